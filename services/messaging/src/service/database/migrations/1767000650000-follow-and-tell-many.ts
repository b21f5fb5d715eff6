import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people follow, which consultations are public, and what many people are being told. */
export class FollowAndTellMany1767000650000 implements MigrationInterface {
  name = 'FollowAndTellMany1767000650000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE follow (
        id uuid NOT NULL,
        version integer NOT NULL,
        user_id uuid NOT NULL,
        target_type text NOT NULL,
        target_id text NOT NULL,
        email_frequency text,
        created_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT follow_pkey PRIMARY KEY (id),
        CONSTRAINT follow_target_user_key UNIQUE (target_type, target_id, user_id),
        CONSTRAINT follow_target_type_known CHECK (target_type IN ('Institution', 'Organization', 'Consultation', 'ActivityDomain', 'County')),
        CONSTRAINT follow_email_frequency_known CHECK (email_frequency IN ('INSTANT', 'DAILY', 'WEEKLY', 'NONE'))
      );
      CREATE INDEX follow_user_id_idx ON follow (user_id, created_at, id);

      CREATE TABLE public_consultation (
        id uuid NOT NULL,
        institution_id uuid NOT NULL,
        title text NOT NULL,
        domains text[] NOT NULL,
        version integer NOT NULL,
        as_of timestamptz NOT NULL,
        CONSTRAINT public_consultation_pkey PRIMARY KEY (id)
      );

      CREATE TABLE telling (
        id uuid NOT NULL,
        kind text NOT NULL,
        cause jsonb NOT NULL,
        audience jsonb NOT NULL,
        after_user_id uuid,
        told_count integer NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        advanced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz,
        CONSTRAINT telling_pkey PRIMARY KEY (id)
      );
      CREATE INDEX telling_unfinished_idx ON telling (advanced_at, id) WHERE finished_at IS NULL;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM digest_item WHERE topic = 'FOLLOWS';
      DELETE FROM notification WHERE topic = 'FOLLOWS';
      DELETE FROM notification_preference WHERE topic = 'FOLLOWS';
      DROP TABLE telling;
      DROP TABLE public_consultation;
      DROP TABLE follow;
    `);
  }
}
