import { In, type EntityManager } from 'typeorm';
import type { ReviewCommentStore } from '../../application/ports';
import type { ReviewComment } from '../../domain/review-comment';
import { organizationReviewCommentTable, type OrganizationReviewCommentRow } from '../tables/organization-review-comment.table';

/** The review comments of one transaction, by TypeORM. */
export function createReviewCommentStore(manager: EntityManager): ReviewCommentStore & ReviewCommentReader {
  const rows = manager.getRepository(organizationReviewCommentTable);
  return {
    lastRound: async (organizationId) => (await rows.maximum('round', { organizationId })) ?? 0,
    async insert(comments) {
      await rows.insert(comments.map(toRow));
    },
    async findByOrganizationIds(organizationIds) {
      const found = await rows.find({ where: { organizationId: In([...organizationIds]) }, order: { round: 'DESC', id: 'ASC' } });
      return found.map(toReviewComment);
    },
  };
}

/** Reads comments for the graph. */
export interface ReviewCommentReader {
  /** The newest round first. */
  readonly findByOrganizationIds: (organizationIds: readonly string[]) => Promise<readonly ReviewComment[]>;
}

const toRow = ({ field, ...comment }: ReviewComment): OrganizationReviewCommentRow => ({ ...comment, field: field.join('.') });
const toReviewComment = ({ field, ...row }: OrganizationReviewCommentRow): ReviewComment => ({ ...row, field: field.split('.') });
