import { accept, refuse, type Result } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';

/** What every interest record has, whatever its status. */
interface InterestRecordFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly organizationId: string;
  readonly institutionId: string;
  /** Codes of the activity domains in which the organization wants to be asked; ascending. */
  readonly domains: readonly string[];
  readonly requesterId: string;
  readonly createdAt: Date;
}

/** Waits for an officer of the institution. */
interface RequestedRecord extends InterestRecordFacts {
  readonly status: 'REQUESTED';
}

/** The institution has taken the organization into record. */
interface ConfirmedRecord extends InterestRecordFacts {
  readonly status: 'CONFIRMED';
  readonly confirmedAt: Date;
  readonly confirmedBy: string;
}

/** Which of the two closed it. */
export type Side = 'ORGANIZATION' | 'INSTITUTION';

/** Refused, or ended after or before it was confirmed; the pair may begin anew. */
interface ClosedRecord extends InterestRecordFacts {
  readonly status: 'REFUSED' | 'ENDED';
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string | null;
  readonly closedAt: Date;
  readonly closedBy: string;
  readonly closedBySide: Side;
  readonly closeReason: string;
}

/** An institution takes an organization into its record (luare în evidență; OG 26/2000 art. 51 and 52). */
export type InterestRecord = RequestedRecord | ConfirmedRecord | ClosedRecord;

/** What can have happened to an interest record; it is carried as it is afterwards. */
export interface InterestRecordEvent {
  readonly type: 'InterestRecordRequested' | 'InterestRecordConfirmed' | 'InterestRecordRefused' | 'InterestRecordEnded';
  readonly interestRecord: InterestRecord;
}

/** A change of one interest record. */
export interface InterestRecordChange {
  readonly interestRecord: InterestRecord;
  readonly event: InterestRecordEvent;
}

type Outcome = Result<InterestRecordChange, RegistryErrorCode>;

/** At most so many domains in one record; as many as an organization may have. */
export const maximumInterests = 10;

/** An organization asks to be taken into record. */
export function requestInterestRecord(facts: Omit<InterestRecordFacts, 'version' | 'createdAt'>, now: Date): InterestRecordChange {
  return changed('InterestRecordRequested', { ...facts, domains: [...new Set(facts.domains)].sort(), version: 1, createdAt: now, status: 'REQUESTED' });
}

/** The institution takes the organization into record (OG 26/2000 art. 52). */
export function confirmInterestRecord(before: InterestRecord, officerId: string, now: Date): Outcome {
  if (before.status !== 'REQUESTED') return invalidState(before);
  return accept(changed('InterestRecordConfirmed', { ...before, version: before.version + 1, status: 'CONFIRMED', confirmedAt: now, confirmedBy: officerId }));
}

/** Who closes a record, for which side, and why. */
interface Closing {
  readonly userId: string;
  readonly side: Side;
  readonly reason: string;
  readonly now: Date;
}

/** The institution does not take the organization into record, with a reason that its people read. */
export function refuseInterestRecord(before: InterestRecord, closing: Omit<Closing, 'side'>): Outcome {
  if (before.status !== 'REQUESTED') return invalidState(before);
  return accept(changed('InterestRecordRefused', closed(before, 'REFUSED', { ...closing, side: 'INSTITUTION' })));
}

/** Either side ends a record; what only waits the organization alone takes back, since the institution refuses it. */
export function endInterestRecord(before: InterestRecord, closing: Closing): Outcome {
  if (!isEndableBy(closing.side, before)) return invalidState(before);
  return accept(changed('InterestRecordEnded', closed(before, 'ENDED', closing)));
}

const endings = {
  DEREGISTERED: 'Organizația a fost radiată.',
  WITHDRAWN: 'Organizația s-a retras.',
} as const;

/** What waits or stands ends with its organization: nobody asks one that is no more (OG 26/2000 art. 52 and 71). */
export const endWithOrganization = (before: InterestRecord, organizationStatus: keyof typeof endings, by: Pick<Closing, 'userId' | 'now'>): Outcome =>
  endInterestRecord(before, { ...by, side: 'ORGANIZATION', reason: endings[organizationStatus] });

/** What an institution's people would say of its end. */
const institutionGone = 'Instituția nu mai există.';

/** An institution that exists no more keeps no record: what waits and what stands ends with it (OG 26/2000 art. 52). */
export function endWithInstitution(before: InterestRecord, { userId, now }: Pick<Closing, 'userId' | 'now'>): Outcome {
  if (before.status !== 'REQUESTED' && before.status !== 'CONFIRMED') return invalidState(before);
  return accept(changed('InterestRecordEnded', closed(before, 'ENDED', { userId, now, side: 'INSTITUTION', reason: institutionGone })));
}

/** Whether this side can end the record in its present state. */
export const isEndableBy = (side: Side, record: InterestRecord): record is RequestedRecord | ConfirmedRecord =>
  record.status === 'CONFIRMED' || (record.status === 'REQUESTED' && side === 'ORGANIZATION');

const closed = (before: RequestedRecord | ConfirmedRecord, status: ClosedRecord['status'], { userId, side, reason, now }: Closing): ClosedRecord => ({
  confirmedAt: null,
  confirmedBy: null,
  ...before,
  version: before.version + 1,
  status,
  closedAt: now,
  closedBy: userId,
  closedBySide: side,
  closeReason: reason,
});

const changed = (type: InterestRecordEvent['type'], interestRecord: InterestRecord): InterestRecordChange => ({ interestRecord, event: { type, interestRecord } });

const invalidState = ({ status }: InterestRecord): Result<never, RegistryErrorCode> => refuse({ code: 'INVALID_STATE', params: { status: `INTEREST_RECORD_${status}` } });
