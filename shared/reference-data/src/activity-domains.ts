import { foldText } from '@conect/kernel';
import { indexBy, once, readRows } from './data-files';

/** A field in which organizations work: a section of ICNP/TSO (A to L), or a domain below one. */
export interface ActivityDomain {
  readonly code: string;
  /** The section a domain belongs to; null for a section. */
  readonly parentCode: string | null;
  readonly nameRo: string;
  readonly nameEn: string;
  /** Four digits of the older ICNPO; null for a section. */
  readonly icnpoCode: string | null;
}

/** A domain that words of a text point at. */
export interface ProposedDomain {
  readonly code: string;
  /** How many different keywords were found. */
  readonly score: number;
  readonly keywords: readonly string[];
}

/** The 12 sections and the 51 domains below them. */
export const activityDomains: () => readonly ActivityDomain[] = once(() =>
  readRows('activity-domains.csv').map((row) => ({
    ...(row as unknown as ActivityDomain),
    parentCode: row['parentCode'] === '' ? null : row['parentCode']!,
    icnpoCode: row['icnpoCode'] === '' ? null : row['icnpoCode']!,
  })),
);

const domainIndex = once(() => indexBy(activityDomains(), ({ code }) => code));

/** The domain with this code, e.g. `E` or `E-ANIMALS`. */
export const findActivityDomain = (code: string): ActivityDomain | null => domainIndex().get(code) ?? null;

/** A section's code with those of its domains; a domain's code alone. */
export const domainAndDescendants = (code: string): readonly string[] =>
  activityDomains()
    .filter((domain) => domain.code === code || domain.parentCode === code)
    .map((domain) => domain.code);

const keywords = once(() =>
  readRows('domain-keywords.csv').map(({ domainCode, keyword }, place) => ({ place, code: domainCode!, keyword: keyword!, needle: ` ${keyword!}` })),
);

/** A register has 150,000 purposes: most keywords are out by their first two letters. */
const keywordsByStart = once(() => Map.groupBy(keywords(), ({ keyword }) => keyword.slice(0, 2)));

/**
 * Proposes domains from the words of a purpose or name, best first: a keyword counts when a word (or phrase) of the text begins
 * with it, whatever its case and diacritics. A text without a keyword gets no proposal.
 */
export function proposeActivityDomains(text: string): readonly ProposedDomain[] {
  const folded = ` ${foldText(text)} `;
  const starts = new Set(folded.split(' ').map((word) => word.slice(0, 2)));
  const found = [...starts]
    .flatMap((start) => keywordsByStart().get(start) ?? [])
    .filter(({ needle }) => folded.includes(needle))
    .sort((one, other) => one.place - other.place);
  return [...Map.groupBy(found, ({ code }) => code)]
    .map(([code, hits]) => ({ code, score: hits.length, keywords: hits.map(({ keyword }) => keyword) }))
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
}
