import { aRegistration, uploadOf } from '../things';
import type { Rows } from '../row';
import { personOf } from '../world';
import { aStatute, uploadDocument } from '../../e2e/people';

/** An organization from its draft to the decision; `owner` is the applicant. To others than him and SGG it is not there. */
export const registrations: Rows = {
  createOrganization: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => ({ type: 'ASSOCIATION', legalName: 'Asociația Nouă' }) },
  requestRegistryDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'STATUTE') },
  'requestRegistryDocumentUpload (register file)': { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: () => uploadOf(Buffer.from('DENUMIRE\n'), 'REGISTER_FILE', 'text/csv') },
  'updateOrganization (draft)': {
    who: 'UNA NNN NNN NNNNN NNNNN NNNN FF',
    input: async (world) => ({ organizationId: await aRegistration(world, 'DRAFT'), contactPhone: '0264 123 456' }),
  },
  deleteOrganizationDraft: { who: 'UNA NNN NNN NNNNN NNNNN NNNN FF', input: async (world) => ({ organizationId: await aRegistration(world, 'DRAFT') }) },
  submitOrganization: { who: 'UNA NNN NNN NNNNN NNNNN NNNN FF', input: async (world) => ({ organizationId: await aRegistration(world, 'DRAFT') }) },
  startOrganizationReview: { who: 'UNF NNN NNN NNNNN NNNNN ASNA FF', input: async (world) => ({ organizationId: await aRegistration(world, 'SUBMITTED') }) },
  requestOrganizationChanges: {
    who: 'UNF NNN NNN NNNNN NNNNN ASNA FF',
    input: async (world) => ({ organizationId: await aRegistration(world, 'IN_REVIEW'), comments: [{ field: ['legalName'], comment: 'Scrieți-l întreg.' }] }),
  },
  approveOrganization: { who: 'UNF NNN NNN NNNNN NNNNN ASNA FF', input: async (world) => ({ organizationId: await aRegistration(world, 'IN_REVIEW') }) },
  rejectOrganization: { who: 'UNF NNN NNN NNNNN NNNNN ASNA FF', input: async (world) => ({ organizationId: await aRegistration(world, 'IN_REVIEW'), reason: 'Nu există.' }) },
  importRegister: {
    who: 'UFF FFF FFF FFFFF FFFFF ASFA FF',
    input: async (_world, actor) => ({ documentId: await uploadDocument(personOf(actor), 'REGISTER_FILE', Buffer.from('DENUMIRE\n'), { fileName: 'registru.csv', mediaType: 'text/csv' }) }),
    then: 'BAD_USER_INPUT',
  },
  releaseRegisterPurpose: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: ({ nextUnclaimed }) => ({ organizationId: nextUnclaimed() }) },
};
