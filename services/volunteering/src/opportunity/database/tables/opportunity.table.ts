import { EntitySchema } from 'typeorm';

/** One opportunity. */
export interface OpportunityRow {
  id: string;
  version: number;
  organizationId: string;
  status: string;
  statusSince: Date;
  statusReason: string | null;
  statusReasonCode: string | null;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  publishedAt: Date | null;
  approvedAt: Date | null;
  title: string;
  description: string;
  volunteeringDomains: string[];
  domains: string[];
  localityId: string | null;
  countyCode: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  startsOn: string;
  endsOn: string;
  applyUntil: string | null;
  acceptance: string;
  places: number | null;
  takenCount: number;
  minimumAge: number;
  isOpenToMinors: boolean;
  hasNightWork: boolean;
  accessibility: string[];
  skills: string[];
  languages: string[];
  benefits: string[];
  questions: object[];
}

export const opportunityTable = new EntitySchema<OpportunityRow>({
  name: 'opportunity',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'opportunity_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    statusReason: { type: 'text', name: 'status_reason', nullable: true },
    statusReasonCode: { type: 'text', name: 'status_reason_code', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    publishedAt: { type: 'timestamptz', name: 'published_at', nullable: true },
    approvedAt: { type: 'timestamptz', name: 'approved_at', nullable: true },
    title: { type: 'text' },
    description: { type: 'text' },
    volunteeringDomains: { type: 'text', array: true, name: 'volunteering_domains' },
    domains: { type: 'text', array: true },
    localityId: { type: 'text', name: 'locality_id', nullable: true },
    countyCode: { type: 'text', name: 'county_code', nullable: true },
    address: { type: 'text', nullable: true },
    latitude: { type: 'double precision', nullable: true },
    longitude: { type: 'double precision', nullable: true },
    startsOn: { type: 'date', name: 'starts_on' },
    endsOn: { type: 'date', name: 'ends_on' },
    applyUntil: { type: 'date', name: 'apply_until', nullable: true },
    acceptance: { type: 'text' },
    places: { type: 'integer', nullable: true },
    takenCount: { type: 'integer', name: 'taken_count' },
    minimumAge: { type: 'integer', name: 'minimum_age' },
    isOpenToMinors: { type: 'boolean', name: 'is_open_to_minors' },
    hasNightWork: { type: 'boolean', name: 'has_night_work' },
    accessibility: { type: 'text', array: true },
    skills: { type: 'text', array: true },
    languages: { type: 'text', array: true },
    benefits: { type: 'text', array: true },
    questions: { type: 'jsonb' },
  },
  checks: [
    { name: 'opportunity_status_known', expression: `status IN ('DRAFT', 'IN_REVIEW', 'REJECTED', 'PUBLISHED', 'PAUSED', 'CLOSED', 'CANCELLED', 'ARCHIVED')` },
    { name: 'opportunity_acceptance_known', expression: `acceptance IN ('AUTOMATIC', 'BY_COORDINATOR')` },
    { name: 'opportunity_days_in_order', expression: 'starts_on <= ends_on AND (apply_until IS NULL OR apply_until <= ends_on)' },
    { name: 'opportunity_place_whole', expression: '(locality_id IS NULL) = (county_code IS NULL) AND (latitude IS NULL) = (longitude IS NULL) AND (locality_id IS NOT NULL OR (address IS NULL AND latitude IS NULL))' },
    { name: 'opportunity_never_oversold', expression: 'taken_count >= 0 AND (places IS NULL OR (places > 0 AND taken_count <= places))' },
    { name: 'opportunity_age_known', expression: 'minimum_age BETWEEN 15 AND 99' },
    { name: 'opportunity_reason_known', expression: `status_reason_code IN ('ORGANIZATION_SUSPENDED', 'ORGANIZATION_ENDED')` },
    { name: 'opportunity_lists_counted', expression: 'cardinality(domains) BETWEEN 1 AND 10 AND cardinality(volunteering_domains) BETWEEN 1 AND 3' },
  ],
  indices: [
    { name: 'opportunity_organization_id_idx', columns: ['organizationId', 'createdAt', 'id'] },
    { name: 'opportunity_ends_on_idx', columns: ['endsOn'], where: `status IN ('PUBLISHED', 'PAUSED')` },
    { name: 'opportunity_over_idx', columns: ['statusSince'], where: `status IN ('CLOSED', 'CANCELLED')` },
    { name: 'opportunity_to_review_idx', columns: ['statusSince', 'id'], where: `status = 'IN_REVIEW'` },
    { name: 'opportunity_approved_idx', columns: ['organizationId'], where: 'approved_at IS NOT NULL' },
    { name: 'opportunity_published_at_idx', columns: ['publishedAt', 'id'], where: `status = 'PUBLISHED'` },
    { name: 'opportunity_county_code_idx', columns: ['countyCode', 'publishedAt', 'id'], where: `status = 'PUBLISHED'` },
  ],
});
