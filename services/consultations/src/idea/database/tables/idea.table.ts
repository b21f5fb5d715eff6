import { EntitySchema } from 'typeorm';

/** One idea. */
export interface IdeaRow {
  id: string;
  version: number;
  organizationId: string;
  institutionId: string;
  status: string;
  statusSince: Date;
  title: string;
  text: string;
  domains: string[];
  supporterCount: number;
  createdAt: Date;
  createdBy: string;
  answer: string | null;
  consultationId: string | null;
}

export const ideaTable = new EntitySchema<IdeaRow>({
  name: 'idea',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'idea_pkey' },
    version: { type: 'integer' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    institutionId: { type: 'uuid', name: 'institution_id' },
    status: { type: 'text' },
    statusSince: { type: 'timestamptz', name: 'status_since' },
    title: { type: 'text' },
    text: { type: 'text' },
    domains: { type: 'text', array: true },
    supporterCount: { type: 'integer', name: 'supporter_count' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by' },
    answer: { type: 'text', nullable: true },
    consultationId: { type: 'uuid', name: 'consultation_id', nullable: true },
  },
  foreignKeys: [{ name: 'idea_consultation_id_fkey', target: 'consultation', columnNames: ['consultation_id'], referencedColumnNames: ['id'] }],
  checks: [
    { name: 'idea_status_known', expression: `status IN ('SUBMITTED', 'ANSWERED', 'TAKEN_UP', 'WITHDRAWN')` },
    { name: 'idea_answer_known', expression: `(status IN ('ANSWERED', 'TAKEN_UP')) = (answer IS NOT NULL) AND (status = 'TAKEN_UP') = (consultation_id IS NOT NULL)` },
    { name: 'idea_domains_counted', expression: 'cardinality(domains) BETWEEN 1 AND 10' },
    { name: 'idea_supporters_counted', expression: 'supporter_count >= 0' },
  ],
  indices: [
    { name: 'idea_created_at_idx', columns: ['createdAt', 'id'] },
    { name: 'idea_institution_id_idx', columns: ['institutionId', 'createdAt', 'id'] },
    { name: 'idea_organization_id_idx', columns: ['organizationId', 'createdAt', 'id'] },
  ],
});

/** The support of one organization. */
export interface IdeaSupportRow {
  ideaId: string;
  organizationId: string;
  supportedAt: Date;
  supportedBy: string;
}

export const ideaSupportTable = new EntitySchema<IdeaSupportRow>({
  name: 'idea_support',
  columns: {
    ideaId: { type: 'uuid', name: 'idea_id', primary: true, primaryKeyConstraintName: 'idea_support_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id', primary: true, primaryKeyConstraintName: 'idea_support_pkey' },
    supportedAt: { type: 'timestamptz', name: 'supported_at' },
    supportedBy: { type: 'uuid', name: 'supported_by' },
  },
  foreignKeys: [{ name: 'idea_support_idea_id_fkey', target: 'idea', columnNames: ['idea_id'], referencedColumnNames: ['id'] }],
  indices: [{ name: 'idea_support_list_idx', columns: ['ideaId', 'supportedAt', 'organizationId'] }],
});
