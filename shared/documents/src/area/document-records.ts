import type { Document, DocumentFinder } from '@conect/kernel';
import { In, IsNull, type EntityManager, type EntitySchema } from 'typeorm';
import type { DocumentRow } from './document-table';

/** The records of documents; their bytes are in the document store. */
export interface DocumentRecordStore<Purpose extends string = string> extends DocumentFinder<Purpose> {
  readonly findByIds: (ids: readonly string[]) => Promise<readonly Document<Purpose>[]>;
  readonly insert: (document: Document<Purpose>) => Promise<void>;
  /** Notes that the bytes are stored; the first time counts. */
  readonly markStored: (id: string) => Promise<void>;
  /** Whether a record, of whomever, still needs these bytes. */
  readonly isNeeded: (sha256: string) => Promise<boolean>;
  /** Removes the records that this person announced and that nothing uses, however young; answers their hashes. */
  readonly deleteUnusedOf: (ownerUserId: string) => Promise<readonly string[]>;
  /** Removes up to `limit` records that nothing uses and that are older than so many days of business time; answers their hashes. */
  readonly deleteUnused: (days: number, limit: number) => Promise<readonly string[]>;
}

interface RecordsOptions {
  readonly table: EntitySchema<DocumentRow>;
  /** Where a document `d` may be in use: what comes after SELECT 1 FROM, e.g. `claim_document WHERE document_id = d.id`. */
  readonly uses: readonly string[];
  /** The service's own columns, by whether the bytes are there. */
  readonly ownColumns?: (isStored: boolean) => object;
}

/** Makes the records of a service's documents, on whatever transaction. Its table allows its purposes only. */
export function createDocumentRecords<Purpose extends string>(options: RecordsOptions): (manager: EntityManager) => DocumentRecordStore<Purpose> {
  const { table, ownColumns = () => ({}) } = options;
  const deleteUnused = deletionOf(options);
  const deleteUnusedOf = `DELETE FROM document d WHERE d.owner_user_id = $1 ${unusedBy(options)} RETURNING sha256`;
  return (manager) => {
    const rows = manager.getRepository(table);
    return {
      async findById(id) {
        const row = await rows.findOne({ where: { id }, lock: { mode: 'for_key_share' } });
        return row === null ? null : toDocument(row);
      },
      findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map((row) => toDocument<Purpose>(row)),
      async insert(document) {
        await rows.insert({ ...document, ...ownColumns(document.storedAt !== null) });
      },
      async markStored(id) {
        await rows.update({ id, storedAt: IsNull() }, { ...ownColumns(true), storedAt: () => 'business_now()' });
      },
      isNeeded: (sha256) => rows.existsBy({ sha256 }),
      async deleteUnusedOf(ownerUserId) {
        const [deleted] = await manager.query<[{ sha256: string }[], number]>(deleteUnusedOf, [ownerUserId]);
        return deleted.map(({ sha256 }) => sha256);
      },
      async deleteUnused(days, limit) {
        const [deleted] = await manager.query<[{ sha256: string }[], number]>(deleteUnused, [days, limit]);
        return deleted.map(({ sha256 }) => sha256);
      },
    };
  };
}

const unusedBy = ({ uses }: RecordsOptions): string => uses.map((use) => `AND NOT EXISTS (SELECT 1 FROM ${use})`).join('\n       ');

const deletionOf = (options: RecordsOptions): string => `
  DELETE FROM document WHERE id IN (
    SELECT d.id FROM document d
     WHERE d.created_at < business_now() - make_interval(days => $1)
       ${unusedBy(options)}
     ORDER BY d.created_at LIMIT $2 FOR UPDATE OF d SKIP LOCKED)
  RETURNING sha256`;

const toDocument = <Purpose extends string>({ id, ownerUserId, purpose, fileName, mediaType, byteLength, sha256, createdAt, storedAt }: DocumentRow): Document<Purpose> => ({
  id,
  ownerUserId,
  purpose: purpose as Purpose,
  fileName,
  mediaType,
  byteLength,
  sha256,
  createdAt,
  storedAt,
});
