import { addDays } from '@conect/legal-clock';
import { lastDayOf, type ContractStatus, type VolunteeringContract } from './contract';

/** Who moves a contract on; SYSTEM is a job. */
type ContractActor = 'VOLUNTEER' | 'HOST' | 'GUARDIAN' | 'SYSTEM';

/** What can have happened to a contract. */
export type ContractEventType =
  | 'ContractGenerated'
  | 'ContractDetailsProvided'
  | 'GuardianConsentRequested'
  | 'GuardianConsentGiven'
  | 'GuardianConsentRefused'
  | 'GuardianConsentRevoked'
  | 'ContractSigned'
  | 'ContractActivated'
  | 'ContractRejected'
  | 'ContractCancelled'
  | 'ContractNoticeGiven'
  | 'ContractTerminated'
  | 'ContractExpired'
  | 'RenegotiationProposed'
  | 'RenegotiationAccepted'
  | 'RenegotiationDeclined'
  | 'RenegotiationLapsed';

/** Something that happened to a contract; the contract is as it is afterwards. */
export interface ContractEvent {
  readonly type: ContractEventType;
  readonly contract: VolunteeringContract;
  /** Whom messaging writes to about it, beside those with an account: a guardian. */
  readonly recipientRef?: string;
}

/** One edge of a contract's life; NONE is what is not there yet. */
export interface ContractEdge {
  readonly from: ContractStatus | 'NONE';
  readonly to: ContractStatus;
  /** The mutation that walks it, or the job. */
  readonly by: string;
  readonly actors: readonly ContractActor[];
  /** What the others are told. */
  readonly event: ContractEventType;
}

/** What can still be called off, because nobody is bound yet. */
const pendingStatuses = ['DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER', 'PENDING_HOST'] as const satisfies readonly ContractStatus[];

/** What binds both. */
const bindingStatuses = ['ACTIVE', 'NOTICE_GIVEN'] as const satisfies readonly ContractStatus[];

/** What has been in force: the register of volunteers holds these. */
const registeredStatuses = ['ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED'] as const satisfies readonly ContractStatus[];

const beforeSignature = ['DRAFT', 'PENDING_GUARDIAN', 'PENDING_VOLUNTEER'] as const;
const edges = (from: readonly ContractStatus[], to: ContractStatus, how: Pick<ContractEdge, 'by' | 'actors' | 'event'>): readonly ContractEdge[] => from.map((status) => ({ from: status, to, ...how }));

