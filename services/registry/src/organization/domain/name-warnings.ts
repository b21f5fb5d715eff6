import { foldText } from '@conect/kernel';
import type { RegistryRefusal } from '../../service/domain/refusals';

/** Words that OG 26/2000 art. 7(3) keeps for authorities, and those that need the agreement of SGG, as folded word patterns. */
const restrictedTerms: readonly (readonly [term: string, pattern: RegExp])[] = [
  ['comisariat', /^comisariat/],
  ['inspectorat', /^inspectorat/],
  ['gardă', /^(garda|garzi|garzii|garzile|garzilor)$/],
  ['academie', /^academi/],
  ['autoritate', /^autorita[tr]/],
  ['consiliu', /^consili(u|i)/],
  ['agenție', /^agenti(a|e|ei|i|ile|ilor)$/],
  ['național', /^national/],
  ['român', /^roman(a|e|i|ul|ului|ii|ilor|esc|easca|esti|ia|iei)?$/],
];

/** The restricted terms that a name uses, so that its applicant and the reviewer look twice; nothing is refused for them. */
export function restrictedTermsIn(legalName: string): readonly string[] {
  const words = foldText(legalName).split(' ');
  return restrictedTerms.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([term]) => term);
}

/**
 * The form in which two names of one county count as the same: Latin letters and digits alone, no case, no diacritics.
 * The database's index `organization_name_in_county_idx` computes the same.
 */
export const nameKeyOf = (legalName: string): string =>
  legalName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, 200);

/** What applicant and reviewer should look at twice; `hasNamesake` says whether the county has another organization of this name. */
export const nameWarnings = (legalName: string, hasNamesake: boolean): readonly RegistryRefusal[] => [
  ...restrictedTermsIn(legalName).map((term) => ({ code: 'RESTRICTED_NAME_TERM', field: ['legalName'], params: { term } }) as const),
  ...(hasNamesake ? [{ code: 'POSSIBLE_DUPLICATE', field: ['legalName'] } as const] : []),
];
