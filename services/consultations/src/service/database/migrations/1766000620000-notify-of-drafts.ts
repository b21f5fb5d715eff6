import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and organizations ask institutions for their drafts, and are served each. */
export class NotifyOfDrafts1766000620000 implements MigrationInterface {
  name = 'NotifyOfDrafts1766000620000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createRequests);
    await queryRunner.query(createNotifications);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE draft_notification_round; DROP TABLE draft_notification; DROP TABLE draft_notification_request');
  }
}

const createRequests = `
  CREATE TABLE draft_notification_request (
    id uuid NOT NULL,
    version integer NOT NULL,
    institution_id uuid NOT NULL,
    holder text NOT NULL,
    user_id uuid,
    organization_id uuid,
    domains text[] NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT draft_notification_request_pkey PRIMARY KEY (id),
    CONSTRAINT draft_notification_request_kind_known CHECK (holder IN ('INDIVIDUAL', 'ORGANIZATION')),
    CONSTRAINT draft_notification_request_holder_known CHECK ((holder = 'ORGANIZATION') = (organization_id IS NOT NULL) AND (holder = 'INDIVIDUAL' OR user_id IS NULL)
      AND (user_id IS NOT NULL OR organization_id IS NOT NULL OR ended_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX draft_notification_request_person_key ON draft_notification_request (institution_id, user_id) WHERE ended_at IS NULL AND user_id IS NOT NULL;
  CREATE UNIQUE INDEX draft_notification_request_organization_key ON draft_notification_request (institution_id, organization_id)
    WHERE ended_at IS NULL AND organization_id IS NOT NULL;
  CREATE INDEX draft_notification_request_institution_idx ON draft_notification_request (institution_id, created_at, id);
  CREATE INDEX draft_notification_request_user_idx ON draft_notification_request (user_id);
  CREATE INDEX draft_notification_request_member_idx ON draft_notification_request (organization_id);
`;

const createNotifications = `
  CREATE TABLE draft_notification (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    request_id uuid NOT NULL,
    holder text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT draft_notification_pkey PRIMARY KEY (id),
    CONSTRAINT draft_notification_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT draft_notification_request_id_fkey FOREIGN KEY (request_id) REFERENCES draft_notification_request (id),
    CONSTRAINT draft_notification_once_key UNIQUE (request_id, consultation_id)
  );
  CREATE INDEX draft_notification_institution_idx ON draft_notification (institution_id, created_at);
  CREATE TABLE draft_notification_round (
    consultation_id uuid NOT NULL,
    begun_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT draft_notification_round_pkey PRIMARY KEY (consultation_id),
    CONSTRAINT draft_notification_round_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id)
  );
  CREATE INDEX draft_notification_round_waiting_idx ON draft_notification_round (begun_at) WHERE ended_at IS NULL;
`;
