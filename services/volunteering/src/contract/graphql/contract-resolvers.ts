import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { badArgument, checkedQueuePosition, connectionOf, forbidden, pageRequest, queuePosition, unauthenticated, userCall } from '@conect/service-kit';
import { isHostIn, isPartyOf } from '../../membership/domain/host';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { VolunteeringContext } from '../../service/graphql/context';
import { volunteeringUserErrors } from '../../service/graphql/user-errors';
import type { VolunteeringErrorCode } from '../../service/domain/refusals';
import type { AskedContracts, ContractIds, RegisterEntry } from '../application/ports';
import type { VolunteeringContract } from '../domain/contract';
import { consentFields, renegotiationFields, signatureFields } from './consent-fields';
import { contractFields, numberOf, termsFields } from './contract-fields';
import { guardianMutations } from './guardian-resolvers';

const order = 'volunteeringContracts';
const positionOf = ({ createdAt, id }: VolunteeringContract): readonly string[] => queuePosition(createdAt, id);

/** Only its two parties get a contract to see. */
async function visibleContract(id: string, { contractById, viewer }: VolunteeringContext): Promise<VolunteeringContract | null> {
  const contract = isUuid(id) ? await contractById(id.toLowerCase()) : null;
  return contract !== null && isPartyOf(await viewer(), contract) ? contract : null;
}

/** The resolvers of contracts. */
export const contractResolvers: Resolvers = {
  Query: {
    volunteeringContract: (_parent, { id }, context) => visibleContract(id, context),
    volunteerRegister: (_parent, { organizationId, year, ...page }, context) => registerOf({ organizationId, year, page }, context),
  },
  Mutation: {
    generateContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.generateContract(userCall(context, 'generateContract', input), input), context),
    provideContractDetails: async (_parent, { input }, context) => payloadOf(await context.contractCommands.provideContractDetails(userCall(context, 'provideContractDetails', input), input), context),
    requestGuardianConsent: async (_parent, { input }, context) => payloadOf(await context.contractCommands.requestGuardianConsent(userCall(context, 'requestGuardianConsent', input), input), context),
    signContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.signContract(userCall(context, 'signContract', input), input), context),
    countersignContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.countersignContract(userCall(context, 'countersignContract', input), input), context),
    rejectContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.rejectContract(userCall(context, 'rejectContract', input), input), context),
    cancelContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.cancelContract(userCall(context, 'cancelContract', input), input), context),
    terminateContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.terminateContract(userCall(context, 'terminateContract', input), input), context),
    renegotiateContract: async (_parent, { input }, context) => payloadOf(await context.contractCommands.renegotiateContract(userCall(context, 'renegotiateContract', input), input), context),
    answerRenegotiation: async (_parent, { input }, context) => payloadOf(await context.contractCommands.answerRenegotiation(userCall(context, 'answerRenegotiation', input), input), context),
    ...guardianMutations,
  },
  User: {
    volunteeringContracts: ({ id }, page, { principal, contractsOfVolunteer: read, contractCountOfVolunteer: count }) =>
      principal.kind === 'USER' && principal.userId === id ? ofParty(id, page, { read, count }) : null,
  },
  Organization: {
    volunteeringContracts: async ({ id }, page, { viewer, contractsOfHost: read, contractCountOfHost: count }) => (isHostIn(await viewer(), id) ? ofParty(id, page, { read, count }) : null),
  },
  VolunteeringContract: { ...contractFields, __resolveReference: ({ id }, context) => visibleContract(id, context) },
  ContractTerms: termsFields,
  ContractSignature: signatureFields,
  GuardianConsent: consentFields,
  ContractRenegotiation: renegotiationFields,
  VolunteerRegisterEntry: {
    number: ({ contract }) => numberOf(contract),
    startsOn: ({ contract }) => contract.startsOn,
    endsOn: ({ contract }) => contract.endsOn,
    status: ({ contract }) => contract.status,
  },
};

interface PartyReads {
  readonly read: (asked: AskedContracts) => Promise<readonly VolunteeringContract[]>;
  readonly count: (partyId: string) => Promise<number>;
}

async function ofParty(partyId: string, page: PageArguments, { read, count }: PartyReads) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  return connectionOf({ order, request, rows: await read({ partyId, request }), positionOf, totalCount: () => count(partyId) });
}

interface AskedRegister {
  readonly organizationId: string;
  readonly year: number;
  readonly page: PageArguments;
}

const registerOrder = 'volunteerRegister';

/** The register holds names: only the host's people read it. */
async function registerOf({ organizationId: given, year, page }: AskedRegister, { principal, viewer, registerReader: reader }: VolunteeringContext) {
  if (principal.kind !== 'USER') throw unauthenticated();
  const organizationId = given.toLowerCase();
  if (!isHostIn(await viewer(), organizationId)) throw forbidden('Only who decides on volunteers for the organization reads its register.');
  const request = pageRequest(registerOrder, 1, page);
  if (request.position !== null && !Number.isInteger(request.position[0])) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  const query = { organizationId, year };
  const position = ({ contract }: RegisterEntry) => [contract.number];
  return connectionOf({ order: registerOrder, request, rows: await reader.findRegister({ ...query, request }), positionOf: position, totalCount: () => reader.countRegister(query) });
}

async function payloadOf(outcome: Result<ContractIds, VolunteeringErrorCode>, { contractById, locale }: VolunteeringContext) {
  if (!outcome.ok) return { contract: null, userErrors: volunteeringUserErrors(outcome.refusals, locale) };
  return { contract: await contractById(outcome.value.contractId), userErrors: [] };
}