/** Every edge of a contract's life (domain 2.7); what is not here is refused with INVALID_STATE. */
export const contractLifecycle: readonly ContractEdge[] = [
  { from: 'NONE', to: 'DRAFT', by: 'generateContract', actors: ['HOST'], event: 'ContractGenerated' },
  // Corrected details make another text: a guardian who had consented to the one before is asked anew.
  ...edges(beforeSignature, 'PENDING_GUARDIAN', { by: 'provideContractDetails', actors: ['VOLUNTEER'], event: 'ContractDetailsProvided' }),
  ...edges(beforeSignature, 'PENDING_VOLUNTEER', { by: 'provideContractDetails', actors: ['VOLUNTEER'], event: 'ContractDetailsProvided' }),
  { from: 'PENDING_GUARDIAN', to: 'PENDING_GUARDIAN', by: 'requestGuardianConsent', actors: ['VOLUNTEER', 'HOST'], event: 'GuardianConsentRequested' },
  { from: 'PENDING_GUARDIAN', to: 'PENDING_VOLUNTEER', by: 'giveGuardianConsent', actors: ['GUARDIAN'], event: 'GuardianConsentGiven' },
  { from: 'PENDING_GUARDIAN', to: 'REJECTED', by: 'refuseGuardianConsent', actors: ['GUARDIAN'], event: 'GuardianConsentRefused' },
  ...edges(['PENDING_VOLUNTEER', 'PENDING_HOST'], 'REJECTED', { by: 'revokeGuardianConsent', actors: ['GUARDIAN'], event: 'GuardianConsentRevoked' }),
  // Without the agreement a 15-year-old lacks the capacity that the contract stands on (Codul muncii art. 13(2)): it ends at once, without notice.
  ...edges(bindingStatuses, 'TERMINATED', { by: 'revokeGuardianConsent', actors: ['GUARDIAN'], event: 'GuardianConsentRevoked' }),
  { from: 'PENDING_VOLUNTEER', to: 'PENDING_HOST', by: 'signContract', actors: ['VOLUNTEER'], event: 'ContractSigned' },
  { from: 'PENDING_HOST', to: 'ACTIVE', by: 'countersignContract', actors: ['HOST'], event: 'ContractActivated' },
  ...edges(pendingStatuses, 'REJECTED', { by: 'rejectContract', actors: ['VOLUNTEER'], event: 'ContractRejected' }),
  ...edges(pendingStatuses, 'CANCELLED', { by: 'cancelContract', actors: ['HOST'], event: 'ContractCancelled' }),
  ...edges(pendingStatuses, 'CANCELLED', { by: 'endContracts', actors: ['SYSTEM'], event: 'ContractCancelled' }),
  { from: 'ACTIVE', to: 'NOTICE_GIVEN', by: 'terminateContract', actors: ['VOLUNTEER', 'HOST'], event: 'ContractNoticeGiven' },
  { from: 'NOTICE_GIVEN', to: 'TERMINATED', by: 'endContracts', actors: ['SYSTEM'], event: 'ContractTerminated' },
  { from: 'ACTIVE', to: 'EXPIRED', by: 'endContracts', actors: ['SYSTEM'], event: 'ContractExpired' },
  { from: 'ACTIVE', to: 'ACTIVE', by: 'renegotiateContract', actors: ['VOLUNTEER', 'HOST'], event: 'RenegotiationProposed' },
  { from: 'ACTIVE', to: 'ACTIVE', by: 'answerRenegotiation', actors: ['VOLUNTEER', 'HOST'], event: 'RenegotiationAccepted' },
  { from: 'ACTIVE', to: 'ACTIVE', by: 'answerRenegotiation', actors: ['VOLUNTEER', 'HOST'], event: 'RenegotiationDeclined' },
  // A proposal outlives the contract that it was about until its term is over.
  ...registeredStatuses.map((status) => ({ from: status, to: status, by: 'endContracts', actors: ['SYSTEM'], event: 'RenegotiationLapsed' }) as const),
];

/** Whether there is an edge from a state by a mutation or the job. */
export const hasEdge = (status: ContractStatus, by: string): boolean => contractLifecycle.some((edge) => edge.from === status && edge.by === by);

/** Whether nothing more happens to it. */
const isOver = (status: ContractStatus): boolean => !([...pendingStatuses, ...bindingStatuses] as readonly ContractStatus[]).includes(status);

/** What a contract says when it is drawn up. */
type NewContract = Omit<VolunteeringContract, 'version' | 'status' | 'statusSince' | 'statusReason' | 'noticeGivenOn' | 'noticeEndsOn' | 'createdAt'>;

/** The host draws a contract up; it waits for what the volunteer says of himself. */
export const generateContract = (said: NewContract, now: Date): ContractEvent => ({
  type: 'ContractGenerated',
  contract: { ...said, version: 1, status: 'DRAFT', statusSince: now, statusReason: null, noticeGivenOn: null, noticeEndsOn: null, createdAt: now },
});

const moved = (before: VolunteeringContract, status: ContractStatus, now: Date, reason: string | null = null): VolunteeringContract => ({
  ...before,
  version: before.version + 1,
  ...(status === before.status ? {} : { status, statusSince: now, statusReason: reason }),
});

/** The volunteer says who he is; one who needs a guardian's consent waits for it. */
export const provideDetails = (before: VolunteeringContract, needsGuardian: boolean, now: Date): ContractEvent => ({
  type: 'ContractDetailsProvided',
  contract: moved(before, needsGuardian ? 'PENDING_GUARDIAN' : 'PENDING_VOLUNTEER', now),
});

