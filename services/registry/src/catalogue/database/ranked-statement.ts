import type { PageRequest } from '@conect/kernel';
import type { SqlParameters } from '@conect/service-kit';
import type { SearchConditions } from './catalogue-conditions';

/** Entries that answer a search equally well, or in a few degrees told apart by an expression. */
export interface Tier {
  readonly firstRank: number;
  readonly lastRank: number;
  /** SQL of the rank. */
  readonly rank: string;
  readonly condition: string;
}

/** The ranks of a search: 0 named, 1 whole words, 2 beginnings of words, 3 whole words but for a typo, 4 beginnings but for a typo. */
export function searchTiers(search: SearchConditions): readonly Tier[] {
  const { isNamed, hasWords, hasBeginnings, hasTypos, hasWholeTypos } = search;
  const only = (rank: number, condition: string): Tier => ({ firstRank: rank, lastRank: rank, rank: String(rank), condition });
  const typos = hasTypos === null ? [] : [typoTier(`${hasTypos} AND NOT ${hasBeginnings} AND ${isNamed} IS NOT TRUE`, hasWholeTypos!)];
  return [
    only(0, isNamed),
    only(1, `${hasWords} AND ${isNamed} IS NOT TRUE`),
    only(2, `${hasBeginnings} AND NOT ${hasWords} AND ${isNamed} IS NOT TRUE`),
    ...typos,
  ];
}

/** The tier of what only a typo keeps apart. */
export const typoTier = (condition: string, hasWholeTypos: string): Tier => ({
  firstRank: 3,
  lastRank: 4,
  rank: `CASE WHEN ${hasWholeTypos} THEN 3 ELSE 4 END`,
  condition,
});

interface RankedPage {
  readonly tiers: readonly Tier[];
  readonly filter: readonly string[];
  readonly typosTable: string | null;
  readonly request: PageRequest;
  readonly parameters: SqlParameters;
}

/**
 * Writes the common table expressions that end in `page (organization_id, name_key, rank)`: the next rows in the order rank, name,
 * id. Each tier is its own sorted, limited select, and one whose turn does not come (those before it fill the page) is not
 * executed; so a word that 118,000 names have costs as little as a rare one.
 */
export function rankedPage({ tiers, filter, typosTable, request, parameters }: RankedPage): string {
  const forward = request.direction === 'FORWARD';
  const order = forward ? 'ASC' : 'DESC';
  const orderBy = `rank ${order}, name_key ${order}, organization_id ${order}`;
  const limit = parameters.add(request.size + 1, 'bigint');
  const reached = tiers.filter((tier) => isReached(tier, request));
  const inTurn = forward ? reached : reached.toReversed();

  const selects = inTurn.map((tier, turn) => {
    const before = inTurn.slice(0, turn).map((_tier, index) => `(SELECT count(*) FROM tier_${index})`);
    const conditions = [
      ...(before.length === 0 ? [] : [`${before.join(' + ')} < ${limit}`]),
      ...filter,
      tier.condition,
      ...keysetCondition(tier, request, parameters),
    ];
    return `tier_${turn} AS MATERIALIZED (
      SELECT e.organization_id, e.name_key, ${tier.rank} AS rank FROM catalogue_entry e
      WHERE ${conditions.join(' AND ')} ORDER BY ${orderBy} LIMIT ${limit})`;
  });
  const union = inTurn.map((_tier, turn) => `SELECT * FROM tier_${turn}`).join(' UNION ALL ');
  return [
    ...(typosTable === null ? [] : [typosTable]),
    ...selects,
    `page AS (SELECT * FROM (${union}) AS tiers ORDER BY ${orderBy} LIMIT ${limit})`,
  ].join(',\n');
}

function isReached({ firstRank, lastRank }: Tier, { position, direction }: PageRequest): boolean {
  if (position === null) return true;
  const at = Number(position[0]);
  return direction === 'FORWARD' ? lastRank >= at : firstRank <= at;
}

function keysetCondition({ firstRank, lastRank, rank }: Tier, { position, direction }: PageRequest, { add }: SqlParameters): readonly string[] {
  if (position === null) return [];
  const [at, name, id] = position;
  if (Number(at) < firstRank || Number(at) > lastRank) return [];
  const beyond = direction === 'FORWARD' ? '>' : '<';
  const here = `${add(name, 'text')}, ${add(id, 'uuid')}`;
  return [
    firstRank === lastRank
      ? `(e.name_key, e.organization_id) ${beyond} (${here})`
      : `(${rank}, e.name_key, e.organization_id) ${beyond} (${add(at, 'integer')}, ${here})`,
  ];
}
