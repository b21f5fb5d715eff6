import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organizations propose ideas to institutions, and support those of others. */
export class SubmitIdeas1766000210000 implements MigrationInterface {
  name = 'SubmitIdeas1766000210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createIdeas);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE idea_support; DROP TABLE idea');
  }
}

const createIdeas = `
  CREATE TABLE idea (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    institution_id uuid NOT NULL,
    status text NOT NULL,
    status_since timestamptz NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    domains text[] NOT NULL,
    supporter_count integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    answer text,
    consultation_id uuid,
    CONSTRAINT idea_pkey PRIMARY KEY (id),
    CONSTRAINT idea_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES consultation (id),
    CONSTRAINT idea_status_known CHECK (status IN ('SUBMITTED', 'ANSWERED', 'TAKEN_UP', 'WITHDRAWN')),
    CONSTRAINT idea_answer_known CHECK ((status IN ('ANSWERED', 'TAKEN_UP')) = (answer IS NOT NULL) AND (status = 'TAKEN_UP') = (consultation_id IS NOT NULL)),
    CONSTRAINT idea_domains_counted CHECK (cardinality(domains) BETWEEN 1 AND 10),
    CONSTRAINT idea_supporters_counted CHECK (supporter_count >= 0)
  );
  CREATE INDEX idea_created_at_idx ON idea (created_at, id);
  CREATE INDEX idea_institution_id_idx ON idea (institution_id, created_at, id);
  CREATE INDEX idea_organization_id_idx ON idea (organization_id, created_at, id);
  CREATE TABLE idea_support (
    idea_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    supported_at timestamptz NOT NULL,
    supported_by uuid NOT NULL,
    CONSTRAINT idea_support_pkey PRIMARY KEY (idea_id, organization_id),
    CONSTRAINT idea_support_idea_id_fkey FOREIGN KEY (idea_id) REFERENCES idea (id)
  );
  CREATE INDEX idea_support_list_idx ON idea_support (idea_id, supported_at, organization_id);
`;
