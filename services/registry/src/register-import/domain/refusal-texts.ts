import type { Refusal } from '@conect/kernel';
import type { RowRefusalCode } from './register-entry';
import type { RegisterFileRefusalCode } from './register-layout';

type Params = NonNullable<Refusal['params']>;
type Texts<Code extends string> = Readonly<Record<Code, (params: Params) => string>>;

const at = ({ line }: Params): string => (line === undefined ? '' : `Line ${line}: `);

const fileTexts: Texts<RegisterFileRefusalCode | 'IMPORT_RUNNING'> = {
  UNKNOWN_FORMAT: ({ name }) => `${name} is no .csv and no .xlsx file.`,
  UNREADABLE: (params) => `${at(params)}the file cannot be read as what its name says: export it again.`,
  UNSAFE_ARCHIVE: () => 'The workbook unpacks to more than a register can be, or hides something: save it again from a spreadsheet program.',
  WRONG_ENCODING: (params) => `${at(params)}the text is not UTF-8: save the file as UTF-8 and import it again.`,
  WRONG_COLUMNS: ({ missing }) => `The first row is not that of a published layout of the register: it lacks ${missing}.`,
  CATEGORY_UNTOLD: () => 'No column and no word of the file name tells what it lists: add --category asociatii, fundatii, federatii, uniuni or persjuridstr.',
  CUT_SHORT: (params) =>
    params['found'] === undefined
      ? `${at(params)}the file does not end as it should, so it may be cut short: fetch it again, or end its last line if it is whole.`
      : `${at(params)}expected ${params['expected']} cells and found ${params['found']}: the file is cut short or broken, fetch it again.`,
  EMPTY: () => 'The file has no rows.',
  IMPORT_RUNNING: () => 'Another import of the register is running: wait for its end.',
};

const rowTexts: Texts<RowRefusalCode> = {
  NUMBER_MISSING: () => 'has no register number',
  NAME_MISSING: () => 'has no name',
  NAME_TOO_LONG: () => 'the name has more than 500 characters',
  TEXT_MALFORMED: () => 'holds characters that are no text, or more than 20,000 in a cell',
  CATEGORY_UNKNOWN: ({ value }) => `"${value}" is no category of the register`,
  STATUS_UNKNOWN: ({ value }) => `"${value}" is no status of the register`,
  FLAG_UNKNOWN: () => 'expected Da or Nu for branch and public utility',
  DATE_INVALID: ({ value }) => `"${value}" is no day up to today, written dd.mm.yyyy`,
  CUI_INVALID: ({ value }) => `"${value}" is no CUI: its digits or its check digit are wrong`,
  COUNTY_UNKNOWN: ({ value }) => `"${value}" is no county`,
  REPEATED: ({ firstLine }) => `its number and name stand in line ${firstLine} already`,
  CUI_TAKEN: ({ value }) => `another organization has the CUI ${value}`,
};

/** Why a file was refused, in a sentence for whoever imports it. */
export const fileRefusalText = ({ code, params = {} }: Refusal<RegisterFileRefusalCode | 'IMPORT_RUNNING'>): string => fileTexts[code](params);

/** Why a row was refused, in a few words. */
export const rowRefusalText = ({ code, params = {} }: Refusal<RowRefusalCode>): string => rowTexts[code](params);

/** Every code, for the documentation to be held against. */
export const refusalCodes = { file: Object.keys(fileTexts), row: Object.keys(rowTexts) } as const;
