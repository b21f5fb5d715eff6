import type { CommandRunner, UserPrincipal } from '@conect/auth';
import { newId, systemClock, type Document, type DocumentDescription, type Locale, type Refusal } from '@conect/kernel';
import { auditOf, createCommandTransaction, hidePersonal, userCall, type Logger, type RecurringJob, type ShapedUserError, type SubgraphRequest, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { FastifyInstance } from 'fastify';
import type { DataSource, EntityManager } from 'typeorm';
import { documentRoutes } from '../document-routes';
import type { DocumentStore } from '../document-store';
import type { MediaType } from '../media-types';
import { createDocumentUpload, createDownloadUrl, type DocumentUpload } from '../signed-url';
import type { UploadPolicy } from '../upload-policy';
import type { DocumentRecordStore } from './document-records';
import { createRequestDocumentUpload, type AnnouncementUnit, type Announced } from './request-document-upload';
import { unusedDocumentPurge } from './unused-document-purge';

/** What the area stands on. */
export interface DocumentFoundation {
  readonly dataSource: DataSource;
  readonly logger: Logger;
  /** Where the bytes are. */
  readonly store: DocumentStore;
  /** Signs upload and download addresses. */
  readonly key: Buffer;
  /** Where this process is reached from outside. */
  readonly baseUrl: string;
}

/** What a service says of its documents; `Code` is every code that it refuses with. */
export interface OwnDocuments<Purpose extends string, Code extends string> {
  readonly recordsOf: (manager: EntityManager) => DocumentRecordStore<Purpose>;
  /** What may be uploaded for each purpose. */
  readonly policy: UploadPolicy<Purpose>;
  /** Why a user may not bring a document for a purpose; by default whoever signed in may, for any. */
  readonly refusalsOf?: (purpose: Purpose, principal: UserPrincipal, manager: EntityManager) => Promise<readonly Refusal<Code>[]>;
  /** How the service's audit trail calls a document. */
  readonly auditSubject: string;
  /** Refusals in the words of the service. */
  readonly userErrorsOf: (refusals: readonly Refusal<Code | 'BAD_USER_INPUT'>[], locale: Locale) => ShapedUserError<Code>[];
}

/** What the area adds to the context of one request. Who may see a document is for the resolver to know that asks for it. */
export interface DocumentContext<Purpose extends string = string> {
  /** Batched per request; there is no document without an id. */
  readonly documentById: (id: string | null) => Promise<Document<Purpose> | null>;
  /** A signed address from which a stored document can be fetched for a few minutes. */
  readonly downloadOf: (document: Document) => { readonly url: string; readonly expiresAt: Date };
}

/** What the mutation of an announcement answers. */
interface AnnouncementPayload<Code extends string> {
  readonly upload: DocumentUpload | null;
  readonly userErrors: ShapedUserError<Code>[];
}

/** The documents of a service: their announcements, their addresses, their routes and the purge of those that nothing uses. */
export interface DocumentArea<Purpose extends string, Code extends string> {
  /** Resolves the mutation of an announcement, whatever the service calls it. */
  readonly announce: (parent: unknown, args: { readonly input: DocumentDescription<Purpose> }, request: SubgraphRequest, field: { readonly fieldName: string }) => Promise<AnnouncementPayload<Code>>;
  /** Resolves what the graph's type of a document has beside its description. */
  readonly fields: {
    readonly downloadUrl: (document: Document, args: object, context: Pick<DocumentContext, 'downloadOf'>) => string;
    readonly expiresAt: (document: Document, args: object, context: Pick<DocumentContext, 'downloadOf'>) => Date;
  };
  readonly contextFor: () => DocumentContext<Purpose>;
  readonly routes: (app: FastifyInstance) => Promise<void>;
  readonly jobs: readonly RecurringJob[];
}

const uploadMinutes = 10;
const downloadMinutes = 5;

/** Builds the documents of a service. */
export function createDocumentArea<Purpose extends string, Code extends string>(foundation: DocumentFoundation, own: OwnDocuments<Purpose, Code>): DocumentArea<Purpose, Code> {
  const { dataSource, logger, store, key, baseUrl } = foundation;
  const records = own.recordsOf(dataSource.manager);
  return {
    announce: announcementBy(foundation, own),
    fields: {
      downloadUrl: (document, _args, { downloadOf }) => downloadOf(document).url,
      expiresAt: (document, _args, { downloadOf }) => downloadOf(document).expiresAt,
    },
    contextFor: () => {
      // One instant for the whole request, so that an address ends when the field beside it says.
      const expiresAt = inMinutes(downloadMinutes);
      return {
        documentById: documentLoader(records.findByIds),
        downloadOf: ({ id, fileName, mediaType, sha256 }) => ({
          url: createDownloadUrl({ documentId: id, fileName, mediaType: mediaType as MediaType, sha256, expiresAt, baseUrl, key }),
          expiresAt,
        }),
      };
    },
    async routes(app) {
      await app.register(documentRoutes({ store, key, clock: systemClock, onStored: records.markStored }));
    },
    jobs: [unusedDocumentPurge({ records, store, logger })],
  };
}

function announcementBy<Purpose extends string, Code extends string>({ dataSource, baseUrl, key }: DocumentFoundation, own: OwnDocuments<Purpose, Code>): DocumentArea<Purpose, Code>['announce'] {
  const { policy, userErrorsOf } = own;
  const inTransaction: CommandRunner<AnnouncementUnit<Purpose, Code>, Code | 'BAD_USER_INPUT'> = createCommandTransaction({ dataSource, unitOf: unitBy(own) });
  const requestDocumentUpload = createRequestDocumentUpload({ inTransaction, policy, newId });
  const uploadOf = ({ documentId, description: { byteLength, mediaType, sha256 } }: Announced<Purpose>): DocumentUpload =>
    createDocumentUpload({ documentId, byteLength, mediaType, sha256, expiresAt: inMinutes(uploadMinutes), baseUrl, key });
  return async (_parent, { input }, request, { fieldName }) => {
    const announced = await requestDocumentUpload(userCall(request, fieldName, input), input);
    if (!announced.ok) return { upload: null, userErrors: userErrorsOf(announced.refusals, request.locale) };
    return { upload: uploadOf(announced.value), userErrors: [] };
  };
}

const unitBy =
  <Purpose extends string, Code extends string>({ recordsOf, refusalsOf, auditSubject }: OwnDocuments<Purpose, Code>) =>
  (manager: EntityManager, facts: TransactionFacts): AnnouncementUnit<Purpose, Code> => ({
    now: facts.now,
    documents: recordsOf(manager),
    refusalsOf: async (purpose, principal) => (await refusalsOf?.(purpose, principal, manager)) ?? [],
    audit: ({ id, fileName, sha256 }) => {
      const changes = { fileName: { before: null, after: fileName }, sha256: { before: null, after: sha256 } };
      return auditOf(manager, facts)({ subjectType: auditSubject, subjectId: id, changes: hidePersonal(changes, personalFields) });
    },
  });

/** A file's name may hold a person's: the hash alone says which document it was. */
const personalFields: ReadonlySet<string> = new Set(['fileName']);

/** To whole seconds, as the signed address keeps it; security time is always real. */
const inMinutes = (minutes: number): Date => new Date(Math.floor(systemClock.now().getTime() / 1000 + minutes * 60) * 1000);

function documentLoader<Purpose extends string>(findByIds: DocumentRecordStore<Purpose>['findByIds']): DocumentContext<Purpose>['documentById'] {
  const loader = new DataLoader(async (ids: readonly string[]) => {
    const found = new Map((await findByIds(ids)).map((document) => [document.id, document]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return async (id) => (id === null ? null : loader.load(id));
}
