import type { QueryRunner } from 'typeorm';
import { createInboxFloorTable, dropInboxFloorTable } from './inbox-floor';

/** For a service's first migration: everything that its consumer keeps beside its effects, in one call. */
export async function createConsumerTables(queryRunner: QueryRunner): Promise<void> {
  await createInboxTable(queryRunner);
  await createConsumerGenerationTable(queryRunner);
  await createEventPositionTables(queryRunner);
  await createInboxFloorTable(queryRunner);
}

/** Undoes {@link createConsumerTables}, for a migration's `down`. */
export async function dropConsumerTables(queryRunner: QueryRunner): Promise<void> {
  await dropInboxFloorTable(queryRunner);
  await dropEventPositionTables(queryRunner);
  await dropConsumerGenerationTable(queryRunner);
  await queryRunner.query('DROP TABLE inbox');
}

/** Part of {@link createConsumerTables}: the ids of the events this service has handled; a redelivery finds its row and changes nothing. */
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

/** Part of {@link createConsumerTables}: which generation of the service's consumer group applies events; each rebuild begins another. */
export async function createConsumerGenerationTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE consumer_generation (
      singleton boolean NOT NULL DEFAULT true,
      generation integer NOT NULL DEFAULT 1,
      CONSTRAINT consumer_generation_pkey PRIMARY KEY (singleton),
      CONSTRAINT consumer_generation_one_row CHECK (singleton)
    );
    INSERT INTO consumer_generation DEFAULT VALUES;
  `);
}

/** Undoes {@link createConsumerGenerationTable}, for a migration's `down`. */
export async function dropConsumerGenerationTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('DROP TABLE consumer_generation');
}

/** Part of {@link createConsumerTables}: the last version of each aggregate that the service saw, and the versions it misses. */
export async function createEventPositionTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE event_position (
      topic text NOT NULL,
      subject text NOT NULL,
      version bigint NOT NULL,
      record_offset bigint NOT NULL,
      CONSTRAINT event_position_pkey PRIMARY KEY (topic, subject)
    );
    CREATE TABLE event_gap (
      topic text NOT NULL,
      subject text NOT NULL,
      version bigint NOT NULL,
      found_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT event_gap_pkey PRIMARY KEY (topic, subject, version)
    );
  `);
}

/** Undoes {@link createEventPositionTables}, for a migration's `down`. */
export async function dropEventPositionTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('DROP TABLE event_gap; DROP TABLE event_position');
}
