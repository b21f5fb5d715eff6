import type { Rows } from '../row';
import { aContribution, aProposalOf, aPublishedConsultation, uploadOf } from '../things';
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
  editContribution: {
    who: 'UFA FFF FFF FFFFF FFFFF FFFF FF',
    input: async (world) => ({ contributionId: await aContribution(world), kind: 'OPINION', text: 'Altfel spus.', isGeneral: true }),
  },
  withdrawContribution: { who: 'UFA FFF FFF FFFFF FFFFF FFFF FF', input: async (world) => ({ contributionId: await aContribution(world) }) },
};
