import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

/** Ids only: who the people are stands encrypted in volunteering. */
const contract = z.object({
  contractId: z.uuid().describe('The contract; the key of its topic.'),
  organizationId: z.uuid().describe('The host.'),
  opportunityId: z.uuid().describe('The opportunity it is about.'),
  applicationId: z.uuid().describe('The application that it follows.'),
  volunteerId: z.uuid().describe('The volunteer.'),
});
const written = contract.extend({
  recipientRef: z
    .object({ service: z.literal('volunteering').describe('The service that says whom the reference means.'), ref: z.string().describe('Opaque; says nothing of the person.') })
    .describe('The guardian, who has no account: volunteering answers address, name and secret link when messaging writes.'),
});

const example = {
  contractId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf301',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  opportunityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf001',
  applicationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf201',
  volunteerId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0aa',
};
const exampleWritten = { ...example, recipientRef: { service: 'volunteering' as const, ref: 'consent.0193a5d2-7f00-7cc1-9d55-3f6a0c1bf401' } };

const toContract = (name: string, when: string) => defineEvent({ aggregate: 'contract', name, when, data: contract, example });
/** Of what messaging tells people. */
const toldToContract = (name: string, when: string) => defineEvent({ aggregate: 'contract', name, when, consumers: ['messaging'], data: contract, example });
const toGuardian = (name: string, when: string) => defineEvent({ aggregate: 'contract', name, when, consumers: ['messaging'], data: written, example: exampleWritten });

/** Edge: nothing -> DRAFT. */
export const contractGenerated = toldToContract('ContractGenerated', 'A host draws a contract up for an accepted volunteer.');

/** Edges: DRAFT, PENDING_GUARDIAN or PENDING_VOLUNTEER -> PENDING_GUARDIAN or PENDING_VOLUNTEER. */
export const contractDetailsProvided = toContract('ContractDetailsProvided', 'The volunteer says, or corrects, what the paper needs of him; a guardian is to be asked when he is 15 on the first day.');

/** Edge: PENDING_GUARDIAN -> PENDING_GUARDIAN. */
export const guardianConsentRequested = toGuardian('GuardianConsentRequested', 'A guardian is asked for his consent to the contract of a volunteer of 15 years.');

/** Edge: PENDING_GUARDIAN -> PENDING_VOLUNTEER. */
export const guardianConsentGiven = toGuardian('GuardianConsentGiven', 'A guardian consents; from now on he can take it back by a link of his own.');

/** Edge: PENDING_GUARDIAN -> REJECTED. */
export const guardianConsentRefused = toldToContract('GuardianConsentRefused', 'A guardian does not consent: there will be no contract.');

/** Edges: PENDING_VOLUNTEER or PENDING_HOST -> REJECTED; ACTIVE or NOTICE_GIVEN -> TERMINATED. */
export const guardianConsentRevoked = toldToContract('GuardianConsentRevoked', 'A guardian takes his consent back: the contract ends at once.');

/** Edge: PENDING_VOLUNTEER -> PENDING_HOST. */
export const contractSigned = toldToContract('ContractSigned', 'The volunteer signs.');

/** Edge: PENDING_HOST -> ACTIVE. */
export const contractActivated = toldToContract('ContractActivated', 'The host signs: the contract is in force and stands in the register of volunteers.');

/** Edges: DRAFT, PENDING_GUARDIAN, PENDING_VOLUNTEER or PENDING_HOST -> REJECTED. */
export const contractRejected = toldToContract('ContractRejected', 'The volunteer does not want the contract.');

/** Edges: DRAFT, PENDING_GUARDIAN, PENDING_VOLUNTEER or PENDING_HOST -> CANCELLED. */
export const contractCancelled = toldToContract('ContractCancelled', 'The host calls the contract off, or its days are over before both have signed.');

/** Edge: ACTIVE -> NOTICE_GIVEN. */
export const contractNoticeGiven = defineEvent({
  aggregate: 'contract',
  name: 'ContractNoticeGiven',
  when: 'One side ends the contract by 15 days of notice.',
  consumers: ['messaging'],
  data: contract.extend({ noticeEndsOn: z.iso.date().describe('The last day of the notice, in Romania.') }),
  example: { ...example, noticeEndsOn: '2026-05-19' },
});

/** Edge: NOTICE_GIVEN -> TERMINATED. */
export const contractTerminated = toldToContract('ContractTerminated', 'The notice is over, and the contract with it.');

/** Edge: ACTIVE -> EXPIRED. */
export const contractExpired = toldToContract('ContractExpired', 'The last day of the contract is over.');

/** Edge: ACTIVE -> ACTIVE. */
export const renegotiationProposed = toldToContract('RenegotiationProposed', 'One side proposes other terms; the other answers within 15 days.');

/** Edge: ACTIVE -> ACTIVE. */
export const renegotiationAccepted = toldToContract('RenegotiationAccepted', 'The other side accepts the proposed terms: the contract has a new wording, signed by both.');

/** Edge: ACTIVE -> ACTIVE. */
export const renegotiationDeclined = toldToContract('RenegotiationDeclined', 'The other side declines the proposed terms: what was agreed goes on.');

/** Edges: ACTIVE, NOTICE_GIVEN, TERMINATED or EXPIRED -> the same. */
export const renegotiationLapsed = toContract('RenegotiationLapsed', 'Nobody answered the proposed terms within their term.');

/** Every event of a contract. */
export const contractEvents = [
  contractGenerated,
  contractDetailsProvided,
  guardianConsentRequested,
  guardianConsentGiven,
  guardianConsentRefused,
  guardianConsentRevoked,
  contractSigned,
  contractActivated,
  contractRejected,
  contractCancelled,
  contractNoticeGiven,
  contractTerminated,
  contractExpired,
  renegotiationProposed,
  renegotiationAccepted,
  renegotiationDeclined,
  renegotiationLapsed,
] as const;
