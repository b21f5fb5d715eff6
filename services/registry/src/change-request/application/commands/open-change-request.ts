import { accept, isUsableFor, isUuid, latestDayIn, refuse, textOf, type NewId, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { refusalsOfStoredFacts } from '../../../organization/application/stored-facts';
import { mergeProfile } from '../../../organization/domain/merge-profile';
import type { Organization } from '../../../organization/domain/organization';
import { notFound, refusalsOf } from '../../../organization/domain/permissions';
import type { ProfileInput } from '../../../organization/domain/profile-input';
import { missingForSubmission } from '../../../organization/domain/submission';
import { badInput, conflict, type RegistryErrorCode, type RegistryRefusal } from '../../../service/domain/refusals';
import { changedPathsOf, openChangeRequest, sensitiveChanges, type SensitiveChanges } from '../../domain/change-request';
import type { ChangeRequestIds, ChangeRequestUnit, InChangeRequestTransaction } from '../ports';
import { recordChangeRequest } from '../record-change-request';

interface Dependencies {
  readonly inTransaction: InChangeRequestTransaction;
  readonly newId: NewId;
}

/** What is to change of which organization, and why. */
interface OpenRequest {
  readonly organizationId: string;
  readonly changes: ProfileInput;
  readonly reason: string;
  readonly document?: string | null | undefined;
}

/** See {@link createOpenChangeRequest}. */
export type OpenChangeRequest = (call: UserCall, request: OpenRequest) => Promise<Result<ChangeRequestIds, RegistryErrorCode>>;

/** An administrator asks SGG to change sensitive fields; one request of an organization waits at a time, and the old values stay public. */
export const createOpenChangeRequest =
  ({ inTransaction, newId }: Dependencies): OpenChangeRequest =>
  async (call, request) => {
    const { organizationId } = request;
    if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));

    return inTransaction(call, async (unit) => {
      const { userId } = call.principal;
      const organization = await unit.organizations.findByIdForUpdate(organizationId);
      if (organization === null) return refuse(notFound);
      const refusals = refusalsOf('openChangeRequest', await unit.viewers.of(call.principal), organization);
      if (refusals.length > 0) return refuse(...refusals);

      const wanted = await wantedChanges(unit, organization, { changes: request.changes, userId });
      const reason = textOf(2_000)(request.reason, ['reason'], '');
      const documentId = request.document ?? null;
      const unusable = [...wanted.refusals, ...(reason.ok ? [] : reason.refusals), ...(await refusalsOfEvidence(unit, documentId, userId)), ...(await refusalsOfSecond(unit, organization.id))];
      if (!reason.ok || unusable.length > 0) return refuse(...unusable);

      const id = newId();
      const facts = { id, organizationId: organization.id, source: 'ORGANIZATION' as const, requesterId: userId, changes: wanted.changes, reason: reason.value, documentId };
      await recordChangeRequest(unit, null, openChangeRequest(facts, unit.now));
      return accept({ changeRequestId: id });
    });
  };

interface Wanted {
  readonly changes: ProfileInput;
  readonly userId: string;
}

async function wantedChanges(unit: ChangeRequestUnit, organization: Organization, { changes: input, userId }: Wanted): Promise<{ changes: SensitiveChanges; refusals: readonly RegistryRefusal[] }> {
  const { id, profile: before } = organization;
  const { profile: after, refusals } = mergeProfile(before, input, latestDayIn(unit.now));
  const stored = await refusalsOfStoredFacts(unit, { organizationId: id, before, after, userId });
  const changes = sensitiveChanges(before, after);
  const paths = changedPathsOf(changes);
  const lost = missingForSubmission(after).filter(({ field }) => paths.includes(field?.join('.') ?? ''));
  const none = refusals.length === 0 && paths.length === 0 ? [badInput([], 'VALUE')] : [];
  return { changes, refusals: [...refusals, ...stored, ...lost, ...none].map(inChanges) };
}

/** The path of input names begins with the group that holds the changes. */
const inChanges = (refusal: RegistryRefusal): RegistryRefusal => ({ ...refusal, field: ['changes', ...(refusal.field ?? [])] });

async function refusalsOfEvidence({ documents }: ChangeRequestUnit, id: string | null, userId: string): Promise<readonly RegistryRefusal[]> {
  if (id === null) return [];
  const document = isUuid(id) ? await documents.findById(id) : null;
  return isUsableFor('CHANGE_EVIDENCE', document, userId) ? [] : [badInput(['document'], 'STORED_CHANGE_EVIDENCE')];
}

/** At most one request of an organization waits. */
export const refusalsOfSecond = async ({ changeRequests }: ChangeRequestUnit, organizationId: string): Promise<readonly RegistryRefusal[]> =>
  (await changeRequests.hasPending(organizationId)) ? [conflict('CHANGE_REQUEST', ['organizationId'])] : [];
