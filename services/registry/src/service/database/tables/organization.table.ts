import { EntitySchema } from 'typeorm';
import type { BoardMember } from '../../../organization/domain/board';
import type { Contact } from '../../../organization/domain/contacts';

/** One row of `organization`; what belongs to a later status is null until it is reached. */
export interface OrganizationRow {
  id: string;
  version: number;
  source: 'REGISTRATION' | 'NATIONAL_REGISTER';
  type: string;
  status: string;
  legalName: string;
  shortName: string | null;
  cui: string | null;
  nationalRegisterNumber: string | null;
  courtCode: string | null;
  courtRegisterNumber: string | null;
  /** `yyyy-mm-dd` */
  registeredOn: string | null;
  isBranch: boolean;
  publicUtilityStatus: string;
  countyCode: string | null;
  unitCode: string | null;
  localityCode: string | null;
  registeredAddress: string | null;
  purpose: string | null;
  shortDescriptionRo: string | null;
  shortDescriptionEn: string | null;
  descriptionRo: string | null;
  descriptionEn: string | null;
  activityArea: string | null;
  activityCountyCodes: readonly string[];
  activityLocalityCodes: readonly string[];
  website: string | null;
  webPages: readonly string[];
  contactEmail: string | null;
  contactPhone: string | null;
  contacts: readonly Contact[];
  legalRepresentative: string | null;
  boardMembers: readonly BoardMember[];
  statuteDocumentId: string | null;
  logoDocumentId: string | null;
  applicantId: string | null;
  reviewerId: string | null;
  createdAt: Date;
  updatedAt: Date;
  submittedAt: Date | null;
  reviewStartedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionReason: string | null;
  statusSince: Date;
  /** Null for one that SGG never admitted. */
  confirmedAt: Date | null;
  isStale: boolean;
  statusReason: string | null;
}

const optionalText = (name: string) => ({ type: 'text', name, nullable: true }) as const;
const optionalUuid = (name: string) => ({ type: 'uuid', name, nullable: true }) as const;
const textList = (name: string) => ({ type: 'text', name, array: true, default: [] }) as const;
const optionalInstant = (name: string) => ({ type: 'timestamptz', name, nullable: true }) as const;

