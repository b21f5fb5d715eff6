import { isUuid, type PageArguments, type PageRequest } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import { connectionOf, pageRequest, type Connection } from './connection';
import { badArgument } from './graphql-errors';

/** What the entries of a list fulfil, all of it; an absent or empty field asks for nothing. */
interface AuditFilter {
  readonly subjectId?: string | null | undefined;
  readonly subjectTypes?: readonly string[] | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly actions?: readonly string[] | null | undefined;
  readonly from?: Date | null | undefined;
  readonly until?: Date | null | undefined;
  /** Entries about an organization and what belongs to it; only where chains are those of organizations. */
  readonly organizationId?: string | null | undefined;
}

/** One field of an entry; values as text, of what is not text as JSON. */
export interface AuditEntryChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** An audit entry as the graph shows it. */
export interface AuditEntryView {
  readonly id: string;
  readonly at: Date;
  readonly recordedAt: Date;
  readonly actor: { readonly id: string } | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly requestId: string | null;
  readonly changes: readonly AuditEntryChange[];
}

/** Arguments of the query for audit entries of any service. */
interface AuditEntriesArguments extends PageArguments {
  readonly filter?: AuditFilter | null | undefined;
}

/** Reads a page of a service's audit trail, the newest entry first; who may ask is for the caller to say. */
export type AuditEntriesReader = (given: AuditEntriesArguments) => Promise<Connection<AuditEntryView>>;

const order = 'audit-entries';

/** Makes the reader of one database's audit trail. */
export function createAuditEntriesReader(manager: EntityManager): AuditEntriesReader {
  return async ({ filter, ...page }) => {
    const conditions = conditionsOf(checked(filter ?? {}));
    const request = checkedPosition(pageRequest(order, 1, page));
    return connectionOf({
      order,
      request,
      rows: await findPage(manager, conditions, request),
      positionOf: ({ id }) => [id],
      totalCount: () => count(manager, conditions),
    });
  };
}

function checked(filter: AuditFilter): AuditFilter {
  for (const name of ['subjectId', 'actorId', 'organizationId'] as const) {
    const id = filter[name];
    if (id !== null && id !== undefined && !isUuid(id)) throw badArgument('filter', `a UUID as ${name}`);
  }
  return filter;
}

/** A cursor of this list holds the number of an entry; another one was not made here. */
function checkedPosition(request: PageRequest): PageRequest {
  const isOurs = request.position === null || /^\d{1,18}$/.test(String(request.position[0]));
  if (!isOurs) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}

interface Conditions {
  readonly sql: readonly string[];
  readonly values: readonly unknown[];
}

/** One condition a given field, its value as the next parameter. */
function conditionsOf(filter: AuditFilter): Conditions {
  const wanted: readonly (readonly [sql: (parameter: string) => string, value: unknown])[] = [
    [(parameter) => `subject_id = ${parameter}`, filter.subjectId],
    [(parameter) => `chain_id = ${parameter}`, filter.organizationId],
    [(parameter) => `actor_id = ${parameter}`, filter.actorId],
    [(parameter) => `subject_type = ANY(${parameter})`, unlessEmpty(filter.subjectTypes)],
    [(parameter) => `action = ANY(${parameter})`, unlessEmpty(filter.actions)],
    [(parameter) => `business_at >= ${parameter}`, filter.from],
    [(parameter) => `business_at < ${parameter}`, filter.until],
  ];
  const given = wanted.filter(([, value]) => value !== null && value !== undefined);
  return { sql: given.map(([sql], index) => sql(`$${index + 1}`)), values: given.map(([, value]) => value) };
}

const unlessEmpty = (list: readonly string[] | null | undefined): readonly string[] | null => (list === null || list === undefined || list.length === 0 ? null : list);

const whereOf = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`);

type StoredEntry = Omit<AuditEntryView, 'actor' | 'changes'> & { readonly actorId: string | null; readonly changes: StoredChanges };

/** The changes of an entry as they are stored. */
export type StoredChanges = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

async function findPage(manager: EntityManager, { sql, values }: Conditions, { size, direction, position }: PageRequest): Promise<AuditEntryView[]> {
  const forward = direction === 'FORWARD';
  const beyond = position === null ? [] : [`id ${forward ? '<' : '>'} $${values.length + 1}`];
  const rows = await manager.query<StoredEntry[]>(
    `SELECT id, business_at AS at, recorded_at AS "recordedAt", actor_id AS "actorId", action, subject_type AS "subjectType",
       subject_id AS "subjectId", request_id AS "requestId", changes
     FROM audit_entry ${whereOf([...sql, ...beyond])} ORDER BY id ${forward ? 'DESC' : 'ASC'} LIMIT ${size + 1}`,
    [...values, ...(position === null ? [] : [position[0]])],
  );
  const entries = rows.map(({ actorId, changes, ...entry }) => ({ ...entry, actor: actorId === null ? null : { id: actorId }, changes: auditChangesAsText(changes) }));
  return forward ? entries : entries.reverse();
}

async function count(manager: EntityManager, { sql, values }: Conditions): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM audit_entry ${whereOf(sql)}`, [...values]);
  return row!.count;
}

/** Stored changes as a list, in the order of field names, each value as text. */
export const auditChangesAsText = (changes: StoredChanges): readonly AuditEntryChange[] =>
  Object.entries(changes)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, { before, after }]) => ({ field, before: asText(before), after: asText(after) }));

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
