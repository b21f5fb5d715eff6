import { domainAndDescendants, findActivityDomain } from '@conect/reference-data';

/**
 * The domains of organizations that a matter of these domains concerns: the same ones, the domains of a section, and the section of a domain,
 * for who works in all of a field works in each part of it.
 */
export function relatedDomains(codes: readonly string[]): readonly string[] {
  const related = codes.flatMap((code) => [...domainAndDescendants(code), findActivityDomain(code)?.parentCode ?? code]);
  return [...new Set(related)].sort();
}
