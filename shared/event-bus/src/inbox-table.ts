import type { QueryRunner } from 'typeorm';

/** For a service's migration: the ids of the events this service has handled; a redelivery finds its row and changes nothing. */
export async function createInboxTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE inbox (
      event_id uuid NOT NULL,
      type text NOT NULL,
      subject text NOT NULL,
      aggregate_version bigint NOT NULL,
      handled_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT inbox_pkey PRIMARY KEY (event_id)
    );
  `);
}
