import { aStatute } from '../../e2e/people';
import { aContractIn, aGuardian, aGuardianLink, aPaper, aProposalTo, detailsOf, terms, tokenSentTo } from '../contracts';
import type { Rows } from '../row';
import { uploadOf } from '../things';

/** Contracts; `owner` is the volunteer. Nobody but the two parties knows of one; what a guardian decides, whoever has his link decides. */
export const contracts: Rows = {
  requestVolunteeringDocumentUpload: { who: 'UAA AAA AAA AAAAA AAAAA AAAA FF', input: () => uploadOf(aStatute(), 'SIGNED_CONTRACT') },
  generateContract: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: (world) => aPaper(world) },
  provideContractDetails: { who: 'UNA FNF NNN NNNNN NNNNN NNNF FF', input: async (world) => detailsOf((await aContractIn(world, 'DRAFT')).contractId) },
  requestGuardianConsent: { who: 'UNA ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ contractId: (await aContractIn(world, 'PENDING_GUARDIAN')).contractId, guardian: aGuardian() }) },
  giveGuardianConsent: {
    who: 'AAV AAA AAA AAAAA AAAAA AAAA FF',
    async input(world) {
      const { token, sha256 } = await aGuardianLink(world);
      return { token, sha256 };
    },
    then: 'INVALID_STATE',
  },
  refuseGuardianConsent: { who: 'AAV AAA AAA AAAAA AAAAA AAAA FF', input: async (world) => ({ token: (await aGuardianLink(world)).token }), then: 'INVALID_STATE' },
  revokeGuardianConsent: {
    who: 'AAV AAA AAA AAAAA AAAAA AAAA FF',
    async input(world) {
      const { email, token, sha256 } = await aGuardianLink(world);
      await world.actor('citizen').change('giveGuardianConsent', { token, sha256 });
      return { token: await tokenSentTo(world, email, token) };
    },
    then: 'INVALID_STATE',
  },
  signContract: { who: 'UNA FNF NNN NNNNN NNNNN NNNF FF', input: async (world) => ({ ...(await aContractIn(world, 'PENDING_VOLUNTEER')) }) },
  countersignContract: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ ...(await aContractIn(world, 'PENDING_HOST')) }) },
  rejectContract: { who: 'UNA FNF NNN NNNNN NNNNN NNNF FF', input: async (world) => ({ contractId: (await aContractIn(world, 'PENDING_VOLUNTEER')).contractId, reason: 'Mă mut în alt oraș.' }) },
  cancelContract: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ contractId: (await aContractIn(world, 'DRAFT')).contractId, reason: 'Activitatea nu mai are loc.' }) },
  terminateContract: { who: 'UNA ANA NNN NNNNN NNNNN NNNA FF', input: async (world) => ({ contractId: (await aContractIn(world, 'ACTIVE')).contractId }) },
  renegotiateContract: {
    who: 'UNA ANA NNN NNNNN NNNNN NNNA FF',
    input: async (world) => ({ contractId: (await aContractIn(world, 'ACTIVE')).contractId, reason: 'Programul s-a schimbat.', terms: { ...terms, hoursPerWeek: 4 } }),
  },
  answerRenegotiation: { who: 'UNF ANA NNN NNNNN NNNNN NNNA FF', input: (world) => aProposalTo(world, world.actor('own NGO_ADMIN')) },
};
