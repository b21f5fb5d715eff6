import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is proposed about drafts, and the register of proposals of each institution: a chain of hashes that is added to and never changed. */
export class RegisterContributions1766000410000 implements MigrationInterface {
  name = 'RegisterContributions1766000410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createContributions);
    await queryRunner.query(createRegister);
    await queryRunner.query(guardRegister);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE register_root; DROP TABLE register_salt; DROP TABLE register_seal; DROP TABLE register_entry; DROP TABLE register_head; DROP TABLE register_counter;
      DROP FUNCTION refuse_register_change();
      DROP TABLE contribution_version; DROP TABLE contribution;
      DROP INDEX draft_block_article_idx;
    `);
  }
}

const createContributions = `
  CREATE TABLE contribution (
    id uuid NOT NULL,
    version integer NOT NULL,
    consultation_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    registration_year integer NOT NULL,
    registration_number integer NOT NULL,
    received_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    channel text NOT NULL,
    author_kind text NOT NULL,
    author_user_id uuid,
    author_organization_id uuid,
    author_institution_id uuid,
    recorded_by uuid,
    scan_document_id uuid,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    content_number integer NOT NULL,
    erased_at timestamptz,
    CONSTRAINT contribution_pkey PRIMARY KEY (id),
    CONSTRAINT contribution_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT contribution_registration_number_key UNIQUE (institution_id, registration_year, registration_number),
    CONSTRAINT contribution_status_known CHECK (status IN ('SUBMITTED', 'WITHDRAWN')),
    CONSTRAINT contribution_channel_known CHECK (channel IN ('PLATFORM', 'POST', 'EMAIL', 'IN_PERSON')),
    CONSTRAINT contribution_author_known CHECK (author_kind IN ('ORGANIZATION', 'INDIVIDUAL', 'INSTITUTION')
      AND (author_organization_id IS NULL OR author_kind = 'ORGANIZATION') AND (author_institution_id IS NULL OR author_kind = 'INSTITUTION')),
    CONSTRAINT contribution_channel_whole CHECK ((channel = 'PLATFORM') = (author_user_id IS NOT NULL) AND (channel = 'PLATFORM') = (recorded_by IS NULL)),
    CONSTRAINT contribution_numbered CHECK (registration_number >= 1 AND content_number >= 1)
  );
  CREATE INDEX contribution_consultation_id_idx ON contribution (consultation_id, created_at, id);
  CREATE INDEX contribution_organization_idx ON contribution (author_organization_id, created_at, id) WHERE author_organization_id IS NOT NULL;
  CREATE INDEX contribution_author_user_id_idx ON contribution (author_user_id) WHERE author_user_id IS NOT NULL;

  CREATE TABLE contribution_version (
    contribution_id uuid NOT NULL,
    number integer NOT NULL,
    written_at timestamptz NOT NULL,
    written_by uuid,
    draft_version_number integer NOT NULL,
    kind text NOT NULL,
    text text,
    article_refs jsonb NOT NULL,
    members_represented integer,
    interest text,
    funding text,
    display text NOT NULL,
    contact_name text,
    contact_email text,
    contact_address text,
    contact_phone text,
    attachment_ids uuid[] NOT NULL,
    CONSTRAINT contribution_version_pkey PRIMARY KEY (contribution_id, number),
    CONSTRAINT contribution_version_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution (id),
    CONSTRAINT contribution_version_kind_known CHECK (kind IN ('PROPOSAL', 'SUGGESTION', 'OPINION')),
    CONSTRAINT contribution_version_display_known CHECK (display IN ('NAME', 'INITIALS')),
    CONSTRAINT contribution_version_lists_counted CHECK (jsonb_array_length(article_refs) <= 50 AND cardinality(attachment_ids) <= 5)
  );
  CREATE INDEX contribution_version_written_by_idx ON contribution_version (written_by);
  CREATE INDEX contribution_version_attachment_ids_idx ON contribution_version USING gin (attachment_ids);

