import type { Rows } from '../row';
import { aClosedConsultation, aContribution, aProposalOf, aPublishedConsultation, todayInRomania, uploadOf } from '../things';
import { aStatute } from '../../e2e/people';

/** What people and organizations propose about a draft, and how the institution answers. */
export const contributions: Rows = {
  requestConsultationsDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'ATTACHMENT') },
  submitContribution: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: async (world) => aProposalOf(await aPublishedConsultation(world)) },
  'submitContribution (organization)': {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: async (world) => ({ ...aProposalOf(await aPublishedConsultation(world)), author: { organizationId: world.organizations.own } }),
  },
  'submitContribution (institution)': {
    who: 'UFF FFF FFF FFFFF AAFFF FFFF FF',
    input: async (world) => ({ ...aProposalOf(await aPublishedConsultation(world)), author: { institutionId: world.institutions.other } }),
  },
  recordContribution: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => ({ ...aProposalOf(await aPublishedConsultation(world)), authorKind: 'INDIVIDUAL', channel: 'POST', receivedOn: todayInRomania() }),
  },
  editContribution: {
    who: 'UFA FFF FFF FFFFF FFFFF FFFF FF',
    input: async (world) => ({ contributionId: await aContribution(world), kind: 'OPINION', text: 'Altfel spus.', isGeneral: true }),
  },
  decideContributions: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => ({ contributions: [{ contributionId: await aContribution(world, 'ANALYSIS') }], decision: 'ACCEPTED' }),
  },
  publishResponses: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ consultationId: await aClosedConsultation(world, 'ANALYSIS') }) },
  submitForEndorsement: { who: 'UFF FFF FFF AAFFF FFFFF FFFF FF', input: async (world) => ({ consultationId: await aClosedConsultation(world, 'RESPONDED') }) },
  recordAdoption: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => ({ consultationId: await aClosedConsultation(world, 'ENDORSEMENT'), officialGazetteRef: 'M.Of. 123/2026' }),
  },
  recordNonAdoption: {
    who: 'UFF FFF FFF AAFFF FFFFF FFFF FF',
    input: async (world) => ({ consultationId: await aClosedConsultation(world, 'ENDORSEMENT'), reason: 'Aviz negativ.' }),
  },
  withdrawContribution: { who: 'UFA FFF FFF FFFFF FFFFF FFFF FF', input: async (world) => ({ contributionId: await aContribution(world) }) },
};
