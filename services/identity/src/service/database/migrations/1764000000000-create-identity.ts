import { createInboxTable, createOutboxTable } from '@conect/event-bus';
import { createServiceTables, dropServiceTables } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdentity1764000000000 implements MigrationInterface {
  name = 'CreateIdentity1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createServiceTables(queryRunner);
    await createOutboxTable(queryRunner);
    await createInboxTable(queryRunner);
    await queryRunner.query(createAccount);
    await queryRunner.query(createSession);
    await queryRunner.query(createMembership);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE membership;
      DROP TABLE institution;
      DROP TABLE signing_key;
      DROP TABLE refresh_token;
      DROP TABLE session;
      DROP TABLE email_confirmation;
      DROP TABLE user_account;
      DROP TABLE inbox;
      DROP TABLE outbox;
    `);
    await dropServiceTables(queryRunner);
  }
}

const createAccount = `
  CREATE TABLE user_account (
    id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    email text NOT NULL,
    email_confirmed_at timestamptz,
    password_hash text NOT NULL,
    registered_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT user_account_pkey PRIMARY KEY (id),
    CONSTRAINT user_account_language_known CHECK (language IN ('RO', 'EN')),
    CONSTRAINT user_account_email_lower_case CHECK (email = lower(email))
  );
  CREATE UNIQUE INDEX user_account_confirmed_email_key ON user_account (email) WHERE email_confirmed_at IS NOT NULL;
  CREATE UNIQUE INDEX user_account_waiting_email_key ON user_account (email) WHERE email_confirmed_at IS NULL;

  CREATE TABLE email_confirmation (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    purpose text NOT NULL,
    email text NOT NULL,
    name text,
    language text,
    password_hash text,
    previous_email text,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    replaced_at timestamptz,
    CONSTRAINT email_confirmation_pkey PRIMARY KEY (id),
    CONSTRAINT email_confirmation_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
    CONSTRAINT email_confirmation_fits_purpose CHECK (CASE purpose
        WHEN 'REGISTRATION' THEN num_nulls(name, language, password_hash) = 0 AND previous_email IS NULL
        WHEN 'EMAIL_CHANGE' THEN num_nonnulls(name, language, password_hash) = 0 AND previous_email IS NOT NULL
        ELSE false END)
  );
  CREATE INDEX email_confirmation_user_id_idx ON email_confirmation (user_id);
  CREATE INDEX email_confirmation_expires_at_idx ON email_confirmation (expires_at);
`;

const createSession = `
  CREATE TABLE session (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    authenticated_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text,
    CONSTRAINT session_pkey PRIMARY KEY (id),
    CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id) ON DELETE CASCADE,
    CONSTRAINT session_end_reason_known CHECK (end_reason IN ('SIGNED_OUT', 'REFRESH_TOKEN_REUSED')),
    CONSTRAINT session_end_has_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL))
  );
  CREATE INDEX session_user_id_idx ON session (user_id);
  CREATE INDEX session_expires_at_idx ON session (expires_at);

  CREATE TABLE refresh_token (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    predecessor_id uuid,
    hash bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT refresh_token_pkey PRIMARY KEY (id),
    CONSTRAINT refresh_token_hash_key UNIQUE (hash),
    CONSTRAINT refresh_token_predecessor_id_key UNIQUE (predecessor_id),
    CONSTRAINT refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES session (id) ON DELETE CASCADE
  );
  CREATE INDEX refresh_token_session_id_idx ON refresh_token (session_id);

  CREATE TABLE signing_key (
    id uuid NOT NULL,
    status text NOT NULL,
    public_key jsonb NOT NULL,
    encrypted_private_key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    activated_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT signing_key_pkey PRIMARY KEY (id),
    CONSTRAINT signing_key_status_known CHECK (status IN ('NEXT', 'CURRENT', 'RETIRED'))
  );
  CREATE UNIQUE INDEX signing_key_one_per_live_status_key ON signing_key (status) WHERE status <> 'RETIRED';
`;

const createMembership = `
  CREATE TABLE institution (
    id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT institution_pkey PRIMARY KEY (id),
    CONSTRAINT institution_type_known CHECK (type IN
      ('SGG', 'MINISTRY', 'CENTRAL_AGENCY', 'PREFECTURE', 'COUNTY_COUNCIL', 'LOCAL_COUNCIL', 'CITY_HALL'))
  );
  CREATE INDEX institution_name_idx ON institution (name, id);

  CREATE TABLE membership (
    id uuid NOT NULL,
    version integer NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    institution_id uuid,
    organization_id uuid,
    granted_at timestamptz NOT NULL,
    granted_by uuid,
    revoked_at timestamptz,
    CONSTRAINT membership_pkey PRIMARY KEY (id),
    CONSTRAINT membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id),
    CONSTRAINT membership_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institution (id),
    CONSTRAINT membership_role_known CHECK (role IN ('SGG_ADMIN', 'SGG_ANALYST', 'INSTITUTION_REPRESENTATIVE',
      'TRANSPARENCY_OFFICER', 'FOI_OFFICER', 'CIVIL_SOCIETY_UNIT', 'FUNDING_OFFICER', 'NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR')),
    CONSTRAINT membership_role_fits_place CHECK (CASE WHEN role IN ('NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR')
      THEN organization_id IS NOT NULL AND institution_id IS NULL
      ELSE institution_id IS NOT NULL AND organization_id IS NULL END)
  );
  CREATE UNIQUE INDEX membership_user_in_organization_key ON membership (user_id, role, organization_id) WHERE revoked_at IS NULL;
  CREATE UNIQUE INDEX membership_user_in_institution_key ON membership (user_id, role, institution_id) WHERE revoked_at IS NULL;
  CREATE INDEX membership_organization_id_idx ON membership (organization_id) WHERE revoked_at IS NULL;
`;
