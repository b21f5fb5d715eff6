import type { Locale, Refusal } from '@conect/kernel';
import type { RowRefusalCode } from './register-entry';
import type { RegisterFileRefusalCode } from './register-layout';

type Params = NonNullable<Refusal['params']>;
type Texts<Code extends string> = Readonly<Record<Code, Readonly<Record<'ro' | 'en', (params: Params) => string>>>>;
/** Why a whole file is not taken. */
export type FileRefusalCode = RegisterFileRefusalCode | 'SHRINKS_TOO_MUCH' | 'IMPORT_RUNNING';

const at = ({ line }: Params): string => (line === undefined ? '' : `Line ${line}: `);
const la = ({ line }: Params): string => (line === undefined ? '' : `Rândul ${line}: `);

const fileTexts: Texts<FileRefusalCode> = {
  UNKNOWN_FORMAT: { ro: ({ name }) => `${name} nu este un fișier .csv sau .xlsx.`, en: ({ name }) => `${name} is no .csv and no .xlsx file.` },
  UNREADABLE: {
    ro: (params) => `${la(params)}fișierul nu se poate citi ca ceea ce spune numele său: exportați-l din nou.`,
    en: (params) => `${at(params)}the file cannot be read as what its name says: export it again.`,
  },
  UNSAFE_ARCHIVE: {
    ro: () => 'Registrul de calcul se despachetează în mai mult decât poate fi un registru sau ascunde ceva: salvați-l din nou dintr-un program de calcul tabelar.',
    en: () => 'The workbook unpacks to more than a register can be, or hides something: save it again from a spreadsheet program.',
  },
  WRONG_ENCODING: {
    ro: (params) => `${la(params)}textul nu este UTF-8: salvați fișierul ca UTF-8 și importați-l din nou.`,
    en: (params) => `${at(params)}the text is not UTF-8: save the file as UTF-8 and import it again.`,
  },
  WRONG_COLUMNS: {
    ro: ({ missing }) => `Primul rând nu este al unei forme publicate a registrului: îi lipsește ${missing}.`,
    en: ({ missing }) => `The first row is not that of a published layout of the register: it lacks ${missing}.`,
  },
  CATEGORY_UNTOLD: {
    ro: () => 'Nicio coloană și niciun cuvânt din numele fișierului nu spune ce cuprinde: precizați categoria asociatii, fundatii, federatii, uniuni sau persjuridstr.',
    en: () => 'No column and no word of the file name tells what it lists: add --category asociatii, fundatii, federatii, uniuni or persjuridstr.',
  },
  CUT_SHORT: {
    ro: (params) =>
      params['found'] === undefined
        ? `${la(params)}fișierul nu se încheie cum trebuie, deci poate fi trunchiat: descărcați-l din nou sau încheiați ultimul rând, dacă este întreg.`
        : `${la(params)}se așteptau ${params['expected']} celule și s-au găsit ${params['found']}: fișierul este trunchiat sau stricat, descărcați-l din nou.`,
    en: (params) =>
      params['found'] === undefined
        ? `${at(params)}the file does not end as it should, so it may be cut short: fetch it again, or end its last line if it is whole.`
        : `${at(params)}expected ${params['expected']} cells and found ${params['found']}: the file is cut short or broken, fetch it again.`,
  },
  EMPTY: { ro: () => 'Fișierul nu are rânduri.', en: () => 'The file has no rows.' },
  SHRINKS_TOO_MUCH: {
    ro: ({ missing, known, limit }) => `Fișierului îi lipsesc ${missing} din ${known} înregistrări cunoscute, peste limita de ${limit} %: verificați dacă este întreg sau importați-l ca fișier parțial.`,
    en: ({ missing, known, limit }) => `The file lacks ${missing} of ${known} known entries, more than the limit of ${limit} %: check that it is whole, or import it as a part.`,
  },
  IMPORT_RUNNING: { ro: () => 'O altă preluare a registrului nu s-a încheiat: așteptați sfârșitul ei.', en: () => 'Another import of the register is running: wait for its end.' },
};

const rowTexts: Texts<RowRefusalCode> = {
  NUMBER_MISSING: { ro: () => 'nu are număr de registru', en: () => 'has no register number' },
  NAME_MISSING: { ro: () => 'nu are denumire', en: () => 'has no name' },
  NAME_TOO_LONG: { ro: () => 'denumirea are peste 500 de caractere', en: () => 'the name has more than 500 characters' },
  TEXT_MALFORMED: { ro: () => 'cuprinde caractere care nu sunt text sau peste 20.000 într-o celulă', en: () => 'holds characters that are no text, or more than 20,000 in a cell' },
  CATEGORY_UNKNOWN: { ro: ({ value }) => `„${value}” nu este o categorie a registrului`, en: ({ value }) => `"${value}" is no category of the register` },
  STATUS_UNKNOWN: { ro: ({ value }) => `„${value}” nu este o stare a registrului`, en: ({ value }) => `"${value}" is no status of the register` },
  FLAG_UNKNOWN: { ro: () => 'se aștepta Da sau Nu la filială și utilitate publică', en: () => 'expected Da or Nu for branch and public utility' },
  DATE_INVALID: { ro: ({ value }) => `„${value}” nu este o zi până azi, scrisă zz.ll.aaaa`, en: ({ value }) => `"${value}" is no day up to today, written dd.mm.yyyy` },
  CUI_INVALID: { ro: ({ value }) => `„${value}” nu este un CUI: cifrele sau cifra de control sunt greșite`, en: ({ value }) => `"${value}" is no CUI: its digits or its check digit are wrong` },
  COUNTY_UNKNOWN: { ro: ({ value }) => `„${value}” nu este un județ`, en: ({ value }) => `"${value}" is no county` },
  REPEATED: { ro: ({ firstLine }) => `numărul și denumirea sa se află deja la rândul ${firstLine}`, en: ({ firstLine }) => `its number and name stand in line ${firstLine} already` },
  CUI_TAKEN: { ro: ({ value }) => `o altă organizație are CUI-ul ${value}`, en: ({ value }) => `another organization has the CUI ${value}` },
};

const inLanguage = (locale: Locale): 'ro' | 'en' => (locale === 'RO' ? 'ro' : 'en');

/** Why a file was refused, in a sentence for whoever imports it. */
export const fileRefusalText = ({ code, params = {} }: Refusal<FileRefusalCode>, locale: Locale): string => fileTexts[code][inLanguage(locale)](params);

/** Why a row was refused, in a few words. */
export const rowRefusalText = ({ code, params = {} }: Refusal<RowRefusalCode>, locale: Locale): string => rowTexts[code][inLanguage(locale)](params);

/** Every code, for the documentation to be held against. */
export const refusalCodes = { file: Object.keys(fileTexts), row: Object.keys(rowTexts) } as const;