export const organizationTable = new EntitySchema<OrganizationRow>({
  name: 'organization',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'organization_pkey' },
    version: { type: 'integer' },
    source: { type: 'text' },
    type: { type: 'text' },
    status: { type: 'text' },
    legalName: { type: 'text', name: 'legal_name' },
    shortName: optionalText('short_name'),
    cui: optionalText('cui'),
    nationalRegisterNumber: optionalText('national_register_number'),
    courtCode: optionalText('court_code'),
    courtRegisterNumber: optionalText('court_register_number'),
    registeredOn: { type: 'date', name: 'registered_on', nullable: true },
    isBranch: { type: 'boolean', name: 'is_branch' },
    publicUtilityStatus: { type: 'text', name: 'public_utility_status', default: 'NONE' },
    countyCode: optionalText('county_code'),
    unitCode: optionalText('unit_code'),
    localityCode: optionalText('locality_code'),
    registeredAddress: optionalText('registered_address'),
    purpose: optionalText('purpose'),
    shortDescriptionRo: optionalText('short_description_ro'),
    shortDescriptionEn: optionalText('short_description_en'),
    descriptionRo: optionalText('description_ro'),
    descriptionEn: optionalText('description_en'),
    activityArea: optionalText('activity_area'),
    activityCountyCodes: textList('activity_county_codes'),
    activityLocalityCodes: textList('activity_locality_codes'),
    website: optionalText('website'),
    webPages: textList('web_pages'),
    contactEmail: optionalText('contact_email'),
    contactPhone: optionalText('contact_phone'),
    contacts: { type: 'jsonb', default: [] },
    legalRepresentative: optionalText('legal_representative'),
    boardMembers: { type: 'jsonb', name: 'board_members', default: [] },
    statuteDocumentId: optionalUuid('statute_document_id'),
    logoDocumentId: optionalUuid('logo_document_id'),
    applicantId: optionalUuid('applicant_id'),
    reviewerId: optionalUuid('reviewer_id'),
    createdAt: { type: 'timestamptz', name: 'created_at' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    submittedAt: optionalInstant('submitted_at'),
    reviewStartedAt: optionalInstant('review_started_at'),
    decidedAt: optionalInstant('decided_at'),
    decidedBy: optionalUuid('decided_by'),
    decisionReason: optionalText('decision_reason'),
    statusSince: { type: 'timestamptz', name: 'status_since' },
    confirmedAt: optionalInstant('confirmed_at'),
    isStale: { type: 'boolean', name: 'is_stale', default: false },
    statusReason: optionalText('status_reason'),
  },
  foreignKeys: [
    {
      name: 'organization_statute_document_id_fkey',
      target: 'document',
      columnNames: ['statute_document_id'],
      referencedColumnNames: ['id'],
    },
    { name: 'organization_logo_document_id_fkey', target: 'document', columnNames: ['logo_document_id'], referencedColumnNames: ['id'] },
  ],
  checks: [
    { name: 'organization_source_known', expression: `source IN ('REGISTRATION', 'NATIONAL_REGISTER')` },
    {
      name: 'organization_type_known',
      expression: `type IN ('ASSOCIATION', 'FOUNDATION', 'FEDERATION', 'UNION', 'BRANCH', 'FOREIGN_NONPROFIT', 'SOCIAL_ENTERPRISE', 'INFORMAL_GROUP')`,
    },
    {
      name: 'organization_status_known',
      expression: `status IN ('IMPORTED_UNCLAIMED', 'CLAIM_PENDING', 'DRAFT', 'SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'ACTIVE', 'REJECTED', 'SUSPENDED', 'DISSOLVING', 'DEREGISTERED', 'WITHDRAWN')`,
    },
    {
      name: 'organization_public_utility_status_known',
      expression: `public_utility_status IN ('NONE', 'APPLIED', 'GRANTED', 'WITHDRAWN')`,
    },
    { name: 'organization_activity_area_known', expression: `activity_area IN ('LOCAL', 'REGIONAL', 'NATIONAL', 'INTERNATIONAL')` },
    {
      name: 'organization_activity_counties_fit',
      expression: `coalesce(activity_area IN ('LOCAL', 'REGIONAL'), false) = (cardinality(activity_county_codes) > 0)`,
    },
    {
      name: 'organization_activity_localities_fit',
      expression: `coalesce(activity_area = 'LOCAL', false) = (cardinality(activity_locality_codes) > 0)`,
    },
    { name: 'organization_contacts_listed', expression: `jsonb_typeof(contacts) = 'array'` },
    { name: 'organization_board_members_listed', expression: `jsonb_typeof(board_members) = 'array'` },
    { name: 'organization_cui_digits', expression: `cui ~ '^[0-9]{2,10}$'` },
    { name: 'organization_applicant_known', expression: `source <> 'REGISTRATION' OR applicant_id IS NOT NULL` },
    {
      name: 'organization_submission_known',
      expression: `status NOT IN ('SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES') OR submitted_at IS NOT NULL`,
    },
    {
      name: 'organization_review_known',
      expression: `status NOT IN ('IN_REVIEW', 'NEEDS_CHANGES') OR (reviewer_id IS NOT NULL AND review_started_at IS NOT NULL)`,
    },
    { name: 'organization_rejection_reasoned', expression: `status <> 'REJECTED' OR decision_reason IS NOT NULL` },
    { name: 'organization_suspension_reasoned', expression: `status <> 'SUSPENDED' OR status_reason IS NOT NULL` },
    { name: 'organization_stale_once_confirmed', expression: `NOT is_stale OR confirmed_at IS NOT NULL` },
  ],
  indices: [
    {
      name: 'organization_live_cui_key',
      columns: ['cui'],
      unique: true,
      where: `cui IS NOT NULL AND status NOT IN ('DRAFT', 'REJECTED', 'DEREGISTERED', 'WITHDRAWN')`,
    },
    { name: 'organization_review_queue_idx', columns: ['submittedAt', 'id'], where: `status IN ('SUBMITTED', 'IN_REVIEW')` },
    { name: 'organization_confirmation_idx', columns: ['confirmedAt'], where: `status = 'ACTIVE' AND NOT is_stale` },
    // An expression index, which an EntitySchema cannot describe; the migration does.
    { name: 'organization_name_in_county_idx', columns: ['countyCode'], synchronize: false },
    { name: 'organization_applicant_id_idx', columns: ['applicantId'], where: 'applicant_id IS NOT NULL' },
    { name: 'organization_statute_document_id_idx', columns: ['statuteDocumentId'], where: 'statute_document_id IS NOT NULL' },
    { name: 'organization_logo_document_id_idx', columns: ['logoDocumentId'], where: 'logo_document_id IS NOT NULL' },
  ],
});
