import { randomBytes } from 'node:crypto';
import { deriveKey } from '@conect/auth';
import { outgoingEvent } from '@conect/event-bus';
import { newId, systemClock } from '@conect/kernel';
import { addRecipientsRoute, batch, byId, byKey, createCommandTransaction, manyByKey, whenErased, type TransactionFacts } from '@conect/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Area } from '../service/area';
import type { SealingKeys } from '../service/crypto/sealing-keys';
import type { Foundation } from '../service/foundation';
import { createAnswerRenegotiation } from './application/commands/answer-renegotiation';
import { createCancelContract } from './application/commands/cancel-contract';
import { createCountersignContract } from './application/commands/countersign-contract';
import { createEndContracts } from './application/commands/end-contracts';
import { createGenerateContract } from './application/commands/generate-contract';
import { createGiveGuardianConsent } from './application/commands/give-guardian-consent';
import { createProvideContractDetails } from './application/commands/provide-contract-details';
import { createPurgeContractDetails, forgetVolunteer } from './application/commands/purge-contract-details';
import { createRefuseGuardianConsent } from './application/commands/refuse-guardian-consent';
import { createRejectContract } from './application/commands/reject-contract';
import { createRenegotiateContract } from './application/commands/renegotiate-contract';
import { createRequestGuardianConsent } from './application/commands/request-guardian-consent';
import { createRevokeGuardianConsent } from './application/commands/revoke-guardian-consent';
import { createSignContract } from './application/commands/sign-contract';
import { createTerminateContract } from './application/commands/terminate-contract';
import type { ContractReader, InContractTransaction } from './application/ports';
import { hashOfContract } from './crypto/contract-hash';
import { createGuardianTokens } from './crypto/guardian-tokens';
import { createContractReader } from './database/contract-reader';
import { createContractUnit, type LentToContracts } from './database/contract-unit';
import { createGuardianReader, type GuardianReader } from './database/guardian-reader';
import type { ContractEvent } from './domain/lifecycle';
import { publishedContract } from './events/published';
import type { ContractCommands, ContractContext } from './graphql/context';
import { contractResolvers } from './graphql/contract-resolvers';
import { guardianPath, guardianRoutes } from './http/guardian-routes';
import { contractJobs } from './jobs/contract-jobs';

/** The settings of contracts. */
export interface ContractEnvironment {
  readonly VOLUNTEERING_SECRET: string;
  readonly VOLUNTEERING_PUBLIC_URL: string;
  readonly VOLUNTEERING_IDENTITY_RETENTION_DAYS: number;
  readonly VOLUNTEERING_LOOKUP_SECRET: string;
}

/** What commands on contracts need, whoever changes them: a person, the calendar or an erasure. */
interface Ports extends LentToContracts, Pick<Foundation, 'viewersOf'> {
  readonly environment: ContractEnvironment;
  /** What contracts say of people is sealed by them. */
  readonly keys: SealingKeys;
}

interface Dependencies extends Foundation, Ports {
  readonly wordsOf: Parameters<typeof guardianRoutes>[1]['wordsOf'];
}

/** Builds the contracts of volunteers with hosts. */
export function createContractArea(dependencies: Dependencies): Area<ContractContext> {
  const { dataSource, afterCommit, logger, environment, keys, wordsOf } = dependencies;
  const tokens = tokensOf(environment);
  const unitOf = createContractUnit({ ...dependencies, tokens, hashOf: hashOfContract, toOutgoingEvent });
  const inTransaction: InContractTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const contractCommands = commandsOn(inTransaction);
  const reader = createContractReader(dataSource.manager, keys);
  const guardians = createGuardianReader(dataSource.manager, { keys, tokens });
  return {
    resolvers: contractResolvers,
    routes: async (app) => {
      addGuardiansRoute(app, guardians, environment);
      const { giveGuardianConsent: consent, refuseGuardianConsent: refuse, revokeGuardianConsent: revoke } = contractCommands;
      await guardianRoutes(app, { visit: guardians.visit, commands: { consent, refuse, revoke }, wordsOf, newId });
    },
    jobs: contractJobs({
      endContracts: createEndContracts({ inTransaction, newId }),
      purgeContractDetails: createPurgeContractDetails({ inTransaction, newId, retentionDays: environment.VOLUNTEERING_IDENTITY_RETENTION_DAYS }),
      logger,
    }),
    contextFor: () => ({
      contractCommands,
      registerReader: reader,
      ...batched(reader),
    }),
  };
}

