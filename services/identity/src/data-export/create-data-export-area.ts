import { createPublicKey, createSecretKey } from 'node:crypto';
import type { Revocations } from '@conect/auth';
import type { EventSubscription } from '@conect/event-bus';
import { dataExportSubscriptions } from '@conect/event-bus';
import { businessNow, businessNowOnce, checkSignedAddress, createSealedPieces, createSignedAddress, type DataExportDesk } from '@conect/service-kit';
import type { Area } from '../service/area';
import type { Foundation, Keys } from '../service/foundation';
import { createSessionStore } from '../session/database/stores/session-store';
import { createSigningKeyStore } from '../session/database/stores/signing-key-store';
import { createExpireDataExports } from './application/commands/expire-data-exports';
import { createFetchDataExport } from './application/commands/fetch-data-export';
import { createGatherDataExport } from './application/commands/gather-data-export';
import { hearPart } from './application/commands/hear-part';
import { createRequestDataExport } from './application/commands/request-data-export';
import type { WriteArchive } from './application/ports';
import { archiveOf } from './archive/write-archive';
import { createDataExportStore } from './database/stores/data-export-store';
import { isFetchable, type DataExport, type DataExportTerms } from './domain/data-export';
import { partSubscriptions } from './events/consumed';
import type { DataExportContext } from './graphql/context';
import { dataExportResolvers } from './graphql/resolvers';
import { downloadPath, downloadRoute } from './http/download-route';
import { createPartSource } from './http/part-source';
import { dataExportJobs } from './jobs/data-export-jobs';

interface Dependencies extends Foundation {
  readonly keys: Pick<Keys, 'dataExportAddresses' | 'dataExportArchives'>;
  readonly terms: DataExportTerms;
  /** Where the other services hand in, and the key shared with each. */
  readonly services: Parameters<typeof createPartSource>[0]['services'];
  /** Where identity hands in what it keeps itself. */
  readonly desk: DataExportDesk;
  readonly baseUrl: string;
  readonly issuer: string;
  readonly audience: string;
  readonly isRevoked: Revocations['isRevoked'];
}

/** What the area of exports gives to the service. */
export interface DataExportArea extends Area<DataExportContext> {
  readonly subscriptions: readonly EventSubscription[];
}

/** Five parts of 512 MB each are below what an archive without the 64-bit extension holds. */
const maximumArchiveBytes = 4_000_000_000;

/** Builds exports of personal data: who asks, what services hand in, the archive and its addresses. */
export function createDataExportArea(dependencies: Dependencies): DataExportArea {
  const { dataSource, inTransaction, unitOf, clock, newId, keys, terms, desk, baseUrl, isRevoked, logger } = dependencies;
  const { manager } = dataSource;
  const exports = createDataExportStore(manager);
  const archives = createSealedPieces({ table: 'data_export_piece', key: createSecretKey(keys.dataExportArchives), maximumBytes: maximumArchiveBytes });
  const readPart = createPartSource({ services: dependencies.services, readOwn: desk.read, clock });
  const writeArchive: WriteArchive = async (dataExport, fileId) => (await archives.write(manager, { ownerId: dataExport.id, fileId }, archiveOf({ dataExport, readPart }))).byteLength;
  const requestDataExport = createRequestDataExport({ inTransaction, clock, newId, terms });
  const addressKey = keys.dataExportAddresses;
  return {
    resolvers: dataExportResolvers,
    contextFor: () => {
      const now = businessNowOnce(manager);
      return {
        requestDataExport,
        dataExport: exports.findById,
        dataExportsOf: exports.findLatest,
        archiveAddressOf: async (dataExport) => (isFetchable(dataExport, await now()) ? addressOf(dataExport, { baseUrl, key: addressKey }, clock.now()) : null),
      };
    },
    routes: (app) => {
      desk.routes(app);
      downloadRoute({
        check: (path, query, now) => checkSignedAddress(path, query, { key: addressKey, now }),
        fetch: createFetchDataExport({ inTransaction }),
        read: (fileId, byteLength) => archives.read(manager, fileId, byteLength),
        tokens: { keys: keySetOf(dependencies), issuer: dependencies.issuer, audience: dependencies.audience },
        isRevoked,
        isOpen: async ({ userId, sessionId }) => (await createSessionStore(manager).listOpenByUser(userId, clock.now())).some(({ session }) => session.id === sessionId),
        clock,
      })(app);
    },
    jobs: [...desk.jobs, ...dataExportJobs({ gathering: createGatherDataExport({ inTransaction, newId, terms, writeArchive }), expire: createExpireDataExports({ inTransaction, newId }), logger })],
    subscriptions: [
      ...dataExportSubscriptions(desk),
      ...partSubscriptions(async (eventManager, exportId, answer) => {
        const facts = { now: await businessNow(eventManager), actorId: null, traceparent: null, operation: 'onDataExportPart', requestId: null };
        await hearPart(unitOf(eventManager, facts), exportId, answer);
      }),
    ],
  };
}

/** The address for the next time that an archive is fetched. */
const addressOf = ({ id, byteLength, downloadCount }: DataExport, signing: Parameters<typeof createSignedAddress>[1], now: Date) => ({
  ...createSignedAddress(downloadPath(id, downloadCount + 1), signing, now),
  byteLength: byteLength ?? 0,
});

/** The keys of access tokens, as identity itself has them. */
function keySetOf({ dataSource }: Pick<Foundation, 'dataSource'>) {
  const signingKeys = createSigningKeyStore(dataSource.manager);
  return {
    find: async (keyId: string) => {
      const key = (await signingKeys.all()).find(({ id }) => id === keyId);
      return key === undefined ? null : createPublicKey({ key: { ...key.publicKey }, format: 'jwk' });
    },
  };
}
