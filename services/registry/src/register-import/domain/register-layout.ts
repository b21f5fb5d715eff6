import { accept, foldText, refuse, type Result } from '@conect/kernel';
import type { OrganizationType } from '../../organization/domain/organization';

/** What one row of the national register says, in its own words; empty where the file has nothing. */
export interface RegisterRow {
  readonly registerNumber: string;
  readonly specialNumber: string;
  readonly registeredOn: string;
  readonly category: string;
  readonly name: string;
  readonly court: string;
  readonly status: string;
  readonly isBranch: string;
  readonly locality: string;
  readonly county: string;
  readonly address: string;
  readonly cui: string;
  readonly purpose: string;
  readonly publicUtility: string;
}

type Column = keyof RegisterRow;

interface Layout {
  readonly name: 'PORTAL' | 'WEEKLY';
  /** Folded headings of each column; the first that stands in the file is taken. */
  readonly headings: Readonly<Partial<Record<Column, readonly string[]>>>;
  readonly required: readonly Column[];
}

/** The list of the portal, since 2026: one file for all categories. */
const portal: Layout = {
  name: 'PORTAL',
  headings: {
    registerNumber: ['numar registru'],
    specialNumber: ['numar registru special'],
    registeredOn: ['data inregistrare'],
    category: ['categorie personalitate juridica', 'categorie'],
    name: ['denumire ong', 'denumire'],
    court: ['instanta'],
    status: ['status'],
    isBranch: ['este filiala'],
    locality: ['localitate'],
    county: ['judet'],
    cui: ['cui'],
    purpose: ['scop'],
    publicUtility: ['are utilitate publica', 'utilitate publica'],
  },
  required: ['registerNumber', 'category', 'name', 'status', 'locality', 'county', 'cui', 'purpose', 'publicUtility'],
};

/** The weekly workbooks until 2026: one file for each category, which no column names. */
const weekly: Layout = {
  name: 'WEEKLY',
  headings: {
    registerNumber: ['numar inreg reg national'],
    name: ['denumire'],
    status: ['starea actuala'],
    locality: ['localitate'],
    county: ['judet'],
    address: ['adresa'],
    purpose: ['scopul initial'],
    publicUtility: ['hg utilitate publica'],
  },
  required: ['registerNumber', 'name', 'status', 'locality', 'county', 'purpose'],
};

const layouts = [portal, weekly];

/** Why a file is not taken, as a whole. */
export type RegisterFileRefusalCode =
  | 'UNKNOWN_FORMAT'
  | 'UNREADABLE'
  | 'UNSAFE_ARCHIVE'
  | 'WRONG_ENCODING'
  | 'WRONG_COLUMNS'
  | 'CATEGORY_UNTOLD'
  | 'CUT_SHORT'
  | 'EMPTY';

/** Reads the cells of one row of a file whose headings are known. */
export interface RegisterColumns {
  readonly layout: Layout['name'];
  /** How many cells each row has. */
  readonly width: number;
  readonly rowOf: (cells: readonly string[]) => RegisterRow;
}

/**
 * Recognises a published layout by its headings, whatever their order, case and diacritics; other columns are passed over, so that
 * the founders and boards that old files name are never read. `category` says what a file without that column lists.
 */
export function recogniseColumns(headings: readonly string[], category: string | null): Result<RegisterColumns, RegisterFileRefusalCode> {
  const folded = headings.map(foldText);
  const layout = layouts.find((one) => missingOf(one, folded).length === 0);
  if (layout === undefined) return refuse({ code: 'WRONG_COLUMNS', params: { missing: nearestMissing(folded) } });
  if (layout.name === 'WEEKLY' && category === null) return refuse({ code: 'CATEGORY_UNTOLD' });

  const places = (Object.keys(layout.headings) as Column[]).map((column) => [column, placeOf(layout, column, folded)] as const);
  const amendments = folded.flatMap((heading, place) => (/^modificari ale scopului( \d+)?$/.test(heading) ? [place] : []));
  return accept({
    layout: layout.name,
    width: headings.length,
    rowOf: (cells) => {
      const read = Object.fromEntries(places.map(([column, place]) => [column, place < 0 ? '' : cleanCell(cells[place] ?? '')]));
      const amended = amendments.map((place) => cleanCell(cells[place] ?? '')).findLast((text) => text !== '');
      return { ...emptyRow, ...read, ...(amended === undefined ? {} : { purpose: amended }), ...(layout.name === 'WEEKLY' ? { category: category ?? '' } : {}) };
    },
  });
}

const placeOf = ({ headings }: Layout, column: Column, folded: readonly string[]): number =>
  (headings[column] ?? []).map((heading) => folded.indexOf(heading)).find((place) => place >= 0) ?? -1;

/** The headings that the more similar layout asks for in vain, as the register writes them. */
function nearestMissing(folded: readonly string[]): string {
  const known = ({ headings }: Layout): number => (Object.values(headings) as string[][]).filter((names) => names.some((name) => folded.includes(name))).length;
  const nearest = layouts.toSorted((one, other) => known(other) - known(one))[0]!;
  return missingOf(nearest, folded).map((column) => nearest.headings[column]![0]).join(', ');
}

const missingOf = (layout: Layout, folded: readonly string[]): readonly Column[] => layout.required.filter((column) => placeOf(layout, column, folded) < 0);

const emptyRow: RegisterRow = {
  registerNumber: '',
  specialNumber: '',
  registeredOn: '',
  category: '',
  name: '',
  court: '',
  status: '',
  isBranch: '',
  locality: '',
  county: '',
  address: '',
  cui: '',
  purpose: '',
  publicUtility: '',
};

/** Workbooks of the register write line ends as `_x000D_`. */
const cleanCell = (text: string): string => text.replaceAll(/_x000D_/gi, ' ').trim();

const categories: readonly (readonly [folded: RegExp, type: OrganizationType])[] = [
  [/^asociat/, 'ASSOCIATION'],
  [/^fundat/, 'FOUNDATION'],
  [/^federat/, 'FEDERATION'],
  [/^uniun/, 'UNION'],
  [/^filial/, 'BRANCH'],
  [/^pers\w* ?jur\w* ?str/, 'FOREIGN_NONPROFIT'],
];

/** The legal form a category of the register stands for; null for a word that is none of them. */
export function typeOfCategory(category: string): OrganizationType | null {
  const folded = foldText(category);
  return categories.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** The category that a file's name tells, e.g. `Asociatii_09_03_2026.xlsx`; null when it tells none. */
export function categoryInFileName(fileName: string): string | null {
  return foldText(fileName).split(' ').find((word) => typeOfCategory(word) !== null) ?? null;
}
