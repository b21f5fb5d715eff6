import type { PageRequest } from '@conect/kernel';

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
