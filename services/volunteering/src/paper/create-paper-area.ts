import { createHmac } from 'node:crypto';
import type { DocumentStore } from '@conect/documents';
import { newId, systemClock } from '@conect/kernel';
import { batch, byId, canonicalJson, checkSignedAddress, createCommandTransaction, createSignedAddress } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ContractReader } from '../contract/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createMakePaper } from './application/commands/make-paper';
import { createRemovePapers } from './application/commands/remove-papers';
import { createRequestPaper } from './application/commands/request-paper';
import { createFindFacts, type FactSources } from './application/find-facts';
import { readRegister } from './application/read-register';
import type { InPaperTransaction } from './application/ports';
import { createPaperSources } from './database/paper-sources';
import { createPaperReader } from './database/paper-store';
import { createPaperUnit } from './database/paper-unit';
import type { PaperFacts } from './domain/facts';
import type { Paper } from './domain/paper';
import { createPaperShelf } from './files/paper-shelf';
import { createWritePaper, type PaperData } from './files/write-paper';
import type { PaperContext } from './graphql/context';
import { paperResolvers } from './graphql/paper-resolvers';
import { paperPath, paperRoutes } from './http/paper-routes';
import { paperJobs } from './jobs/paper-jobs';

/** What other areas lend to papers, on one transaction. */
export type LentToPapers = (manager: EntityManager) => Omit<FactSources, keyof ReturnType<typeof createPaperSources>> & { readonly contracts: Pick<ContractReader, 'findRegister'> };

/** The keys of papers, each for one thing. */
interface PaperKeys {
  readonly addresses: Buffer;
  readonly stamps: Buffer;
  readonly sealing: Buffer;
}

interface Dependencies extends Foundation {
  readonly lentTo: LentToPapers;
  /** Where documents are kept: a folder of their own, or the bucket. */
  readonly store: DocumentStore;
  readonly keys: PaperKeys;
  readonly baseUrl: string;
}

/** Builds the papers of volunteering: what makes them, their addresses, and what removes them. */
export function createPaperArea({ dataSource, viewersOf, logger, lentTo, store, keys, baseUrl }: Dependencies): Area<PaperContext> {
  const findFactsOf = (manager: EntityManager) => createFindFacts({ ...lentTo(manager), ...createPaperSources(manager) });
  const inTransaction: InPaperTransaction = createCommandTransaction({ dataSource, unitOf: createPaperUnit({ viewersOf, findFactsOf }) });
  const reader = createPaperReader(dataSource.manager);
  const shelf = createPaperShelf(store, keys.sealing);
  const stampOf = stampBy(keys.stamps);
  const write = createWritePaper({ stampOf, key: keys.sealing, onStillData: (work) => dataSource.transaction('REPEATABLE READ', (manager) => work({ findFacts: findFactsOf(manager), registerOf: registerIn(lentTo(manager)) })) });
  const paperCommands = { requestVolunteeringPaper: createRequestPaper({ inTransaction, newId, stampOf }) };
  return {
    resolvers: paperResolvers,
    contextFor: () => {
      const now = systemClock.now();
      return {
        paperCommands,
        requestedPaperById: batch(byId(reader.findByIds)),
        paperAddressOf: ({ id }: Paper) => createSignedAddress(paperPath(id), { baseUrl, key: keys.addresses }, now),
      };
    },
    routes: paperRoutes({
      clock: systemClock,
      check: (paperId, query, now) => checkSignedAddress(paperPath(paperId), query, { key: keys.addresses, now }),
      find: async (paperId) => (await reader.findByIds([paperId]))[0] ?? null,
      shelf,
    }),
    jobs: paperJobs({ makePaper: createMakePaper({ inTransaction, newId, reader, write, shelf, stampOf }), removePapers: createRemovePapers({ inTransaction, newId }), shelf, logger }),
  };
}

const registerIn =
  ({ contracts }: ReturnType<LentToPapers>): PaperData['registerOf'] =>
  (organizationId, year) =>
    readRegister(contracts, organizationId, year);

/** Facts as a text that says nothing of them without the key. */
const stampBy = (key: Buffer) => (facts: PaperFacts): string => createHmac('sha256', key).update(canonicalJson(JSON.parse(JSON.stringify(facts)))).digest('hex');
