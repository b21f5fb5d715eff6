import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses of other systems that are told of public events, and what was sent there. */
export class CreateWebhook1767000680000 implements MigrationInterface {
  name = 'CreateWebhook1767000680000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createWebhook);
    await queryRunner.query(createDelivery);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX effect_ledger_webhook_idx;
      DELETE FROM effect_ledger WHERE kind = 'webhook';
      DROP TABLE webhook_delivery;
      DROP TABLE webhook_secret;
      DROP TABLE webhook;
    `);
  }
}

const createWebhook = `
  CREATE TABLE webhook (
    id uuid NOT NULL,
    version integer NOT NULL,
    owner_kind text NOT NULL,
    owner_id uuid NOT NULL,
    url text NOT NULL,
    event_types text[] NOT NULL,
    description text,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    failing_since timestamptz,
    former_secret_until timestamptz,
    CONSTRAINT webhook_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_owner_kind_known CHECK (owner_kind IN ('ORGANIZATION', 'INSTITUTION')),
    CONSTRAINT webhook_status_known CHECK (status IN ('ACTIVE', 'PAUSED', 'DISABLED', 'DELETED')),
    CONSTRAINT webhook_event_types_some CHECK (cardinality(event_types) > 0)
  );
  CREATE INDEX webhook_owner_idx ON webhook (owner_id, owner_kind, created_at, id) WHERE status <> 'DELETED';
  CREATE INDEX webhook_active_idx ON webhook (id) WHERE status = 'ACTIVE';

  CREATE TABLE webhook_secret (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    sealed bytea NOT NULL,
    valid_until timestamptz,
    CONSTRAINT webhook_secret_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_secret_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook (id)
  );
  CREATE INDEX webhook_secret_webhook_id_idx ON webhook_secret (webhook_id);
  CREATE UNIQUE INDEX webhook_secret_last_key ON webhook_secret (webhook_id) WHERE valid_until IS NULL;
`;

/** Old rows are found by when the ledger recorded them, in real time. */
const createDelivery = `
  CREATE TABLE webhook_delivery (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    message_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    occasion text NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    reason text,
    attempt_count integer NOT NULL,
    last_status integer,
    last_failure text,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook (id),
    CONSTRAINT webhook_delivery_occasion_known CHECK (occasion IN ('EVENT', 'TEST', 'REDELIVERY')),
    CONSTRAINT webhook_delivery_state_known CHECK (state IN ('DUE', 'DELIVERED', 'DROPPED', 'FAILED')),
    CONSTRAINT webhook_delivery_next_attempt_known CHECK ((state = 'DUE') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT webhook_delivery_reason_known CHECK ((state IN ('DROPPED', 'FAILED')) = (reason IS NOT NULL))
  );
  CREATE INDEX webhook_delivery_webhook_id_idx ON webhook_delivery (webhook_id, created_at, id);
  CREATE INDEX webhook_delivery_asked_idx ON webhook_delivery (webhook_id) WHERE state = 'DUE' AND occasion <> 'EVENT';
  CREATE INDEX effect_ledger_webhook_idx ON effect_ledger (recorded_at) WHERE kind = 'webhook';
`;
