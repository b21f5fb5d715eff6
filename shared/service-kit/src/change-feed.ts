import { decodeCursor, encodeCursor, isUuid } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import { pageRequest } from './connection';
import { badArgument } from './graphql-errors';

/** A place in the order of changes. */
interface ChangePlace {
  /** The transaction, as decimal digits. */
  readonly transactionId: string;
  readonly id: string;
}

/** Something public, or of the owner who asks, that changed, at the place of its last change. */
export interface ListedChange extends ChangePlace {
  readonly at: Date;
  readonly hasLeft: boolean;
  /** Whether it came into the list after the place from which was read. */
  readonly isNew: boolean;
}

/** Reads what changed, in an order in which nothing appears before a place that was already given. */
export interface ChangeFeed {
  readonly findAfter: (place: ChangePlace, limit: number) => Promise<readonly ListedChange[]>;
  /** Whether this database may have given such a place. */
  readonly isKnown: (place: ChangePlace) => Promise<boolean>;
}

/** Whose changes are read. */
interface ChangeOwner {
  /** The column of the table that says whose a row is. */
  readonly column: string;
  readonly id: string;
}

/**
 * Reads the table `X_change` of a table `X`. Rows of transactions at or above the snapshot's oldest running one wait, as in the outbox, so that a
 * transaction that ends late is not skipped. Numbers beyond the snapshot's end come from the server that a backup was made of: they
 * are read as the first of all. With an owner it gives only what is his; the table was made with his column.
 */
export const createChangeFeed = (manager: EntityManager, table: string, owner?: ChangeOwner): ChangeFeed => ({
  findAfter: (after, limit) => manager.query<ListedChange[]>(selectChanges(table, owner?.column), [after.transactionId, after.id, limit, ...(owner === undefined ? [] : [owner.id])]),
  isKnown: async ({ transactionId }) => {
    const [row] = await manager.query<{ isKnown: boolean }[]>(`SELECT $1::xid8 < pg_snapshot_xmax(pg_current_snapshot()) AS "isKnown"`, [transactionId]);
    return row!.isKnown;
  },
});

function selectChanges(table: string, owner?: string): string {
  const columns = `${table}_id AS id, changed_at, has_left, listed_transaction_id`;
  const isOwn = owner === undefined ? '' : `${owner} = $4 AND `;
  return `
    SELECT place::text AS "transactionId", id, changed_at AS at, has_left AS "hasLeft", (listed_transaction_id, id) > ($1::xid8, $2::uuid) AS "isNew"
    FROM (
      (SELECT '0'::xid8 AS place, ${columns} FROM ${table}_change
       WHERE ${isOwn}transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AND ('0'::xid8, ${table}_id) > ($1::xid8, $2::uuid)
       ORDER BY ${table}_id LIMIT $3)
      UNION ALL
      (SELECT transaction_id, ${columns} FROM ${table}_change
       WHERE ${isOwn}transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AND (transaction_id, ${table}_id) > ($1::xid8, $2::uuid)
       ORDER BY transaction_id, ${table}_id LIMIT $3)
    ) changes
    ORDER BY place, id LIMIT $3`;
}

interface ChangePageArguments {
  readonly since?: string | null | undefined;
  readonly first?: number | null | undefined;
}

/** The changes after a cursor of this list; `order` names the list, so that a cursor of one is refused by another. */
export async function changePage(order: string, feed: ChangeFeed, { since, first }: ChangePageArguments) {
  const { size } = pageRequest(order, 0, { first: first ?? 100 });
  if (size === 0) throw badArgument('first', 'a whole number from 1 to 100');
  const start = await startOf(order, since ?? null, feed);
  const found = await feed.findAfter(start, size + 1);
  const changes = found.slice(0, size);
  const { transactionId, id } = changes.at(-1) ?? start;
  return { changes, cursor: encodeCursor(order, [transactionId, id]), hasMore: found.length > size };
}

/** What became of it since the place from which was read. */
export function changeKindOf({ hasLeft, isNew }: ListedChange): 'CREATED' | 'UPDATED' | 'DELETED' {
  if (hasLeft) return 'DELETED';
  return isNew ? 'CREATED' : 'UPDATED';
}

const beginning: ChangePlace = { transactionId: '0', id: '00000000-0000-0000-0000-000000000000' };

async function startOf(order: string, since: string | null, feed: ChangeFeed): Promise<ChangePlace> {
  if (since === null) return beginning;
  const place = placeOf(order, since);
  if (place === null || !(await feed.isKnown(place))) throw badArgument('since', 'a cursor that this list gave; begin anew without one');
  return place;
}

function placeOf(order: string, cursor: string): ChangePlace | null {
  const [transactionId, id] = decodeCursor(order, 2, cursor) ?? [];
  const isOurs = typeof transactionId === 'string' && /^\d{1,18}$/.test(transactionId) && typeof id === 'string' && isUuid(id);
  return isOurs ? { transactionId, id } : null;
}
