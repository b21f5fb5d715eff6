import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Communities of expertise, and who is in them. */
export class CreateCommunity1765320000000 implements MigrationInterface {
  name = 'CreateCommunity1765320000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createCommunity);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE community_member; DROP TABLE community');
  }
}

const createCommunity = `
  CREATE TABLE community (
    id uuid NOT NULL,
    version integer NOT NULL,
    domain text NOT NULL,
    name_ro text NOT NULL,
    name_en text NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT community_pkey PRIMARY KEY (id)
  );
  CREATE INDEX community_created_at_idx ON community (created_at, id);
  CREATE TABLE community_member (
    id uuid NOT NULL,
    community_id uuid NOT NULL,
    organization_id uuid,
    user_id uuid,
    expertise text,
    created_at timestamptz NOT NULL,
    joined_by uuid NOT NULL,
    left_at timestamptz,
    CONSTRAINT community_member_pkey PRIMARY KEY (id),
    CONSTRAINT community_member_community_id_fkey FOREIGN KEY (community_id) REFERENCES community (id) ON DELETE CASCADE,
    CONSTRAINT community_member_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT community_member_party_known CHECK ((organization_id IS NOT NULL AND user_id IS NULL AND expertise IS NULL)
      OR (organization_id IS NULL AND user_id IS NOT NULL AND expertise IS NOT NULL))
  );
  CREATE UNIQUE INDEX community_member_organization_key ON community_member (community_id, organization_id) WHERE left_at IS NULL AND organization_id IS NOT NULL;
  CREATE UNIQUE INDEX community_member_user_key ON community_member (community_id, user_id) WHERE left_at IS NULL AND user_id IS NOT NULL;
  CREATE INDEX community_member_list_idx ON community_member (community_id, created_at, id) WHERE left_at IS NULL;
  CREATE INDEX community_member_organization_id_idx ON community_member (organization_id) WHERE organization_id IS NOT NULL;
`;
