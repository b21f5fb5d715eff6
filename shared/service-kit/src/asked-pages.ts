import type { PageRequest } from '@conect/kernel';
import type { EntityManager } from 'typeorm';

/** One page of a list that a loader was asked for, beside others. */
interface AskedPage {
  readonly request: PageRequest;
}

/** A row that some page holds, by the place of the page among those asked for. */
export interface FoundPlace {
  readonly place: number;
  readonly id: string;
}

/** A page asked for as a statement takes it: one row more than the page has, and the row, by instant and id, at which it begins. */
export const askedRow = <Asked extends AskedPage>({ request: { size, direction, position }, ...query }: Asked, place: number) => ({
  ...query,
  place,
  rows: size + 1,
  forward: direction === 'FORWARD',
  at: position?.[0] ?? null,
  id: position?.[1] ?? null,
});

/** What was found, page by page in the order asked; each row is read once, in however many pages it stands. */
export async function pagesOf<Row extends { readonly id: string }>(
  asked: readonly AskedPage[],
  found: readonly FoundPlace[],
  findByIds: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly (readonly Row[])[]> {
  const rows = found.length === 0 ? [] : await findByIds([...new Set(found.map(({ id }) => id))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byPlace = Map.groupBy(found, ({ place }) => place);
  return asked.map((_, place) => (byPlace.get(place) ?? []).flatMap(({ id }) => byId.get(id) ?? []));
}

/** What lists of a table are asked for, in the words of a statement. */
interface ListedTable {
  /** The columns of what is asked for, e.g. `"partyId" uuid, statuses jsonb`. */
  readonly lists: string;
  /** The table with an alias, and its joins. */
  readonly from: string;
  /** Whether a row stands in the list that is `asked`. */
  readonly where: string;
}

/** What pages of such lists are in order of. */
interface PagedTable extends ListedTable {
  /** Its id and the instant by which it is listed, under the alias of the table. */
  readonly id: string;
  readonly at: string;
  readonly first: 'NEWEST' | 'OLDEST';
}

/** Where a page begins that begins at no row, as a bound that is always there: with `IS NULL OR` beside it no index would lead to a page, and each would read all that come before it. */
const beginnings = {
  '<': "(coalesce(asked.at, 'infinity'), coalesce(asked.id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))",
  '>': "(coalesce(asked.at, '-infinity'), coalesce(asked.id, '00000000-0000-0000-0000-000000000000'))",
} as const;

/** Whether a row, by instant and id, comes after (`>`) or before (`<`) the place at which what is `asked` begins; every row does when it begins at none. An index on both leads there. */
export const isBeyond = (at: string, id: string, beyond: '<' | '>'): string => `(${at}, ${id}) ${beyond} ${beginnings[beyond]}`;

/** The statement that finds pages of rows in the order of their age, `$1` being what {@link askedRow} makes of each: one part for each direction, so that either walks an index. */
export function selectAskedPages({ lists, from, id, at, where, first }: PagedTable): string {
  const [onward, back] = first === 'NEWEST' ? (['<', '>'] as const) : (['>', '<'] as const);
  const order = (beyond: '<' | '>'): string => (beyond === '<' ? ' DESC' : '');
  const part = (isAsked: string, beyond: '<' | '>'): string => `
    (SELECT ${id} AS id, ${at} AS at FROM ${from} WHERE ${isAsked} AND ${where} AND ${isBeyond(at, id, beyond)}
     ORDER BY ${at}${order(beyond)}, ${id}${order(beyond)} LIMIT asked.rows)`;
  return `
  SELECT asked.place, page.id
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, ${lists}, rows integer, forward boolean, at timestamptz, id uuid)
  CROSS JOIN LATERAL (${part('asked.forward', onward)} UNION ALL ${part('NOT asked.forward', back)}) page
  ORDER BY asked.place, page.at${order(onward)}, page.id${order(onward)}`;
}

/** The statement that counts the rows of lists, for {@link countAsked}. */
export const selectAskedCounts = ({ lists, from, where }: ListedTable): string =>
  `SELECT asked.place, count(*)::int AS count FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, ${lists}) CROSS JOIN ${from} WHERE ${where} GROUP BY asked.place`;

/** How many rows each list has, in the order asked, by one statement: `$1` are the lists with their places, and then come the `values` that it takes beside them. */
export async function countAsked(manager: EntityManager, statement: string, lists: readonly object[], ...values: readonly unknown[]): Promise<readonly number[]> {
  const counted = await manager.query<{ place: number; count: number }[]>(statement, [JSON.stringify(lists.map((list, place) => ({ ...list, place }))), ...values]);
  const byPlace = new Map(counted.map(({ place, count }) => [place, count]));
  return lists.map((_, place) => byPlace.get(place) ?? 0);
}
