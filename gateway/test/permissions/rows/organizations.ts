import type { Rows } from '../row';
import { aChangeRequest, aClaim, aCommunity, aLink, anActivity, anActivityOf, anInterestRecord, aYearlyReport } from '../things';
import { personOf } from '../world';
import { uploadDocument } from '../../e2e/people';

/** The life of an organization of the catalogue, which everybody sees; `own` are its people. */
export const organizations: Rows = {
  claimOrganization: {
    who: 'UAA AAA AAA AAAAA AAAAA AAAA FF',
    input: async ({ nextUnclaimed }, actor) => ({ organizationId: nextUnclaimed(), message: 'O conduc din 2019.', documents: [await uploadDocument(personOf(actor), 'CLAIM_EVIDENCE')] }),
  },
  withdrawClaim: { who: 'UNA NNN NNN NNNNN NNNNN FFNF FF', input: async (world) => ({ claimId: await aClaim(world) }) },
  decideClaim: { who: 'UNF NNN NNN NNNNN NNNNN ASNA FF', input: async (world) => ({ claimId: await aClaim(world), decision: 'REJECT', reason: 'Fără mandat.' }) },
  updateOrganization: { who: 'UFF AAF FFF FFFFF FFFFF FFFA FF', input: ({ organizations: { own } }) => ({ organizationId: own, contactPhone: '0264 123 456' }) },
  confirmOrganization: { who: 'UFF AFF FFF FFFFF FFFFF FFFA FF', input: ({ organizations: { own } }) => ({ organizationId: own }) },
  openChangeRequest: {
    who: 'UFF AFF FFF FFFFF FFFFF FFFA FF',
    input: ({ organizations: { own } }) => ({ organizationId: own, changes: { legalName: 'Asociația Țarnița Nouă' }, reason: 'Hotărârea adunării generale.' }),
    then: 'CONFLICT',
  },
  withdrawChangeRequest: { who: 'UNN AFF NNN NNNNN NNNNN FFNA FF', input: async (world) => ({ changeRequestId: await aChangeRequest(world) }) },
  decideChangeRequest: { who: 'UNN FFF NNN NNNNN NNNNN ASNF FF', input: async (world) => ({ changeRequestId: await aChangeRequest(world), decision: 'APPROVE' }) },
  requestInterestRecord: {
    who: 'UFF AFF FFF FFFFF FFFFF FFFA FF',
    input: ({ organizations: { own }, institutions }) => ({ organizationId: own, institutionId: institutions.own, domains: ['E'] }),
    then: 'CONFLICT',
  },
  confirmInterestRecord: { who: 'UNN FFF NNN ANNAN NNNNN FFNF FF', input: async (world) => ({ interestRecordId: await anInterestRecord(world, 'REQUESTED') }) },
  refuseInterestRecord: { who: 'UNN FFF NNN ANNAN NNNNN FFNF FF', input: async (world) => ({ interestRecordId: await anInterestRecord(world, 'REQUESTED'), reason: 'Alt domeniu.' }) },
  endInterestRecord: { who: 'UFF AFF FFF AFFAF FFFFF FFFA FF', input: async (world) => ({ interestRecordId: await anInterestRecord(world, 'CONFIRMED'), reason: 'S-a încheiat.' }) },
  publishActivity: { who: 'UFF AAF FFF FFFFF FFFFF FFFA FF', input: ({ organizations: { own } }) => anActivityOf(own) },
  updateActivity: { who: 'UFF AAF FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ activityId: await anActivity(world), title: { ro: 'Altă zi a râului' } }) },
  removeActivity: { who: 'UFF AAF FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ activityId: await anActivity(world) }) },
  linkOrganizations: {
    who: 'UFF AFF FFF FFFFF FFFFF FFFA FF',
    input: ({ organizations: { own, retiring } }) => ({ kind: 'NETWORK_MEMBERSHIP', parentId: retiring, memberId: own }),
    then: 'CONFLICT',
  },
  confirmOrganizationLink: { who: 'UNN AFF NNN NNNNN NNNNN FFNA FF', input: async (world) => ({ linkId: await aLink(world, 'PENDING') }) },
  refuseOrganizationLink: { who: 'UNN AFF NNN NNNNN NNNNN FFNA FF', input: async (world) => ({ linkId: await aLink(world, 'PENDING'), reason: 'Nu colaborăm.' }) },
  endOrganizationLink: { who: 'UFF AFF FFF FFFFF FFFFF FFFA FF', input: async (world) => ({ linkId: await aLink(world, 'CONFIRMED'), reason: 'S-a încheiat.' }) },
  submitYearlyReport: { who: 'UFF AFF FFF FFFFF FFFFF FFFA FF', input: ({ organizations: { own } }, actor) => aYearlyReport(own, actor) },
  createExpertiseCommunity: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: () => ({ domain: 'E', name: { ro: 'Ape curate', en: 'Clean waters' } }) },
  'joinExpertiseCommunity (oneself)': { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: async (world) => ({ communityId: await aCommunity(world), expertise: 'Hidrologie' }) },
  joinExpertiseCommunity: {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: async (world) => ({ communityId: await aCommunity(world), organizationId: world.organizations.own }),
  },
  leaveExpertiseCommunity: {
    who: 'UFF AAF FFF FFFFF FFFFF FFFA FF',
    input: async (world) => ({ communityId: await aCommunity(world, world.organizations.own), organizationId: world.organizations.own }),
  },
  'leaveExpertiseCommunity (oneself)': {
    who: 'UAA AAA AAA AAAAA AAAAA AAAA FF',
    async input(world, { change }) {
      const communityId = await aCommunity(world);
      await change('joinExpertiseCommunity', { communityId, expertise: 'Hidrologie' });
      return { communityId };
    },
  },
  closeExpertiseCommunity: { who: 'UFF FFF FFF FFFFF FFFFF ASFA FF', input: async (world) => ({ communityId: await aCommunity(world) }) },
};

/** How an organization is suspended and ends; an officer of SGG does none of it to his own. */
export const endings: Rows = {
  suspendOrganization: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: ({ organizations: { own } }) => ({ organizationId: own, reason: 'Nu răspunde la sediu.' }) },
  reactivateOrganization: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: ({ organizations: { own } }) => ({ organizationId: own }) },
  withdrawOrganization: { who: 'UFF AFF FFF FFFFF FFFFF FFFA FF', input: ({ organizations: { retiring } }) => ({ organizationId: retiring }), then: 'INVALID_STATE' },
  recordDissolution: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: ({ organizations: { own } }) => ({ organizationId: own, reason: 'Hotărâre definitivă.' }) },
  deregisterOrganization: { who: 'UFF FFF FFF FFFFF FFFFF ASFF FF', input: ({ organizations: { own } }) => ({ organizationId: own, reason: 'Radiată.' }) },
};
