import { dayOf } from '@conect/legal-clock';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { VolunteeringContract } from './contract';
import { hasEdge } from './lifecycle';
import { inState } from './permissions';
import type { VolunteerDetails } from './terms';
import { needsGuardian } from './write-paper';

/** Where a guardian's consent stands (acordul părinților sau al tutorelui, Codul muncii art. 13(2)). */
type GuardianConsentStatus = 'REQUESTED' | 'GIVEN' | 'REFUSED' | 'REVOKED' | 'REPLACED';

/** Who answers for a volunteer of 15 years. */
export interface Guardian {
  readonly fullName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly relation: GuardianRelation;
  /** In which language CONECT writes. */
  readonly language: 'RO' | 'EN';
}

/** How a guardian is related to the volunteer. */
export type GuardianRelation = 'MOTHER' | 'FATHER' | 'LEGAL_GUARDIAN';

/** A guardian asked for his consent to one contract; who it is stands encrypted elsewhere. */
export interface GuardianConsent {
  readonly id: string;
  readonly contractId: string;
  readonly status: GuardianConsentStatus;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  /** The instant from which the link no longer opens. */
  readonly expiresAt: Date;
  /** Null while it waits for the guardian, and when another took its place before he answered. */
  readonly decidedAt: Date | null;
  /** SHA-256 of the text that he consented to; null while he has not. */
  readonly sha256: string | null;
}

/** For so long a guardian's link opens. */
const consentDays = 7;

/** So many guardians can be asked for one contract: nobody is to be flooded with mails through it. */
export const maximumConsentRequests = 5;

/** A guardian is asked. */
export const requestConsent = ({ id, contractId, requestedBy }: Pick<GuardianConsent, 'id' | 'contractId' | 'requestedBy'>, now: Date): GuardianConsent => ({
  id,
  contractId,
  status: 'REQUESTED',
  requestedAt: now,
  requestedBy,
  expiresAt: new Date(now.getTime() + consentDays * 86_400_000),
  decidedAt: null,
  sha256: null,
});

/** Whether the consent leaves something to decide by the link: the first is used once, and for seven days; the second as long as the consent is given. */
export const isOpenLink = (link: GuardianLink, { status, expiresAt }: GuardianConsent, now: Date): boolean => (link === 'consent' ? status === 'REQUESTED' && now < expiresAt : status === 'GIVEN');

/** The guardian decides over the text with this hash, or takes back what he decided. */
export const decideConsent = (before: GuardianConsent, status: 'GIVEN' | 'REFUSED' | 'REVOKED', { sha256, now }: { readonly sha256: string | null; readonly now: Date }): GuardianConsent => ({
  ...before,
  status,
  decidedAt: now,
  sha256: status === 'REVOKED' ? before.sha256 : sha256,
});

/** Another request, or another text, takes the place of a consent. */
export const replaceConsent = (before: GuardianConsent): GuardianConsent => ({ ...before, status: 'REPLACED' });

/** How messaging names the guardian whose mail leads to the request, or to the revocation; it says nothing of the person. */
export const recipientRefOf = (link: GuardianLink, consentId: string): string => `${link}.${consentId}`;

/** Where a guardian's link leads: to the request, or, once he has consented, to the revocation. */
export type GuardianLink = 'consent' | 'revocation';

/** Reads a {@link recipientRefOf}; null for what is none. */
export function readRecipientRef(ref: string): { readonly link: GuardianLink; readonly consentId: string } | null {
  const parts = /^(consent|revocation)\.([0-9a-f-]{36})$/.exec(ref);
  return parts === null ? null : { link: parts[1] as GuardianLink, consentId: parts[2]! };
}

/** What a guardian decides by each link: the mutations, as the lifecycle calls them. */
const decisionsBy = { consent: ['giveGuardianConsent', 'refuseGuardianConsent'], revocation: ['revokeGuardianConsent'] } as const;

/** A link, and what it leads to as it is now. */
interface LinkScene {
  readonly link: GuardianLink;
  readonly consent: GuardianConsent;
  readonly contract: Pick<VolunteeringContract, 'status'>;
  /** Null once the volunteer's details are gone. */
  readonly volunteer: Pick<VolunteerDetails, 'birthDate'> | null;
  /** Business time. */
  readonly now: Date;
}

/**
 * Why nothing can be decided by a link any more; empty when something can. The commands and the page, which shows a contract only to who decides about it, both ask here.
 * From the 16th birthday on the volunteer has a capacity of his own (Codul muncii art. 13(1)), and ends his contract himself.
 */
export function refusalsOfLink({ link, consent, contract, volunteer, now }: LinkScene): readonly VolunteeringRefusal[] {
  const closed = (status: string): readonly VolunteeringRefusal[] => [{ code: 'INVALID_STATE', field: ['token'], params: { status } }];
  if (!isOpenLink(link, consent, now)) return closed(link === 'consent' && consent.status === 'REQUESTED' ? 'GUARDIAN_EXPIRED' : `GUARDIAN_${consent.status}`);
  if (link === 'revocation' && volunteer !== null && !needsGuardian(volunteer.birthDate, dayOf(now))) return closed('GUARDIAN_NOT_NEEDED');
  return decisionsBy[link].every((by) => hasEdge(contract.status, by)) ? [] : [inState(contract)];
}