const tokensOf = ({ VOLUNTEERING_SECRET }: ContractEnvironment) => createGuardianTokens(deriveKey(VOLUNTEERING_SECRET, 'volunteering guardian links'));

const commandsOn = (inTransaction: InContractTransaction): ContractCommands => ({
  generateContract: createGenerateContract({ inTransaction, newId }),
  provideContractDetails: createProvideContractDetails({ inTransaction, newSalt: () => randomBytes(16).toString('hex') }),
  requestGuardianConsent: createRequestGuardianConsent({ inTransaction, newId }),
  giveGuardianConsent: createGiveGuardianConsent(inTransaction),
  refuseGuardianConsent: createRefuseGuardianConsent(inTransaction),
  revokeGuardianConsent: createRevokeGuardianConsent(inTransaction),
  signContract: createSignContract({ inTransaction, newId }),
  countersignContract: createCountersignContract({ inTransaction, newId }),
  rejectContract: createRejectContract(inTransaction),
  cancelContract: createCancelContract(inTransaction),
  terminateContract: createTerminateContract(inTransaction),
  renegotiateContract: createRenegotiateContract({ inTransaction, newId }),
  answerRenegotiation: createAnswerRenegotiation({ inTransaction, newId }),
});

/** Reads each kind of thing that one request asks for by one statement. */
const batched = (reader: ContractReader) => ({
  contractById: batch(byId(reader.findByIds)),
  paperOf: batch(byKey(reader.findPapers, ({ contractId }) => contractId)),
  signaturesOf: batch(manyByKey(reader.findSignatures, ({ contractId }) => contractId)),
  consentOf: batch(byKey(reader.findConsents, ({ contractId }) => contractId)),
  renegotiationOf: batch(byKey(reader.findRenegotiations, ({ contractId }) => contractId)),
  volunteerDetailsOf: batch(reader.findVolunteers),
  guardianOf: batch(reader.findGuardians),
  contractsOfVolunteer: batch((asked: Parameters<ContractReader['findPages']>[1]) => reader.findPages('VOLUNTEER', asked)),
  contractCountOfVolunteer: batch((ids: readonly string[]) => reader.countOf('VOLUNTEER', ids)),
  contractsOfHost: batch((asked: Parameters<ContractReader['findPages']>[1]) => reader.findPages('HOST', asked)),
  contractCountOfHost: batch((ids: readonly string[]) => reader.countOf('HOST', ids)),
});

/** Messaging asks here for a guardian's address and his secret link, when it writes to him. */
function addGuardiansRoute(app: FastifyInstance, { findWrittenTo }: GuardianReader, { VOLUNTEERING_LOOKUP_SECRET: secret, VOLUNTEERING_PUBLIC_URL: publicUrl }: ContractEnvironment): void {
  const findPeople = async (refs: readonly string[]) =>
    (await findWrittenTo(refs)).map(({ ref, guardian: { email, fullName: name, language }, token }) => ({ ref, email, name, language, link: `${publicUrl}${guardianPath(token)}` }));
  addRecipientsRoute(app, { service: 'volunteering', findPeople, secret, clock: systemClock });
}

/** Makes what an erasure does to the contracts of the person, in the transaction of its event. */
export const createForgetContracts = ({ environment, ...lent }: Ports) =>
  whenErased(createContractUnit({ ...lent, tokens: tokensOf(environment), hashOf: hashOfContract, toOutgoingEvent }), forgetVolunteer);

const toOutgoingEvent = (event: ContractEvent, facts: TransactionFacts) => outgoingEvent(publishedContract(event), event.contract, facts);
