import { createEffectLedgerTable, dropEffectLedgerTable } from '@conect/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moves mails into the ledger that every service has for its effects. */
export class KeepMailsInEffectLedger1764900000000 implements MigrationInterface {
  name = 'KeepMailsInEffectLedger1764900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createEffectLedgerTable(queryRunner);
    await queryRunner.query(moveMails);
    await queryRunner.query('DROP TABLE delivery_notification; DROP TABLE delivery; DROP TABLE delivery_start');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createDelivery);
    await queryRunner.query(moveMailsBack);
    await dropEffectLedgerTable(queryRunner);
  }
}

/** A database that has heard of nothing yet has not started: its first start is when its process says so. */
const moveMails = `
  INSERT INTO effect_ledger_start (group_name, started_at) SELECT 'messaging', first_start FROM delivery_start WHERE EXISTS (SELECT FROM inbox);
  INSERT INTO effect_ledger (id, key, kind, payload, state, reason, recorded_at, settled_at)
  SELECT id, 'mail:' || cause || ':' || recipient_service || ':' || recipient_ref, 'mail',
         jsonb_build_object('cause', cause, 'recipient', jsonb_build_object('service', recipient_service, 'ref', recipient_ref), 'kind', kind, 'topic', topic,
           'notificationIds', coalesce((SELECT jsonb_agg(notification_id) FROM delivery_notification WHERE delivery_id = delivery.id), '[]')),
         CASE state WHEN 'PENDING' THEN 'DUE' WHEN 'SENT' THEN 'MADE' ELSE state END, drop_reason, created_at, settled_at
    FROM delivery;
`;

const createDelivery = `
  CREATE TABLE delivery_start (
    singleton boolean NOT NULL DEFAULT true,
    first_start timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT delivery_start_pkey PRIMARY KEY (singleton),
    CONSTRAINT delivery_start_one_row CHECK (singleton)
  );
  INSERT INTO delivery_start DEFAULT VALUES;
  CREATE TABLE delivery (
    id uuid NOT NULL,
    cause text NOT NULL,
    recipient_service text NOT NULL,
    recipient_ref text NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    topic text,
    state text NOT NULL,
    drop_reason text,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_cause_recipient_channel_key UNIQUE (cause, recipient_service, recipient_ref, channel),
    CONSTRAINT delivery_channel_known CHECK (channel IN ('EMAIL')),
    CONSTRAINT delivery_kind_known CHECK (kind IN ('NOTICE', 'DIGEST')),
    CONSTRAINT delivery_state_known CHECK (state IN ('PENDING', 'SENT', 'DROPPED')),
    CONSTRAINT delivery_settled_at_known CHECK ((state = 'PENDING') = (settled_at IS NULL)),
    CONSTRAINT delivery_drop_reasoned CHECK ((state = 'DROPPED') = (drop_reason IS NOT NULL))
  );
  CREATE TABLE delivery_notification (
    delivery_id uuid NOT NULL,
    notification_id uuid NOT NULL,
    CONSTRAINT delivery_notification_pkey PRIMARY KEY (delivery_id, notification_id),
    CONSTRAINT delivery_notification_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery (id),
    CONSTRAINT delivery_notification_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification (id)
  );
`;

/** What failed is dropped in the older words, which had none for it; its reason is kept. */
const moveMailsBack = `
  UPDATE delivery_start SET first_start = started_at FROM effect_ledger_start WHERE group_name = 'messaging';
  INSERT INTO delivery (id, cause, recipient_service, recipient_ref, channel, kind, topic, state, drop_reason, created_at, settled_at)
  SELECT id, payload ->> 'cause', payload -> 'recipient' ->> 'service', payload -> 'recipient' ->> 'ref', 'EMAIL', payload ->> 'kind', payload ->> 'topic',
         CASE state WHEN 'DUE' THEN 'PENDING' WHEN 'MADE' THEN 'SENT' ELSE 'DROPPED' END, reason, recorded_at, settled_at
    FROM effect_ledger WHERE kind = 'mail';
  INSERT INTO delivery_notification (delivery_id, notification_id)
  SELECT effect.id, notification.id FROM effect_ledger effect, jsonb_array_elements_text(payload -> 'notificationIds') AS told, notification
   WHERE effect.kind = 'mail' AND notification.id = told::uuid;
`;
