import type { QueryRunner } from 'typeorm';

/** For a service's migration: the table that {@link appendToOutbox} writes and the relay drains. */
export async function createOutboxTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE outbox (
      position bigint GENERATED ALWAYS AS IDENTITY,
      transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
      event_id uuid NOT NULL,
      topic text NOT NULL,
      key text NOT NULL,
      headers jsonb NOT NULL,
      value text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      sent_at timestamptz,
      CONSTRAINT outbox_pkey PRIMARY KEY (position),
      CONSTRAINT outbox_event_id_key UNIQUE (event_id),
      CONSTRAINT outbox_value_size CHECK (octet_length(value) <= 262144)
    );
    CREATE INDEX outbox_unsent_idx ON outbox (position) WHERE sent_at IS NULL;
  `);
}
