import { accept, foldText, refuse, toCommaBelow, type Refusal, type Result } from '@conect/kernel';
import { findLocality, proposeActivityDomains, resolveRegisterCourt, resolveRegisterLocality } from '@conect/reference-data';
import { parseCui } from '../../organization/domain/cui';
import { inDomainOrder, type ImportedOrganization, type OrganizationDomain, type OrganizationType } from '../../organization/domain/organization';
import { typeOfCategory, type RegisterRow } from './register-layout';

/** Why a row of the register is not taken; the others are. */
export type RowRefusalCode =
  | 'NUMBER_MISSING'
  | 'NAME_MISSING'
  | 'NAME_TOO_LONG'
  | 'TEXT_MALFORMED'
  | 'CATEGORY_UNKNOWN'
  | 'STATUS_UNKNOWN'
  | 'FLAG_UNKNOWN'
  | 'DATE_INVALID'
  | 'CUI_INVALID'
  | 'COUNTY_UNKNOWN'
  | 'REPEATED'
  | 'CUI_TAKEN';

/** What the register says of one organization, in the catalogue's words. JSON throughout: it is staged and kept as such. */
export interface RegisterEntry {
  readonly status: ImportedOrganization['status'];
  readonly type: OrganizationType;
  readonly legalName: string;
  readonly cui: string | null;
  readonly nationalRegisterNumber: string;
  readonly courtCode: string | null;
  readonly courtRegisterNumber: string | null;
  readonly registeredOn: string | null;
  readonly isBranch: boolean;
  readonly publicUtilityStatus: 'NONE' | 'GRANTED';
  readonly countyCode: string | null;
  readonly unitCode: string | null;
  readonly localityCode: string | null;
  readonly registeredAddress: string | null;
  readonly purpose: string | null;
  readonly domains: readonly OrganizationDomain[];
}

/** The register repeats numbers: only number and name together say which entry it is. */
export const nameKeyOfEntry = ({ legalName }: RegisterEntry): string => foldText(legalName);

const maximumNameLength = 500;
const maximumTextLength = 20_000;
const maximumDomains = 3;

const statuses: ReadonlyMap<string, RegisterEntry['status']> = new Map([
  ['', 'IMPORTED_UNCLAIMED'],
  ['inregistrat', 'IMPORTED_UNCLAIMED'],
  ['inregistrata', 'IMPORTED_UNCLAIMED'],
  ['in lichidare', 'DISSOLVING'],
  ['dizolvat', 'DISSOLVING'],
  ['dizolvata', 'DISSOLVING'],
  ['radiat', 'DEREGISTERED'],
  ['radiata', 'DEREGISTERED'],
]);

/** Reads one row; every reason against it at once. What the register marks as unknown stays empty, what contradicts itself too. */
export function readRegisterRow(row: RegisterRow, today: string): Result<RegisterEntry, RowRefusalCode> {
  const legalName = nameOf(row.name);
  const type = typeOfCategory(row.category);
  const status = statuses.get(foldText(row.status));
  const registeredOn = dateOf(row.registeredOn, today);
  const cui = row.cui === '' ? accept(null) : parseCui(row.cui);
  const place = resolveRegisterLocality(row.locality, row.county);
  const isBranch = flagOf(row.isBranch);
  const hasPublicUtility = flagOf(row.publicUtility);

  const refusals: readonly (Refusal<RowRefusalCode> | false)[] = [
    !Object.values(row).every(isWellFormed) && { code: 'TEXT_MALFORMED' },
    row.registerNumber === '' && { code: 'NUMBER_MISSING' },
    foldText(legalName) === '' && { code: 'NAME_MISSING' },
    legalName.length > maximumNameLength && { code: 'NAME_TOO_LONG', params: { maximum: maximumNameLength } },
    type === null && { code: 'CATEGORY_UNKNOWN', params: { value: row.category } },
    status === undefined && { code: 'STATUS_UNKNOWN', params: { value: row.status } },
    registeredOn === undefined && { code: 'DATE_INVALID', params: { value: row.registeredOn } },
    !cui.ok && { code: 'CUI_INVALID', params: { value: row.cui } },
    place.gap === 'COUNTY_UNKNOWN' && { code: 'COUNTY_UNKNOWN', params: { value: row.county } },
    (isBranch === null || hasPublicUtility === null) && { code: 'FLAG_UNKNOWN' },
  ];
  const found = refusals.filter((refusal) => refusal !== false);
  if (found.length > 0 || !cui.ok || type === null || status === undefined) return refuse(...found);

  const purpose = textOf(row.purpose);
  return accept({
    status,
    type,
    legalName,
    cui: cui.value,
    nationalRegisterNumber: collapse(row.registerNumber),
    courtCode: resolveRegisterCourt(row.court)?.code ?? null,
    courtRegisterNumber: textOf(row.specialNumber),
    registeredOn: registeredOn ?? null,
    isBranch: isBranch === true || type === 'BRANCH',
    publicUtilityStatus: hasPublicUtility === true ? 'GRANTED' : 'NONE',
    countyCode: place.countyCode,
    unitCode: place.localityCode === null ? null : (findLocality(place.localityCode)?.unitCode ?? null),
    localityCode: place.localityCode,
    registeredAddress: textOf(row.address),
    purpose,
    domains: proposedDomains(purpose ?? legalName),
  });
}

const isWellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && text.length <= maximumTextLength;

const collapse = (text: string): string => toCommaBelow(text.normalize('NFC')).replaceAll(/\s+/g, ' ').trim();

const textOf = (text: string): string | null => collapse(text) || null;

/** The court's words that clerks pasted behind a name, as the register has them in some hundred entries. */
const pastedText = /\s*([iî]n conformitate cu (dovada|dispozi)|admite (cererea|în parte|in parte)|în temeiul |in temeiul |dispune (î|i)nscrierea).*$/isu;

/** The name in the official spelling, without what was pasted behind it. */
function nameOf(raw: string): string {
  const name = collapse(raw);
  return name.replace(pastedText, '') || name;
}

/** `dd.mm.yyyy` or `yyyy-mm-dd` as `yyyy-mm-dd`; null for an empty cell, undefined for a day that does not exist or is yet to come. */
function dateOf(text: string, today: string): string | null | undefined {
  if (text === '') return null;
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  const exists = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && iso >= '1800-01-01' && iso <= today ? iso : undefined;
}

/** Yes and no as the portal writes them; a weekly file names the Government decision instead of a yes. */
function flagOf(text: string): boolean | null {
  const folded = foldText(text);
  if (folded === '' || folded === 'nu') return false;
  return folded === 'da' || /^(hg|h g|hotar)|\d/.test(folded) ? true : null;
}

/** Domains whose keywords stand in the text, the one with most of them first; marked as proposed, confirmed by nobody. */
function proposedDomains(text: string): readonly OrganizationDomain[] {
  const proposed = proposeActivityDomains(text).slice(0, maximumDomains);
  return inDomainOrder(proposed.map(({ code }, place) => ({ code, isPrimary: place === 0, isProposed: true })));
}
