import { checkUploadRequest, createDocumentUpload, createDownloadUrl, documentRoutes, documentUploadPolicy, type DocumentStore, type MediaType, type UploadPolicy } from '@conect/documents';
import { newId, systemClock } from '@conect/kernel';
import { appendAudit, createCommandTransaction, unusedDocumentPurge, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { MembershipArea } from '../membership/create-membership-area';
import type { Area } from '../service/area';
import { auditEntryOf } from '../service/database/audit-line';
import type { Foundation } from '../service/foundation';
import type { DocumentUnit } from './application/ports';
import { createRequestDocumentUpload, type CheckDescription } from './application/request-document-upload';
import { createDocumentRecordStore } from './database/stores/document-record-store';
import type { DocumentContext } from './graphql/context';
import { documentResolvers } from './graphql/document-resolvers';

interface Dependencies extends Foundation {
  readonly store: DocumentStore;
  /** Signs upload and download addresses. */
  readonly key: Buffer;
  /** Where this process is reached from outside. */
  readonly baseUrl: string;
  /** The largest file of the national register. */
  readonly maximumRegisterFileBytes: number;
  readonly viewersOf: MembershipArea['viewersOf'];
}

const uploadMinutes = 10;
const downloadMinutes = 5;

/** Builds the documents: their announcements, their addresses, their routes and the purge of those that nothing uses. */
export function createDocumentArea(dependencies: Dependencies): Area<DocumentContext> {
  const { dataSource, logger, store, key, baseUrl, maximumRegisterFileBytes, viewersOf } = dependencies;
  const inTransaction = createCommandTransaction({ dataSource, unitOf: documentUnitOf(viewersOf) });
  const records = createDocumentRecordStore(dataSource.manager);
  const requestDocumentUpload = createRequestDocumentUpload({ inTransaction, checkDescription: checkDescriptionBy(policyWith(maximumRegisterFileBytes)), newId });
  return {
    resolvers: documentResolvers,
    contextFor: () => ({
      requestDocumentUpload,
      uploadOf: (documentId, { byteLength, mediaType, sha256 }) =>
        createDocumentUpload({ documentId, byteLength, mediaType: mediaType as MediaType, sha256, expiresAt: inMinutes(uploadMinutes), baseUrl, key }),
      documentById: documentLoader(records.findByIds),
      downloadOf: ({ id, fileName, mediaType, sha256 }) => {
        const expiresAt = inMinutes(downloadMinutes);
        const terms = { documentId: id, fileName, mediaType: mediaType as MediaType, sha256, expiresAt };
        return { url: createDownloadUrl({ ...terms, baseUrl, key }), expiresAt };
      },
    }),
    routes: async (app) => {
      await app.register(documentRoutes({ store, key, clock: systemClock, onStored: records.markStored }));
    },
    jobs: [unusedDocumentPurge({ records, store, logger })],
  };
}

const documentUnitOf = (viewersOf: MembershipArea['viewersOf']) => (manager: EntityManager, facts: TransactionFacts): DocumentUnit => ({
  now: facts.now,
  documents: createDocumentRecordStore(manager),
  viewers: viewersOf(manager),
  audit: ({ documentId: id, changes }) => appendAudit(manager, auditEntryOf({ type: 'document', id }, changes, facts)),
});

/** Lists show many at once, on phones too. */
const maximumLogoBytes = 1_048_576;

const policyWith = (maximumByteLength: number): UploadPolicy => ({
  ...documentUploadPolicy,
  LOGO: { mediaTypes: ['image/png', 'image/jpeg', 'image/webp'], maximumByteLength: maximumLogoBytes },
  REGISTER_FILE: { mediaTypes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], maximumByteLength },
});

const checkDescriptionBy = (policy: UploadPolicy): CheckDescription => (given) => {
  const checked = checkUploadRequest(given, policy);
  if (checked.ok) return { ok: true, description: { ...checked.value, purpose: given.purpose } };
  return { ok: false, fields: checked.refusals.map(({ field }) => field?.[0] ?? '') };
};

/** To whole seconds, as the signed address keeps it; security time is always real. */
const inMinutes = (minutes: number): Date => new Date(Math.floor(systemClock.now().getTime() / 1000 + minutes * 60) * 1000);

type FindByIds = ReturnType<typeof createDocumentRecordStore>['findByIds'];

function documentLoader(findByIds: FindByIds): DocumentContext['documentById'] {
  const loader = new DataLoader(async (ids: readonly string[]) => {
    const found = new Map((await findByIds(ids)).map((document) => [document.id, document]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return (id) => loader.load(id);
}
