import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type NewId, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readIdea, type IdeaInput } from '../../domain/idea-input';
import { submitIdea } from '../../domain/lifecycle';
import { refusalsOfSubmitting } from '../../domain/permissions';
import type { IdeaIds, InIdeaTransaction } from '../ports';
import { recordIdea } from '../record-idea';

interface Dependencies {
  readonly inTransaction: InIdeaTransaction;
  readonly newId: NewId;
}

/** Whose idea, to whom, and what it is. */
interface NewIdea extends IdeaInput {
  readonly organizationId: string;
  readonly institutionId: string;
}

/** See {@link createSubmitIdea}. */
export type SubmitIdea = (call: UserCall, request: NewIdea) => Promise<Result<IdeaIds, ConsultationsErrorCode>>;

/** Who writes for an ACTIVE organization proposes something to an institution that has no draft about it; everybody sees it. */
export const createSubmitIdea =
  ({ inTransaction, newId }: Dependencies): SubmitIdea =>
  async (call, { organizationId: organization, institutionId: institution, ...input }) => {
    const badIds = Object.entries({ organizationId: organization, institutionId: institution }).flatMap(([field, id]) => (isUuid(id) ? [] : [badInput([field], 'UUID')]));
    if (badIds.length > 0) return refuse(...badIds);
    const [organizationId, institutionId] = [organization.toLowerCase(), institution.toLowerCase()];

    return inTransaction<IdeaIds>(call, async (unit) => {
      const scene = { organizationId, organizationStatus: await unit.organizations.statusOf(organizationId), isOpen: await unit.institutions.isOpen(institutionId) };
      const refusals = refusalsOfSubmitting(await unit.viewers.of(call.principal), scene);
      if (refusals.length > 0) return refuse(...refusals);
      const said = readIdea(input);
      if (!said.ok) return said;

      const ideaId = newId();
      await recordIdea(unit, null, submitIdea({ id: ideaId, organizationId, institutionId, ...said.value, createdBy: call.principal.userId }, unit.now));
      return accept({ ideaId });
    });
  };
