import { accept, foldText, isDay, refuse, toCommaBelow, withoutInvisible, type Refusal, type Result } from '@conect/kernel';
import { findLocality, proposeActivityDomains, resolveRegisterCourt, resolveRegisterLocality, type ResolvedPlace } from '@conect/reference-data';
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

/** As {@link nameKeyOfEntry}, of a row that may be refused: what the register knew before is still in the file then. */
export const keyOfRow = ({ registerNumber, name }: RegisterRow): { readonly registerNumber: string; readonly nameKey: string } => ({
  registerNumber: textOf(storable(registerNumber)) ?? '',
  nameKey: foldText(nameOf(storable(name))),
});

/** What a refused row says may be no text at all, or far too much. */
const storable = (text: string): string => text.slice(0, 2_000).toWellFormed().replaceAll('\0', '');

/** The name of a row that is refused, as far as it can be shown. */
export const shownNameOf = ({ name }: RegisterRow): string => storable(name).slice(0, maximumNameLength);

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

/** The cells of a row as far as they can be read. */
interface Reading {
  readonly legalName: string;
  readonly type: OrganizationType | null;
  readonly status: RegisterEntry['status'] | undefined;
  readonly registeredOn: string | null | undefined;
  readonly cui: Result<string | null>;
  readonly place: ResolvedPlace;
  readonly isBranch: boolean | null;
  readonly hasPublicUtility: boolean | null;
}

type Check = readonly [code: RowRefusalCode, isWrong: (row: RegisterRow, reading: Reading) => boolean, value?: keyof RegisterRow];

const checks: readonly Check[] = [
  ['TEXT_MALFORMED', (row) => !Object.values(row).every(isWellFormed)],
  ['NUMBER_MISSING', ({ registerNumber }) => registerNumber === ''],
  ['NAME_MISSING', (_row, { legalName }) => foldText(legalName) === ''],
  ['NAME_TOO_LONG', (_row, { legalName }) => legalName.length > maximumNameLength],
  ['CATEGORY_UNKNOWN', (_row, { type }) => type === null, 'category'],
  ['STATUS_UNKNOWN', (_row, { status }) => status === undefined, 'status'],
  ['DATE_INVALID', (_row, { registeredOn }) => registeredOn === undefined, 'registeredOn'],
  ['CUI_INVALID', (_row, { cui }) => !cui.ok, 'cui'],
  ['COUNTY_UNKNOWN', (_row, { place }) => place.gap === 'COUNTY_UNKNOWN', 'county'],
  ['FLAG_UNKNOWN', (_row, { isBranch, hasPublicUtility }) => isBranch === null || hasPublicUtility === null],
];

/** Reads one row; every reason against it at once. What the register marks as unknown stays empty, what contradicts itself too. */
export function readRegisterRow(row: RegisterRow, today: string): Result<RegisterEntry, RowRefusalCode> {
  const reading: Reading = {
    legalName: nameOf(row.name),
    type: typeOfCategory(row.category),
    status: statuses.get(foldText(row.status)),
    registeredOn: dateOf(row.registeredOn, today),
    cui: row.cui === '' ? accept(null) : parseCui(row.cui),
    place: resolveRegisterLocality(row.locality, row.county),
    isBranch: flagOf(row.isBranch),
    hasPublicUtility: flagOf(row.publicUtility),
  };
  const refusals = checks
    .filter(([, isWrong]) => isWrong(row, reading))
    .map(([code, , value]): Refusal<RowRefusalCode> => (value === undefined ? { code } : { code, params: { value: row[value] } }));
  return refusals.length > 0 ? refuse(...refusals) : accept(entryOf(row, reading));
}

/** The entry of a row that passed every check, so that nothing of the reading is missing. */
function entryOf(row: RegisterRow, { legalName, type, status, registeredOn, cui, place, isBranch, hasPublicUtility }: Reading): RegisterEntry {
  const purpose = textOf(row.purpose);
  const { countyCode, localityCode } = place;
  return {
    status: status!,
    type: type!,
    legalName,
    cui: cui.ok ? cui.value : null,
    nationalRegisterNumber: collapse(row.registerNumber),
    courtCode: resolveRegisterCourt(row.court)?.code ?? null,
    courtRegisterNumber: textOf(row.specialNumber),
    registeredOn: registeredOn ?? null,
    isBranch: type === 'BRANCH' || isBranch!,
    publicUtilityStatus: hasPublicUtility ? 'GRANTED' : 'NONE',
    countyCode,
    unitCode: unitOf(localityCode),
    localityCode,
    registeredAddress: textOf(row.address),
    purpose,
    domains: proposedDomains(purpose ?? legalName),
  };
}

const unitOf = (localityCode: string | null): string | null => (localityCode === null ? null : (findLocality(localityCode)?.unitCode ?? null));

const isWellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && text.length <= maximumTextLength;

const collapse = (text: string): string => toCommaBelow(withoutInvisible(text).normalize('NFC')).replaceAll(/\s+/g, ' ').trim();

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
  return isDay(iso) && iso <= today ? iso : undefined;
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
