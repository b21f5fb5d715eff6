import { randomUUID } from 'node:crypto';
import { aStatute } from '../../e2e/people';
import { aHuman } from '../people';
import type { Rows } from '../row';
import { aMembership, anInvitation, anOfficerRole, requestOfSomebody, uploadOf } from '../things';
import { anInstitution, inviteTo, uploadDesignation } from '../world';

/** Who is in an organization; to those who are not, it is not there. */
export const members: Rows = {
  inviteMember: { who: 'UNN AFF NNN NNNNN NNNNN NNNA FF', input: ({ organizations: { own } }) => ({ organizationId: own, email: `${randomUUID()}@example.org`, role: 'NGO_EDITOR' }) },
  revokeInvitation: { who: 'UNN AFF NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ invitationId: await anInvitation(world) }) },
  changeMemberRole: { who: 'UNN AFF NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ membershipId: await aMembership(world, 'NGO_EDITOR'), role: 'VOLUNTEER_COORDINATOR' }) },
  removeMember: { who: 'UNN AFF NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ membershipId: await aMembership(world, 'NGO_EDITOR') }) },
  acceptInvitation: {
    who: 'UFA FFF FFF FFFFF FFFFF FFFF FF',
    async input({ stack, actor, organizations: { leaving }, owner }) {
      return { token: await inviteTo(stack, actor('own NGO_ADMIN'), { organizationId: leaving, human: owner, role: 'NGO_ADMIN' }) };
    },
  },
  leaveOrganization: { who: 'UNA AAA NNN NNNNN NNNNN NNNA FF', input: ({ organizations: { leaving } }) => ({ organizationId: leaving }) },
};

/** Institutions, who speaks for them and who works in them. */
export const institutions: Rows = {
  createInstitution: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: () => ({ name: `Agenția ${randomUUID()}`, type: 'CENTRAL_AGENCY' }) },
  updateInstitution: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: ({ institutions: { own } }) => ({ institutionId: own, transparencyPageUrl: 'https://exemplu.ro/transparenta' }) },
  closeInstitution: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async ({ officer }) => ({ institutionId: await anInstitution(officer) }) },
  requestIdentityDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'DESIGNATION') },
  requestInstitutionAccount: {
    who: 'UAA AAA AAA AAAAA AAAAA AAAA FF',
    input: async ({ officer }, actor) => ({ institutionId: await anInstitution(officer), position: 'Secretar general', designationDocumentId: await uploadDesignation(actor) }),
  },
  validateInstitutionRepresentative: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async (world) => ({ requestId: await requestOfSomebody(world) }) },
  rejectInstitutionRepresentative: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async (world) => ({ requestId: await requestOfSomebody(world), reason: 'Actul nu este semnat.' }) },
  grantOfficerRole: {
    who: 'UFF FFF FFF AFFFF FFFFF FFFF FF',
    input: async ({ stack, institutions: { own } }) => ({ institutionId: own, email: (await aHuman(stack)).email, role: 'FOI_OFFICER' }),
  },
  changeRepresentative: {
    who: 'UFF FFF FFF AFFFF FFFFF FFFF FF',
    input: async ({ stack, institutions: { own } }, actor) => ({ institutionId: own, email: (await aHuman(stack)).email, position: 'Director', designationDocumentId: await uploadDesignation(actor) }),
  },
  revokeOfficerRole: { who: 'UNN NNN NNN AFFFF NNNNN NNNN FF', input: async (world) => ({ membershipId: await anOfficerRole(world) }) },
};
