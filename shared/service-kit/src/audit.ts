import type { EntityManager } from 'typeorm';
import { chainStart, extendChain, type AuditHead, type AuditRecord } from './audit-chain';
import type { TransactionFacts } from './command-transaction';

/** The changes of an audit entry: per field the value before and after. */
export type AuditChanges = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** One line of the audit trail: who changed what, when, from what to what. */
export interface AuditEntry {
  /** The business time of the change. */
  readonly at: Date;
  /** The acting user, or null for the system. */
  readonly actorId: string | null;
  /** The operation, e.g. `approveOrganization`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The chain it stands in, e.g. the organization a claim is about; without it, the subject has a chain of its own. */
  readonly chainId?: string;
  readonly requestId: string | null;
  /** Never a credential, and no personal data that somebody could read: see {@link hidePersonal}. */
  readonly changes: AuditChanges;
}

/** An entry but for what its transaction says of itself. */
export type AuditLine = Omit<AuditEntry, 'at' | 'actorId' | 'action' | 'requestId'>;

/** Stands in the audit trail for personal data that was there before or is there now: the trail outlives every erasure. */
const personal = '[personal]';

/** The changes with {@link personal} in place of every value of these fields, at any depth; null stays, for it says that there was none. */
export function hidePersonal(changes: AuditChanges, fields: ReadonlySet<string>): AuditChanges {
  const hidden = (name: string, value: unknown): unknown => (fields.has(name) ? (value === null ? null : personal) : within(value));
  const within = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hidden(name, inner)]));
  };
  const shown: Record<string, AuditChanges[string]> = {};
  // In the order in which the hash takes them: a register's import makes millions.
  for (const [name, { after, before }] of Object.entries(changes)) shown[name] = { after: hidden(name, after), before: hidden(name, before) };
  return shown;
}

/**
 * Writes audit entries in the caller's transaction, each at the end of its chain: two statements, however many entries and chains.
 * The heads of the chains stay locked until the transaction ends. The app role can insert and read entries, nothing else.
 */
export async function appendAudit(manager: EntityManager, ...entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const chained = entries.map((entry) => ({ ...entry, chainId: entry.chainId ?? entry.subjectId }));
  const { heads, recordedAt } = await lockHeads(manager, chained.map(({ chainId }) => chainId));
  const { rows, ends } = chainRows(heads, chained.map((entry) => ({ ...entry, recordedAt })));
  await manager.query(insertAndAdvance, [JSON.stringify(rows), JSON.stringify(ends)]);
}

/** Makes what writes lines of the audit trail in the name of one transaction: when, who, by which operation and request. */
export const auditOf =
  (manager: EntityManager, { now: at, actorId, operation: action, requestId }: TransactionFacts) =>
  (...lines: readonly AuditLine[]): Promise<void> =>
    appendAudit(manager, ...lines.map((line) => ({ at, actorId, action, requestId, ...line })));

interface LockedHead extends AuditHead {
  readonly recordedAt: Date;
}

/** Makes the heads that are missing and locks all of them, always in the same order. */
async function lockHeads(manager: Pick<EntityManager, 'query'>, chainIds: readonly string[]) {
  const heads = await manager.query<LockedHead[]>(
    `INSERT INTO audit_head AS head (chain_id) SELECT DISTINCT chain_id FROM unnest($1::uuid[]) AS chain (chain_id) ORDER BY chain_id
     ON CONFLICT (chain_id) DO UPDATE SET entry_count = head.entry_count
     RETURNING chain_id AS "chainId", entry_count AS "entryCount", encode(hash, 'hex') AS hash,
       date_trunc('milliseconds', clock_timestamp()) AS "recordedAt"`,
    [chainIds],
  );
  // Hashes see milliseconds, so no more than those is kept.
  return { heads, recordedAt: heads[0]!.recordedAt };
}

/** Gives each row its place and hash in its chain; answers the rows, and where each chain ends with them. */
export function chainRows<Row extends AuditRecord>(heads: readonly AuditHead[], records: readonly Row[]) {
  const ends = new Map(heads.map(({ chainId, entryCount, hash }) => [chainId, { chainId, entryCount, hash }]));
  const rows = records.map((record) => {
    const end = extendChain(ends.get(record.chainId) ?? chainStart(record.chainId), recordOf(record));
    ends.set(record.chainId, end);
    return { ...record, position: end.entryCount, hash: end.hash };
  });
  return { rows, ends: [...ends.values()] };
}

/** What the hash covers, and nothing that a caller carries along. */
const recordOf = ({ action, actorId, at, chainId, changes, recordedAt, requestId, subjectId, subjectType }: AuditRecord): AuditRecord => ({
  action, actorId, at, chainId, changes, recordedAt, requestId, subjectId, subjectType,
});

/** Moves the heads to where their chains end; `$2`. */
const advanceHeads = `UPDATE audit_head head SET entry_count = given."entryCount", hash = decode(given.hash, 'hex')
  FROM jsonb_to_recordset($2::jsonb) AS given ("chainId" uuid, "entryCount" integer, hash text) WHERE head.chain_id = given."chainId"`;

const insertAndAdvance = `
  WITH advanced AS (${advanceHeads})
  INSERT INTO audit_entry (chain_id, position, hash, recorded_at, business_at, actor_id, action, subject_type, subject_id, request_id, changes)
  SELECT "chainId", position, decode(hash, 'hex'), "recordedAt", at, "actorId", action, "subjectType", "subjectId", "requestId", changes
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("chainId" uuid, position integer, hash text, "recordedAt" timestamptz, at timestamptz,
    "actorId" uuid, action text, "subjectType" text, "subjectId" uuid, "requestId" text, changes jsonb))
    WITH ORDINALITY AS entry ("chainId", position, hash, "recordedAt", at, "actorId", action, "subjectType", "subjectId", "requestId", changes, place)
  ORDER BY place`;
