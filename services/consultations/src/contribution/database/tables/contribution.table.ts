import { EntitySchema } from 'typeorm';

/** One contribution: where it stands; what its author says is in its versions. */
export interface ContributionRow {
  id: string;
  version: number;
  consultationId: string;
  institutionId: string;
  year: number;
  number: number;
  receivedAt: Date;
  createdAt: Date;
  channel: string;
  authorKind: string;
  authorUserId: string | null;
  authorOrganizationId: string | null;
  authorInstitutionId: string | null;
  recordedBy: string | null;
  scanDocumentId: string | null;
  status: string;
  statusSince: Date;
  contentNumber: number;
  erasedAt: Date | null;
  justification: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionNumber: number | null;
  moderationNumber: number | null;
}

export const contributionTable = new EntitySchema<ContributionRow>({
  name: 'contribution',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'contribution_pkey' },
    version: { type: 'integer' },
    consultationId: { type: 'uuid', name: 'consultation_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    year: { type: 'integer', name: 'registration_year' },
    number: { type: 'integer', name: 'registration_number' },
    receivedAt: { type: 'timestamptz', name: 'received_at' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    channel: { type: 'text' },
    authorKind: { type: 'text', name: 'author_kind' },
    authorUserId: { type: 'uuid', name: 'author_user_id', nullable: true },
    authorOrganizationId: { type: 'uuid', name: 'author_organization_id', nullable: true },
    authorInstitutionId: { type: 'uuid', name: 'author_institution_id', nullable: true },
    recordedBy: { type: 'uuid', name: 'recorded_by', nullable: true },
    scanDocumentId: { type: 'uuid', name: 'scan_document_id', nullable: true },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    contentNumber: { type: 'integer', name: 'content_number' },
    erasedAt: { type: 'timestamptz', name: 'erased_at', nullable: true },
    justification: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    decisionNumber: { type: 'integer', name: 'decision_number', nullable: true },
    moderationNumber: { type: 'integer', name: 'moderation_number', nullable: true },
  },
  foreignKeys: [{ name: 'contribution_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  uniques: [{ name: 'contribution_registration_number_key', columns: ['institutionId', 'year', 'number'] }],
  checks: [
    { name: 'contribution_status_known', expression: `status IN ('SUBMITTED', 'WITHDRAWN', 'UNDER_REVIEW', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE')` },
    {
      name: 'contribution_decision_known',
      expression: `(status IN ('ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE')) = (decision_number IS NOT NULL) AND (decision_number IS NULL) = (decided_at IS NULL) AND (decision_number IS NULL) = (decided_by IS NULL)`,
    },
    { name: 'contribution_decision_justified', expression: `status NOT IN ('PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE') OR justification IS NOT NULL` },
    { name: 'contribution_channel_known', expression: `channel IN ('PLATFORM', 'POST', 'EMAIL', 'IN_PERSON')` },
    {
      name: 'contribution_author_known',
      expression: `author_kind IN ('ORGANIZATION', 'INDIVIDUAL', 'INSTITUTION') AND (author_organization_id IS NULL OR author_kind = 'ORGANIZATION') AND (author_institution_id IS NULL OR author_kind = 'INSTITUTION')`,
    },
    { name: 'contribution_channel_whole', expression: `(channel = 'PLATFORM') = (author_user_id IS NOT NULL) AND (channel = 'PLATFORM') = (recorded_by IS NULL)` },
    { name: 'contribution_numbered', expression: `registration_number >= 1 AND content_number >= 1` },
  ],
  indices: [
    { name: 'contribution_to_review_idx', columns: ['consultationId', 'id'], where: `status = 'SUBMITTED'` },
    { name: 'contribution_consultation_id_idx', columns: ['consultationId', 'createdAt', 'id'] },
    { name: 'contribution_organization_idx', columns: ['authorOrganizationId', 'createdAt', 'id'], where: 'author_organization_id IS NOT NULL' },
    { name: 'contribution_author_user_id_idx', columns: ['authorUserId'], where: 'author_user_id IS NOT NULL' },
  ],
});

/** What an author has said at one time. */
export interface ContributionVersionRow {
  contributionId: string;
  number: number;
  writtenAt: Date;
  writtenBy: string | null;
  draftVersionNumber: number;
  kind: string;
  text: string | null;
  articleRefs: { blockId: string; ref: { article: string; paragraph: string | null; letter: string | null; point: string | null } }[];
  membersRepresented: number | null;
  interest: string | null;
  funding: string | null;
  display: string;
  contactName: string | null;
  contactEmail: string | null;
  contactAddress: string | null;
  contactPhone: string | null;
  attachmentIds: string[];
}

export const contributionVersionTable = new EntitySchema<ContributionVersionRow>({
  name: 'contribution_version',
  columns: {
    contributionId: { type: 'uuid', name: 'contribution_id', primary: true, primaryKeyConstraintName: 'contribution_version_pkey' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'contribution_version_pkey' },
    writtenAt: { type: 'timestamptz', name: 'written_at' },
    writtenBy: { type: 'uuid', name: 'written_by', nullable: true },
    draftVersionNumber: { type: 'integer', name: 'draft_version_number' },
    kind: { type: 'text' },
    text: { type: 'text', nullable: true },
    articleRefs: { type: 'jsonb', name: 'article_refs' },
    membersRepresented: { type: 'integer', name: 'members_represented', nullable: true },
    interest: { type: 'text', nullable: true },
    funding: { type: 'text', nullable: true },
    display: { type: 'text' },
    contactName: { type: 'text', name: 'contact_name', nullable: true },
    contactEmail: { type: 'text', name: 'contact_email', nullable: true },
    contactAddress: { type: 'text', name: 'contact_address', nullable: true },
    contactPhone: { type: 'text', name: 'contact_phone', nullable: true },
    attachmentIds: { type: 'uuid', array: true, name: 'attachment_ids' },
  },
  foreignKeys: [{ name: 'contribution_version_contribution_id_fkey', target: 'contribution', columnNames: ['contribution_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'contribution_version_kind_known', expression: `kind IN ('PROPOSAL', 'SUGGESTION', 'OPINION')` },
    { name: 'contribution_version_display_known', expression: `display IN ('NAME', 'INITIALS')` },
    { name: 'contribution_version_lists_counted', expression: `jsonb_array_length(article_refs) <= 50 AND cardinality(attachment_ids) <= 5` },
  ],
  indices: [
    { name: 'contribution_version_written_by_idx', columns: ['writtenBy'] },
    // Of a method that TypeORM cannot declare.
    { name: 'contribution_version_attachment_ids_idx', synchronize: false, columns: ['attachmentIds'] },
  ],
});

/** What an institution decided about a contribution at one time. */
export interface ContributionDecisionRow {
  contributionId: string;
  number: number;
  status: string;
  justification: string | null;
  decidedAt: Date;
  decidedBy: string;
}

export const contributionDecisionTable = new EntitySchema<ContributionDecisionRow>({
  name: 'contribution_decision',
  columns: {
    contributionId: { type: 'uuid', name: 'contribution_id', primary: true, primaryKeyConstraintName: 'contribution_decision_pkey' },
    number: { type: 'integer', primary: true, primaryKeyConstraintName: 'contribution_decision_pkey' },
    status: { type: 'text' },
    justification: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at' },
    decidedBy: { type: 'uuid', name: 'decided_by' },
  },
  foreignKeys: [{ name: 'contribution_decision_contribution_id_fkey', target: 'contribution', columnNames: ['contribution_id'], referencedColumnNames: ['id'] }],
  checks: [{ name: 'contribution_decision_status_known', expression: `status IN ('ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'NOT_APPLICABLE')` }],
});
