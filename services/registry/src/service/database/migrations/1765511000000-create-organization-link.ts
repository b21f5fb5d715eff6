import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organizations that belong together: federations, branches, networks. */
export class CreateOrganizationLink1765511000000 implements MigrationInterface {
  name = 'CreateOrganizationLink1765511000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createLink);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE organization_link');
  }
}

const createLink = `
  CREATE TABLE organization_link (
    id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    parent_id uuid NOT NULL,
    member_id uuid NOT NULL,
    requested_by_side text NOT NULL,
    requester_id uuid NOT NULL,
    status text NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    confirmed_by uuid,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_side text,
    close_reason text,
    CONSTRAINT organization_link_pkey PRIMARY KEY (id),
    CONSTRAINT organization_link_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT organization_link_member_id_fkey FOREIGN KEY (member_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT organization_link_kind_known CHECK (kind IN ('FEDERATION_MEMBERSHIP', 'BRANCH', 'NETWORK_MEMBERSHIP')),
    CONSTRAINT organization_link_status_known CHECK (status IN ('PENDING', 'CONFIRMED', 'REFUSED', 'ENDED')),
    CONSTRAINT organization_link_side_known CHECK (requested_by_side IN ('PARENT', 'MEMBER') AND closed_by_side IN ('PARENT', 'MEMBER')),
    CONSTRAINT organization_link_of_two CHECK (parent_id <> member_id),
    CONSTRAINT organization_link_confirmation_known CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)
      AND (status <> 'CONFIRMED' OR confirmed_at IS NOT NULL)),
    CONSTRAINT organization_link_closing_known CHECK ((status IN ('REFUSED', 'ENDED')) = (closed_at IS NOT NULL)),
    CONSTRAINT organization_link_closing_whole CHECK ((closed_by IS NULL) = (closed_by_side IS NULL)
      AND (closed_by IS NULL) = (close_reason IS NULL) AND (status <> 'REFUSED' OR closed_by IS NOT NULL))
  );
  CREATE UNIQUE INDEX organization_link_one_live_key ON organization_link (parent_id, member_id, kind) WHERE status IN ('PENDING', 'CONFIRMED');
  CREATE UNIQUE INDEX organization_link_one_parent_key ON organization_link (member_id) WHERE kind = 'BRANCH' AND status = 'CONFIRMED';
  CREATE INDEX organization_link_parent_id_idx ON organization_link (parent_id, created_at, id);
  CREATE INDEX organization_link_member_id_idx ON organization_link (member_id, created_at, id);
`;
