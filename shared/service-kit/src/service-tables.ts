import type { QueryRunner } from 'typeorm';

/**
 * For a service's first migration: the audit trail (append only), the idempotency records and the business clock.
 * `business_now()` is the database's time plus a stored offset; production keeps the offset at zero.
 */
export async function createServiceTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE audit_entry (
      id bigint GENERATED ALWAYS AS IDENTITY,
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      business_at timestamptz NOT NULL,
      actor_id uuid,
      action text NOT NULL,
      subject_type text NOT NULL,
      subject_id uuid NOT NULL,
      request_id text,
      changes jsonb NOT NULL,
      CONSTRAINT audit_entry_pkey PRIMARY KEY (id)
    );
    CREATE INDEX audit_entry_subject_idx ON audit_entry (subject_type, subject_id, id);
    CREATE INDEX audit_entry_actor_idx ON audit_entry (actor_id, id);

    CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'The audit trail is append only.' USING ERRCODE = 'insufficient_privilege';
    END $$;
    CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

    CREATE TABLE idempotency_record (
      user_id uuid NOT NULL,
      operation text NOT NULL,
      key text NOT NULL,
      input_hash text NOT NULL,
      result_ids jsonb,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT idempotency_record_pkey PRIMARY KEY (user_id, operation, key)
    );
    CREATE INDEX idempotency_record_created_at_idx ON idempotency_record (created_at);

    CREATE TABLE business_clock (
      singleton boolean NOT NULL DEFAULT true,
      clock_offset interval NOT NULL DEFAULT '0',
      CONSTRAINT business_clock_pkey PRIMARY KEY (singleton),
      CONSTRAINT business_clock_one_row CHECK (singleton)
    );
    INSERT INTO business_clock DEFAULT VALUES;
    CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql STABLE
      AS $$ SELECT now() + (SELECT clock_offset FROM business_clock) $$;
  `);
}

/** Undoes {@link createServiceTables}, for a migration's `down`. */
export async function dropServiceTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    DROP FUNCTION business_now();
    DROP TABLE business_clock;
    DROP TABLE idempotency_record;
    DROP TABLE audit_entry;
    DROP FUNCTION refuse_audit_change();
  `);
}

/** Tables that no EntitySchema describes; a drift test leaves them out. */
export const serviceTableNames = ['audit_entry', 'audit_head', 'idempotency_record', 'business_clock'] as const;
