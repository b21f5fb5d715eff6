import { EntitySchema } from 'typeorm';

/** What a reviewer asks to change in one field; the rounds of a registration count from 1. */
export interface OrganizationReviewCommentRow {
  id: string;
  organizationId: string;
  round: number;
  /** Path of input names joined by dots, e.g. `documents.statute`. */
  field: string;
  comment: string;
  authorId: string;
  createdAt: Date;
}

export const organizationReviewCommentTable = new EntitySchema<OrganizationReviewCommentRow>({
  name: 'organization_review_comment',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'organization_review_comment_pkey' },
    organizationId: { type: 'uuid', name: 'organization_id' },
    round: { type: 'integer' },
    field: { type: 'text' },
    comment: { type: 'text' },
    authorId: { type: 'uuid', name: 'author_id' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
  foreignKeys: [
    {
      name: 'organization_review_comment_organization_id_fkey',
      target: 'organization',
      columnNames: ['organization_id'],
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ],
  indices: [{ name: 'organization_review_comment_organization_id_idx', columns: ['organizationId', 'round', 'id'] }],
});
