import type { UserCall } from '@conect/auth';
import { accept, isUuid, parseText, refuse, type NewId, type Result } from '@conect/kernel';
import { isConfirmed, isClosed } from '../../../account/domain/account';
import { grantMembership } from '../../../membership/application/commands/grant-membership';
import { endMembership } from '../../../membership/application/end-membership';
import { refuseUnlessSggAdmin } from '../../../membership/application/refuse-unless-sgg-admin';
import { isOpen } from '../../../membership/domain/institution';
import { personal, type InTransaction } from '../../../service/application/ports';
import { badInput, type IdentityErrorCode } from '../../../service/domain/refusals';
import { decideAccountRequest, type AccountRequest } from '../../domain/account-request';
import type { InstitutionAccountUnit } from '../ports';

interface Dependencies {
  readonly inTransaction: InTransaction<InstitutionAccountUnit>;
  readonly secondFactorRequired: boolean;
  readonly newId: NewId;
}

interface Input {
  readonly requestId: string;
}

type Decided = Promise<Result<{ requestId: string }, IdentityErrorCode>>;

const maximumReason = 2_000;

export type ValidateRepresentative = ReturnType<typeof createValidateRepresentative>;

/** Makes the person of a request the one representative of the institution; for SGG_ADMIN. The one before him ends with it. */
export const createValidateRepresentative =
  ({ inTransaction, secondFactorRequired, newId }: Dependencies) =>
  (call: UserCall, { requestId }: Input): Decided =>
    inTransaction(call, async (unit) => {
      const found = await requestFor(unit, call, { requestId, secondFactorRequired });
      if (!found.ok) return found;
      const decided = decideAccountRequest(found.value, { actorId: call.principal.userId, rejectionReason: null }, unit.now);
      if (!decided.ok) return decided;
      const request = decided.value;
      const { institutionId, userId } = request;
      const institution = await unit.institutions.findById(institutionId);
      const account = await unit.accounts.findByIdForUpdate(userId);
      const canSpeak = account !== null && isConfirmed(account) && !isClosed(account) && institution !== null && isOpen(institution);
      if (!canSpeak) return refuse({ code: 'INVALID_STATE', field: ['requestId'] });

      await endPrevious(unit, institutionId);
      const membershipId = await grantMembership(unit, newId, { userId, role: 'INSTITUTION_REPRESENTATIVE', institutionId, organizationId: null, grantedBy: call.principal.userId });
      await write(unit, request, {});
      await unit.publish({ name: 'InstitutionRepresentativeValidated', request, membershipId });
      return accept({ requestId: request.id });
    });

export type RejectRepresentative = ReturnType<typeof createRejectRepresentative>;

/** Rejects a request, with a reason that its sender reads; for SGG_ADMIN. */
export const createRejectRepresentative =
  ({ inTransaction, secondFactorRequired }: Omit<Dependencies, 'newId'>) =>
  (call: UserCall, { requestId, reason: text }: Input & { readonly reason: string }): Decided =>
    inTransaction(call, async (unit) => {
      const found = await requestFor(unit, call, { requestId, secondFactorRequired });
      if (!found.ok) return found;
      const reason = parseText(text, { max: maximumReason }, ['reason']);
      if (!reason.ok) return refuse(badInput(['reason'], 'LENGTH', { minimum: 1, maximum: maximumReason }));
      const decided = decideAccountRequest(found.value, { actorId: call.principal.userId, rejectionReason: reason.value }, unit.now);
      if (!decided.ok) return decided;

      await write(unit, decided.value, { reason: { before: null, after: personal } });
      await unit.publish({ name: 'InstitutionRepresentativeRejected', request: decided.value });
      return accept({ requestId: decided.value.id });
    });

interface Sought extends Input {
  readonly secondFactorRequired: boolean;
}

/** The request, read under its institution's lock, by somebody who may decide it. */
async function requestFor(unit: InstitutionAccountUnit, call: UserCall, { requestId, secondFactorRequired }: Sought): Promise<Result<AccountRequest, IdentityErrorCode>> {
  const allowed = await refuseUnlessSggAdmin(unit, call.principal, secondFactorRequired);
  if (!allowed.ok) return allowed;
  const known = isUuid(requestId) ? await unit.accountRequests.findById(requestId) : null;
  if (known !== null) await unit.institutions.findByIdForUpdate(known.institutionId);
  const request = known === null ? null : await unit.accountRequests.findByIdForUpdate(known.id);
  return request === null ? refuse({ code: 'NOT_FOUND', field: ['requestId'] }) : accept(request);
}

/** SGG Order 1128/2025 art. 3: an institution designates one representative. */
async function endPrevious(unit: InstitutionAccountUnit, institutionId: string): Promise<void> {
  const held = await unit.memberships.findActiveOfInstitutions([institutionId]);
  for (const one of held.filter(({ role }) => role === 'INSTITUTION_REPRESENTATIVE')) await endMembership(unit, one);
}

async function write(unit: InstitutionAccountUnit, request: AccountRequest, more: Record<string, { before: unknown; after: unknown }>): Promise<void> {
  await unit.accountRequests.save(request);
  await unit.audit({ subjectType: 'InstitutionAccountRequest', subjectId: request.id, changes: { status: { before: 'PENDING', after: request.status }, ...more } });
}