/** A guardian is asked for his consent. */
export const requestGuardian = (before: VolunteeringContract, recipientRef: string): ContractEvent => ({
  type: 'GuardianConsentRequested',
  contract: moved(before, before.status, before.statusSince),
  recipientRef,
});

/** The guardian consents; he is written to once more, with the link by which he can take it back. */
export const giveConsent = (before: VolunteeringContract, recipientRef: string, now: Date): ContractEvent => ({ type: 'GuardianConsentGiven', contract: moved(before, 'PENDING_VOLUNTEER', now), recipientRef });

/** The guardian does not consent. */
export const refuseConsent = (before: VolunteeringContract, now: Date): ContractEvent => ({ type: 'GuardianConsentRefused', contract: moved(before, 'REJECTED', now) });

/** The guardian takes his consent back: what binds nobody yet falls, what is in force ends today. */
export const revokeConsent = (before: VolunteeringContract, now: Date): ContractEvent => ({
  type: 'GuardianConsentRevoked',
  contract: moved(before, before.status === 'ACTIVE' || before.status === 'NOTICE_GIVEN' ? 'TERMINATED' : 'REJECTED', now),
});

/** The volunteer signs. */
export const signContract = (before: VolunteeringContract, now: Date): ContractEvent => ({ type: 'ContractSigned', contract: moved(before, 'PENDING_HOST', now) });

/** The host signs: the contract is in force. */
export const countersignContract = (before: VolunteeringContract, now: Date): ContractEvent => ({ type: 'ContractActivated', contract: moved(before, 'ACTIVE', now) });

/** The volunteer does not want it. */
export const rejectContract = (before: VolunteeringContract, reason: string | null, now: Date): ContractEvent => ({ type: 'ContractRejected', contract: moved(before, 'REJECTED', now, reason) });

/** The host calls it off, or its days are over before both have signed. */
export const cancelContract = (before: VolunteeringContract, reason: string | null, now: Date): ContractEvent => ({ type: 'ContractCancelled', contract: moved(before, 'CANCELLED', now, reason) });

/** So long a notice is (denunțare unilaterală, Legea 78/2014); nobody has to give a reason. */
const noticeDays = 15;

/** One side ends it. The day on which notice is given does not count: given on 4 May, its last day is 19 May. */
export const giveNotice = (before: VolunteeringContract, { today, reason, now }: { readonly today: string; readonly reason: string | null; readonly now: Date }): ContractEvent => ({
  type: 'ContractNoticeGiven',
  contract: { ...moved(before, 'NOTICE_GIVEN', now, reason), noticeGivenOn: today, noticeEndsOn: addDays(today, noticeDays) },
});

/** Its last day is over: what time does to it; null when that is nothing. */
export function endContract(before: VolunteeringContract, today: string, now: Date): ContractEvent | null {
  if (today <= lastDayOf(before)) return null;
  if (before.status === 'ACTIVE') return { type: 'ContractExpired', contract: moved(before, 'EXPIRED', now) };
  if (before.status === 'NOTICE_GIVEN') return { type: 'ContractTerminated', contract: moved(before, 'TERMINATED', now, before.statusReason) };
  return isOver(before.status) ? null : cancelContract(before, null, now);
}

/** What happens to a proposal of other terms; the contract stays in the state in which it is. */
export const renegotiated = (before: VolunteeringContract, type: 'RenegotiationProposed' | 'RenegotiationAccepted' | 'RenegotiationDeclined' | 'RenegotiationLapsed'): ContractEvent => ({
  type,
  contract: moved(before, before.status, before.statusSince),
});

/** Why the account of a volunteer cannot be erased yet: contracts that bind or are about to. After their end the erasure goes through (domain 2.11, J15). */
export const erasureBlockers = (contracts: readonly Pick<VolunteeringContract, 'id' | 'status'>[]): readonly string[] => contracts.filter(({ status }) => !isOver(status)).map(({ id }) => id);
