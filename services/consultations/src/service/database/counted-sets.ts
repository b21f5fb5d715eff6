import type { CountedItem, CountedItemKind } from '../domain/counted-item';

/**
 * Things of one kind that a number counts. `select` selects `id, consultation_id, at, counted` of what is asked about (alias `asked`): the number
 * and the list of what it counts come from the same words, so that they cannot differ.
 */
export interface CountedSet {
  readonly code: string;
  readonly kind: CountedItemKind;
  readonly select: string;
}

/** The members of all sets with the code of theirs, as one query for a LATERAL join with `asked`; to the millisecond, as a cursor holds it. */
export const membersOf = (sets: readonly CountedSet[]): string =>
  sets.map(({ code, kind, select }) => `SELECT '${code}' AS code, '${kind}' AS kind, found.id, found.consultation_id, date_trunc('milliseconds', found.at) AS at, found.counted FROM (${select}) found`).join('\n UNION ALL ');

/** An item as a statement of {@link selectItemPages} finds it. */
export interface FoundItem extends CountedItem {
  /** The place of its page among those asked for. */
  readonly place: number;
}

/** Pages of items from the earliest on, one statement for however many: `asked` has `place, rows, forward, at, id` and whatever `members` (columns as {@link membersOf} gives them) asks of it. */
export const selectItemPages = (asked: string, members: string): string => `
  SELECT asked.place, page.id, page.kind, page.consultation_id AS "consultationId", page.at, page.counted
  FROM ${asked} CROSS JOIN LATERAL (
    (SELECT one.* FROM (${members}) one WHERE asked.forward AND one.code = asked.code AND (asked.at IS NULL OR (one.at, one.id) > (asked.at, asked.id))
     ORDER BY one.at, one.id LIMIT asked.rows)
    UNION ALL
    (SELECT one.* FROM (${members}) one WHERE NOT asked.forward AND one.code = asked.code AND (asked.at IS NULL OR (one.at, one.id) < (asked.at, asked.id))
     ORDER BY one.at DESC, one.id DESC LIMIT asked.rows)
  ) page
  ORDER BY asked.place, page.at, page.id`;

/** What was found, page by page in the order asked. */
export function itemPagesOf(asked: readonly unknown[], found: readonly FoundItem[]): readonly (readonly CountedItem[])[] {
  const byPlace = Map.groupBy(found, ({ place }) => place);
  return asked.map((_, place) => byPlace.get(place) ?? []);
}
