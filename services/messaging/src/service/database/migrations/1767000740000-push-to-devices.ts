import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The devices on which people are told, and whether they want to be told there. */
export class PushToDevices1767000740000 implements MigrationInterface {
  name = 'PushToDevices1767000740000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE push_device (
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        session_id uuid NOT NULL,
        endpoint text NOT NULL,
        p256dh text NOT NULL,
        auth text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT push_device_pkey PRIMARY KEY (id),
        CONSTRAINT push_device_session_id_key UNIQUE (session_id),
        CONSTRAINT push_device_endpoint_key UNIQUE (endpoint)
      );
      CREATE INDEX push_device_user_id_idx ON push_device (user_id, created_at, id);
      ALTER TABLE notification_preference ADD COLUMN is_pushed boolean;
      ALTER TABLE follow ADD COLUMN is_pushed boolean;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM effect_ledger WHERE kind = 'push';
      ALTER TABLE follow DROP COLUMN is_pushed;
      ALTER TABLE notification_preference DROP COLUMN is_pushed;
      DROP TABLE push_device;
    `);
  }
}
