import { allowValues, forbidValues } from '@conect/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organizations tell of their work. */
export class CreateActivity1765510000000 implements MigrationInterface {
  name = 'CreateActivity1765510000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createActivity);
    await allowValues(queryRunner, purposes, added);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE activity');
    await queryRunner.query('DELETE FROM document WHERE purpose = ANY ($1)', [added]);
    await forbidValues(queryRunner, purposes, added);
  }
}

const purposes = { table: 'document', column: 'purpose', constraint: 'document_purpose_known' } as const;
const added = ['ACTIVITY_DOCUMENT', 'ACTIVITY_IMAGE'];

const createActivity = `
  CREATE TABLE activity (
    id uuid NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    published_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    removed_at timestamptz,
    removed_by uuid,
    title_ro text,
    title_en text,
    text_ro text,
    text_en text,
    search_key text,
    domains text[] NOT NULL,
    county_code text,
    locality_code text,
    starts_on date,
    ends_on date,
    document_id uuid,
    image_id uuid,
    image_description text,
    CONSTRAINT activity_pkey PRIMARY KEY (id),
    CONSTRAINT activity_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT activity_document_id_fkey FOREIGN KEY (document_id) REFERENCES document (id),
    CONSTRAINT activity_image_id_fkey FOREIGN KEY (image_id) REFERENCES document (id),
    CONSTRAINT activity_kind_known CHECK (kind IN ('PROJECT', 'EVENT', 'NEWS')),
    CONSTRAINT activity_status_known CHECK (status IN ('PUBLISHED', 'REMOVED')),
    CONSTRAINT activity_removal_known CHECK ((status = 'REMOVED') = (removed_at IS NOT NULL AND removed_by IS NOT NULL)),
    CONSTRAINT activity_content_while_published CHECK ((status = 'PUBLISHED')
      = (title_ro IS NOT NULL AND text_ro IS NOT NULL AND search_key IS NOT NULL)),
    CONSTRAINT activity_domains_counted CHECK (status = 'REMOVED' OR cardinality(domains) BETWEEN 1 AND 10),
    CONSTRAINT activity_event_dated CHECK (status = 'REMOVED' OR kind <> 'EVENT' OR starts_on IS NOT NULL),
    CONSTRAINT activity_days_ordered CHECK (ends_on IS NULL OR (starts_on IS NOT NULL AND ends_on >= starts_on)),
    CONSTRAINT activity_image_described CHECK ((image_id IS NULL) = (image_description IS NULL))
  );
  CREATE INDEX activity_list_idx ON activity (created_at, id) WHERE status = 'PUBLISHED';
  CREATE INDEX activity_county_idx ON activity (county_code, created_at, id) WHERE status = 'PUBLISHED';
  CREATE INDEX activity_organization_id_idx ON activity (organization_id, created_at, id);
  CREATE INDEX activity_document_id_idx ON activity (document_id) WHERE document_id IS NOT NULL;
  CREATE INDEX activity_image_id_idx ON activity (image_id) WHERE image_id IS NOT NULL;
`;
