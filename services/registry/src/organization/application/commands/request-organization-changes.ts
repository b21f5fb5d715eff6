import { refuse, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import type { RegistryErrorCode } from '../../../service/domain/refusals';
import { requestChanges } from '../../domain/registration';
import { parseFieldComments, type FieldComment } from '../../domain/review-comment';
import { changeOrganization, type Decide } from '../change-organization';
import type { InOrganizationTransaction, OrganizationIds } from '../ports';

interface Dependencies {
  readonly inTransaction: InOrganizationTransaction;
  readonly newId: NewId;
}

/** Which registration goes back, and what to change in it. */
interface ChangesRequest {
  readonly organizationId: string;
  readonly comments: readonly FieldComment[];
}

/** See {@link createRequestOrganizationChanges}. */
export type RequestOrganizationChanges = (call: UserCall, request: ChangesRequest) => Promise<Result<OrganizationIds, RegistryErrorCode>>;

/** Sends a registration back to its applicant with a comment per field. */
export const createRequestOrganizationChanges =
  ({ inTransaction, newId }: Dependencies): RequestOrganizationChanges =>
  (call, { organizationId, comments }) =>
    changeOrganization(inTransaction, call, { organizationId, action: 'requestChanges', decide: decideChanges(comments, newId) });

const decideChanges =
  (given: readonly FieldComment[], newId: NewId): Decide =>
  async ({ reviewComments, now }, organization, authorId) => {
    const comments = parseFieldComments(given);
    if (!comments.ok) return comments;
    const change = requestChanges(organization, [...new Set(comments.value.map(({ field }) => field.join('.')))], now);
    if (!change.ok) return refuse(...change.refusals);

    const organizationId = organization.id;
    const round = (await reviewComments.lastRound(organizationId)) + 1;
    await reviewComments.insert(
      comments.value.map((comment) => ({ ...comment, id: newId(), organizationId, round, authorId, createdAt: now })),
    );
    return change;
  };
