import { createInboxTable, createOutboxTable } from '@conect/event-bus';
import { createServiceTables, dropServiceTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotification1764600000000 implements MigrationInterface {
  name = 'CreateNotification1764600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createServiceTables(queryRunner);
    await createOutboxTable(queryRunner);
    await createInboxTable(queryRunner);
    await queryRunner.query(createMembership);
    await queryRunner.query(createNotification);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE notification;
      DROP TABLE membership;
      DROP TABLE inbox;
      DROP TABLE outbox;
    `);
    await dropServiceTables(queryRunner);
  }
}

const createMembership = `
  CREATE TABLE membership (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    institution_id uuid,
    organization_id uuid,
    version integer NOT NULL,
    as_of timestamptz NOT NULL,
    revoked boolean NOT NULL,
    CONSTRAINT membership_pkey PRIMARY KEY (id)
  );
  CREATE INDEX membership_role_idx ON membership (role) WHERE NOT revoked;
`;

const createNotification = `
  CREATE TABLE notification (
    id uuid NOT NULL,
    cause_id uuid NOT NULL,
    recipient_service text NOT NULL,
    recipient_ref text NOT NULL,
    kind text NOT NULL,
    topic text NOT NULL,
    facts jsonb NOT NULL,
    organization_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    read_at timestamptz,
    CONSTRAINT notification_pkey PRIMARY KEY (id),
    CONSTRAINT notification_cause_recipient_key UNIQUE (cause_id, recipient_service, recipient_ref)
  );
  CREATE INDEX notification_recipient_idx ON notification (recipient_service, recipient_ref, created_at, id);
  CREATE INDEX notification_unread_idx ON notification (recipient_service, recipient_ref, created_at, id) WHERE read_at IS NULL;
`;
