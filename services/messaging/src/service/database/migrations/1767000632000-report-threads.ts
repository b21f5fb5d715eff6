import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the sides of threads report to SGG. */
export class ReportThreads1767000632000 implements MigrationInterface {
  name = 'ReportThreads1767000632000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createReport);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE thread_report');
  }
}

/** A side of a thread has one report that waits for SGG. */
const createReport = `
  CREATE TABLE thread_report (
    id uuid NOT NULL,
    version integer NOT NULL,
    thread_id uuid NOT NULL,
    side text NOT NULL,
    reporter_id uuid NOT NULL,
    message_ids uuid[] NOT NULL,
    reason text,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    reported_at timestamptz NOT NULL,
    decision_reason text,
    decided_by uuid,
    CONSTRAINT thread_report_pkey PRIMARY KEY (id),
    CONSTRAINT thread_report_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES thread (id),
    CONSTRAINT thread_report_side_known CHECK (side IN ('SENDER', 'RECIPIENT')),
    CONSTRAINT thread_report_status_known CHECK (status IN ('OPEN', 'UPHELD', 'DISMISSED')),
    CONSTRAINT thread_report_messages_named CHECK (cardinality(message_ids) BETWEEN 1 AND 10)
  );
  CREATE UNIQUE INDEX thread_report_open_key ON thread_report (thread_id, side) WHERE status = 'OPEN';
  CREATE INDEX thread_report_thread_id_idx ON thread_report (thread_id, side, reported_at, id);
  CREATE INDEX thread_report_reported_at_idx ON thread_report (reported_at, id);
`;
