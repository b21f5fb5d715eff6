import { EntitySchema } from 'typeorm';

/** One activity; what it says is null once it was removed. */
export interface ActivityRow {
  id: string;
  version: number;
  organizationId: string;
  kind: 'PROJECT' | 'EVENT' | 'NEWS';
  status: 'PUBLISHED' | 'REMOVED';
  publishedBy: string;
  createdAt: Date;
  updatedAt: Date;
  removedAt: Date | null;
  removedBy: string | null;
  titleRo: string | null;
  titleEn: string | null;
  textRo: string | null;
  textEn: string | null;
  /** Both titles folded, each word after a space: what a search looks in. */
  searchKey: string | null;
  domains: string[];
  countyCode: string | null;
  localityCode: string | null;
  startsOn: string | null;
  endsOn: string | null;
  documentId: string | null;
  imageId: string | null;
  imageDescription: string | null;
}

const optionalText = (name: string) => ({ type: 'text', name, nullable: true }) as const;
const optionalId = (name: string) => ({ type: 'uuid', name, nullable: true }) as const;

export const activityTable = new EntitySchema<ActivityRow>({
  name: 'activity',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'activity_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    kind: { type: 'text' },
    status: { type: 'text' },
    publishedBy: { type: 'uuid', name: 'published_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    removedAt: { type: 'timestamptz', name: 'removed_at', nullable: true },
    removedBy: optionalId('removed_by'),
    titleRo: optionalText('title_ro'),
    titleEn: optionalText('title_en'),
    textRo: optionalText('text_ro'),
    textEn: optionalText('text_en'),
    searchKey: optionalText('search_key'),
    domains: { type: 'text', array: true },
    countyCode: optionalText('county_code'),
    localityCode: optionalText('locality_code'),
    startsOn: { type: 'date', name: 'starts_on', nullable: true },
    endsOn: { type: 'date', name: 'ends_on', nullable: true },
    documentId: optionalId('document_id'),
    imageId: optionalId('image_id'),
    imageDescription: optionalText('image_description'),
  },
  foreignKeys: [
    { name: 'activity_organization_id_fkey', target: 'organization', columnNames: ['organization_id'], referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { name: 'activity_document_id_fkey', target: 'document', columnNames: ['document_id'], referencedColumnNames: ['id'] },
    { name: 'activity_image_id_fkey', target: 'document', columnNames: ['image_id'], referencedColumnNames: ['id'] },
  ],
  checks: [
    { name: 'activity_kind_known', expression: `kind IN ('PROJECT', 'EVENT', 'NEWS')` },
    { name: 'activity_status_known', expression: `status IN ('PUBLISHED', 'REMOVED')` },
    { name: 'activity_removal_known', expression: `(status = 'REMOVED') = (removed_at IS NOT NULL AND removed_by IS NOT NULL)` },
    { name: 'activity_content_while_published', expression: `(status = 'PUBLISHED') = (title_ro IS NOT NULL AND text_ro IS NOT NULL AND search_key IS NOT NULL)` },
    { name: 'activity_domains_counted', expression: `status = 'REMOVED' OR cardinality(domains) BETWEEN 1 AND 10` },
    { name: 'activity_event_dated', expression: `status = 'REMOVED' OR kind <> 'EVENT' OR starts_on IS NOT NULL` },
    { name: 'activity_days_ordered', expression: `ends_on IS NULL OR (starts_on IS NOT NULL AND ends_on >= starts_on)` },
    { name: 'activity_image_described', expression: `(image_id IS NULL) = (image_description IS NULL)` },
  ],
  indices: [
    { name: 'activity_list_idx', columns: ['createdAt', 'id'], where: `status = 'PUBLISHED'` },
    { name: 'activity_county_idx', columns: ['countyCode', 'createdAt', 'id'], where: `status = 'PUBLISHED'` },
    { name: 'activity_organization_id_idx', columns: ['organizationId', 'createdAt', 'id'] },
    { name: 'activity_document_id_idx', columns: ['documentId'], where: 'document_id IS NOT NULL' },
    { name: 'activity_image_id_idx', columns: ['imageId'], where: 'image_id IS NOT NULL' },
  ],
});
