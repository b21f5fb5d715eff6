import { accept, refuse, type Result } from '@conect/kernel';
import type { OrganizationProfile } from '../../organization/domain/organization';
import { profileFields, type ProfileField } from '../../organization/domain/profile-fields';
import type { RegistryErrorCode } from '../../service/domain/refusals';

/** New values of sensitive fields, by the profile's own names. */
export type SensitiveChanges = Partial<OrganizationProfile>;

/** What every change request has, whatever its status. */
interface ChangeRequestFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly organizationId: string;
  /** Who asks: its own people, or the national register. */
  readonly source: 'ORGANIZATION' | 'NATIONAL_REGISTER';
  /** Null for the register. */
  readonly requesterId: string | null;
  readonly changes: SensitiveChanges;
  /** Why, in the words of who asks. */
  readonly reason: string;
  /** What shows it. */
  readonly documentId: string | null;
  readonly createdAt: Date;
}

/** Waits for an officer of SGG; the old values stay public. */
interface PendingChangeRequest extends ChangeRequestFacts {
  readonly status: 'PENDING';
}

/** Taken back by the organization. */
interface WithdrawnChangeRequest extends ChangeRequestFacts {
  readonly status: 'WITHDRAWN';
}

/** Decided by an officer. */
interface DecidedChangeRequest extends ChangeRequestFacts {
  readonly status: 'APPROVED' | 'REJECTED';
  readonly decidedAt: Date;
  readonly decidedBy: string;
  /** What the organization reads; null for one that was approved. */
  readonly decisionReason: string | null;
}

/** A change of sensitive fields that SGG has to approve (cerere de modificare; OG 26/2000 art. 33). */
export type ChangeRequest = PendingChangeRequest | WithdrawnChangeRequest | DecidedChangeRequest;

/** What can have happened to a change request; each carries it as it is afterwards. */
export interface ChangeRequestEvent {
  readonly type: 'ChangeRequestOpened' | 'ChangeRequestWithdrawn' | 'ChangeRequestApproved' | 'ChangeRequestRejected';
  readonly changeRequest: ChangeRequest;
}

/** A change of one change request. */
export interface ChangeRequestChange {
  readonly changeRequest: ChangeRequest;
  readonly event: ChangeRequestEvent;
}

type Outcome = Result<ChangeRequestChange, RegistryErrorCode>;

/** The paths of input names that a request wants to change; a derived unit code never stands alone. */
export const changedPathsOf = (changes: SensitiveChanges): readonly string[] =>
  (Object.keys(changes) as ProfileField[]).filter((field) => field !== 'unitCode').map((field) => profileFields[field].path.join('.'));

/** The sensitive fields in which two profiles differ, with the new values. */
export function sensitiveChanges(before: OrganizationProfile, after: OrganizationProfile): SensitiveChanges {
  const fields = (Object.keys(profileFields) as ProfileField[]).filter((field) => profileFields[field].sensitive && before[field] !== after[field]);
  return Object.fromEntries(fields.map((field) => [field, after[field]]));
}

/** Hands a change request in. */
export function openChangeRequest(facts: Omit<ChangeRequestFacts, 'version' | 'createdAt'>, now: Date): ChangeRequestChange {
  return changed('ChangeRequestOpened', { ...facts, version: 1, createdAt: now, status: 'PENDING' });
}

/** Takes a change request back before it is decided. */
export function withdrawChangeRequest(before: ChangeRequest): Outcome {
  if (before.status !== 'PENDING') return noLongerPending(before);
  return accept(changed('ChangeRequestWithdrawn', { ...before, version: before.version + 1, status: 'WITHDRAWN' }));
}

/** Who decides, when, and what those read who are refused. */
interface Decision {
  readonly officerId: string;
  readonly now: Date;
  readonly reason: string | null;
}

/** Approves or rejects a change request; only a rejection keeps a reason. */
export function decideChangeRequest(before: ChangeRequest, status: 'APPROVED' | 'REJECTED', { officerId, now, reason }: Decision): Outcome {
  if (before.status !== 'PENDING') return noLongerPending(before);
  const decision = { decidedAt: now, decidedBy: officerId, decisionReason: status === 'REJECTED' ? reason : null };
  return accept(changed(status === 'APPROVED' ? 'ChangeRequestApproved' : 'ChangeRequestRejected', { ...before, ...decision, version: before.version + 1, status }));
}

const changed = (type: ChangeRequestEvent['type'], changeRequest: ChangeRequest): ChangeRequestChange => ({ changeRequest, event: { type, changeRequest } });

const noLongerPending = ({ status }: ChangeRequest): Result<never, RegistryErrorCode> =>
  refuse({ code: 'INVALID_STATE', params: { status: `CHANGE_REQUEST_${status}` } });
