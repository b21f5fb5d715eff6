import { z } from 'zod';
import { defineEvent, exampleId, organizationId, toOrganization } from './registry-organization';

/** The organization's public utility follows its case. */
export const organizationPublicUtilityChanged = toOrganization({
  name: 'OrganizationPublicUtilityChanged',
  when: 'An organization has applied for public utility, or it was granted, refused or withdrawn.',
  data: z.object({ organizationId, publicUtilityStatus: z.enum(['NONE', 'APPLIED', 'GRANTED', 'WITHDRAWN']) }),
  example: { organizationId: exampleId, publicUtilityStatus: 'GRANTED' },
});

const data = z.object({
  caseId: z.uuid().describe('The case; the key of its topic.'),
  organizationId: organizationId.describe('The organization.'),
  institutionId: z.uuid().nullable().describe('The competent institution; null until SGG names it.'),
  dueAt: z.iso.datetime().nullable().describe('When the term of whoever has the case now ends, exclusive; null when nobody has it any more.'),
});
const decided = data.extend({
  decisionNumber: z.string().min(1).describe('The number of the Government decision, e.g. 123/2026.'),
  decidedOn: z.iso.date().describe('The day of the Government decision.'),
});
const institutionId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3';
const example = { caseId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2', organizationId: exampleId, institutionId, dueAt: '2026-05-02T21:00:00.000Z' };

const toCase = (name: string, when: string, consumers: readonly string[] = ['messaging']) => defineEvent({ aggregate: 'public-utility-case', name, when, consumers, data, example });
const toDecidedCase = (name: string, when: string) =>
  defineEvent({ aggregate: 'public-utility-case', name, when, consumers: ['messaging'], data: decided, example: { ...example, dueAt: null, decisionNumber: '123/2026', decidedOn: '2026-04-01' } });

/** Edge: nothing -> SUBMITTED. */
export const publicUtilityApplied = toCase('PublicUtilityApplied', 'An organization applies for public utility (OG 26/2000 art. 39).');

/** Edge: SUBMITTED -> FORWARDED. */
export const publicUtilityCaseForwarded = toCase('PublicUtilityCaseForwarded', 'SGG forwards a case to the competent institution.');

/** Edge: FORWARDED -> UNDER_EXAMINATION. */
export const publicUtilityExaminationStarted = toCase('PublicUtilityExaminationStarted', 'The institution begins to examine a case.', []);

/** Edge: UNDER_EXAMINATION -> COMPLETION_REQUESTED. */
export const publicUtilityCompletionRequested = toCase('PublicUtilityCompletionRequested', 'The institution asks the organization to complete its file.');

/** Edge: COMPLETION_REQUESTED -> UNDER_EXAMINATION. */
export const publicUtilityCompletionSupplied = toCase('PublicUtilityCompletionSupplied', 'The organization has completed its file.');

/** Edge: UNDER_EXAMINATION -> PROPOSED. */
export const publicUtilityProposed = toCase('PublicUtilityProposed', 'The institution has made its proposal to the Government.');

/** Edge: PROPOSED -> GRANTED. */
export const publicUtilityGranted = toDecidedCase('PublicUtilityGranted', 'The Government has recognised an organization as of public utility.');

/** Edge: PROPOSED -> REFUSED. */
export const publicUtilityRefused = toCase('PublicUtilityRefused', 'An organization is not recognised, with a reason.');

/** Edge: GRANTED -> WITHDRAWN. */
export const publicUtilityWithdrawn = toDecidedCase('PublicUtilityWithdrawn', 'The Government has taken the recognition back.');