  CREATE INDEX draft_block_article_idx ON draft_block (version_id, article, position);
`;

const createRegister = `
  CREATE TABLE register_counter (
    institution_id uuid NOT NULL,
    year integer NOT NULL,
    last_number integer NOT NULL,
    CONSTRAINT register_counter_pkey PRIMARY KEY (institution_id, year)
  ) WITH (fillfactor = 70);
  CREATE TABLE register_head (
    institution_id uuid NOT NULL,
    entry_count integer NOT NULL DEFAULT 0,
    hash bytea NOT NULL,
    CONSTRAINT register_head_pkey PRIMARY KEY (institution_id),
    CONSTRAINT register_head_hash_size CHECK (octet_length(hash) = 32)
  ) WITH (fillfactor = 70);
  CREATE TABLE register_entry (
    institution_id uuid NOT NULL,
    sequence integer NOT NULL,
    kind text NOT NULL,
    contribution_id uuid NOT NULL,
    registration_year integer NOT NULL,
    registration_number integer NOT NULL,
    received_at timestamptz NOT NULL,
    at timestamptz NOT NULL,
    item_number integer,
    item_hash bytea NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT register_entry_pkey PRIMARY KEY (institution_id, sequence),
    CONSTRAINT register_entry_contribution_id_fkey FOREIGN KEY (contribution_id) REFERENCES contribution (id),
    CONSTRAINT register_entry_kind_known CHECK (kind IN ('RECEIVED', 'EDITED', 'WITHDRAWN', 'ERASED')),
    CONSTRAINT register_entry_hash_size CHECK (octet_length(item_hash) = 32 AND octet_length(previous_hash) = 32 AND octet_length(hash) = 32)
  );
  CREATE INDEX register_entry_contribution_id_idx ON register_entry (contribution_id, sequence);
  CREATE TABLE register_seal (
    institution_id uuid NOT NULL,
    sequence integer NOT NULL,
    field text NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT register_seal_pkey PRIMARY KEY (institution_id, sequence, field),
    CONSTRAINT register_seal_entry_fkey FOREIGN KEY (institution_id, sequence) REFERENCES register_entry (institution_id, sequence)
  );
  CREATE TABLE register_salt (
    institution_id uuid NOT NULL,
    sequence integer NOT NULL,
    field text NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT register_salt_pkey PRIMARY KEY (institution_id, sequence, field),
    CONSTRAINT register_salt_seal_fkey FOREIGN KEY (institution_id, sequence, field) REFERENCES register_seal (institution_id, sequence, field)
  );
  CREATE TABLE register_root (
    institution_id uuid NOT NULL,
    day date NOT NULL,
    sequence integer NOT NULL,
    hash bytea NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT register_root_pkey PRIMARY KEY (institution_id, day),
    CONSTRAINT register_root_entry_fkey FOREIGN KEY (institution_id, sequence) REFERENCES register_entry (institution_id, sequence)
  );
`;

// Neither the process nor, by mistake, the owner changes what the register says, takes it back, or gives a number twice.
const guardRegister = `
  CREATE FUNCTION refuse_register_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The register of proposals is append only.' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER register_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON register_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_register_change();
  CREATE TRIGGER register_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON register_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_register_change();
  CREATE TRIGGER register_root_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON register_root FOR EACH STATEMENT EXECUTE FUNCTION refuse_register_change();
  CREATE TRIGGER register_head_kept BEFORE DELETE OR TRUNCATE ON register_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_register_change();
  CREATE TRIGGER register_head_moves_on BEFORE UPDATE ON register_head FOR EACH ROW
    WHEN (NEW.institution_id <> OLD.institution_id OR NEW.entry_count < OLD.entry_count OR (NEW.entry_count = OLD.entry_count AND NEW.hash <> OLD.hash))
    EXECUTE FUNCTION refuse_register_change();
  CREATE TRIGGER register_counter_kept BEFORE DELETE OR TRUNCATE ON register_counter FOR EACH STATEMENT EXECUTE FUNCTION refuse_register_change();
  CREATE TRIGGER register_counter_moves_on BEFORE UPDATE ON register_counter FOR EACH ROW
    WHEN (NEW.institution_id <> OLD.institution_id OR NEW.year <> OLD.year OR NEW.last_number <> OLD.last_number + 1)
    EXECUTE FUNCTION refuse_register_change();
`;
