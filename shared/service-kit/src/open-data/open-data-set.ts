/** One column of open data, described in both languages. */
export interface OpenDataColumn {
  readonly name: string;
  readonly type: 'text' | 'date' | 'date-time' | 'boolean' | 'integer' | 'list';
  readonly ro: string;
  readonly en: string;
}

/** A sentence in both languages. */
interface BothLanguages {
  readonly ro: string;
  readonly en: string;
}

/** One set of open data (set de date deschise): what a view shows, under one name in every form. */
export interface OpenDataSet {
  /** The name of its files, without what says their form. */
  readonly name: string;
  /** The view that it is read from: it has public columns only, the first is `id`, and the files are in its order. */
  readonly view: string;
  readonly title: BothLanguages;
  /** Every column, in the order of the view. */
  readonly columns: readonly OpenDataColumn[];
}

/** Describes a column of open data. */
export const openDataColumn = (name: string, type: OpenDataColumn['type'], ro: string, en: string): OpenDataColumn => ({ name, type, ro, en });

/** The licence of open data (Licența pentru o guvernare deschisă). */
export const openDataLicence = { id: 'OGL-ROU-1.0', name: 'Licența pentru o guvernare deschisă 1.0' } as const;

/** The forms in which a set is given, by the end of a file's name. */
export const openDataForms = { csv: 'text/csv; charset=utf-8; header=present', jsonl: 'application/jsonl; charset=utf-8' } as const;

/** One of {@link openDataForms}. */
export type OpenDataForm = keyof typeof openDataForms;

const forms = Object.keys(openDataForms) as readonly OpenDataForm[];

/** One form of a set, and the name of its file, which is also the last part of its address. */
export interface OpenDataFileName {
  readonly set: OpenDataSet;
  readonly form: OpenDataForm;
  readonly name: string;
}

/** The files of these sets. */
export const fileNamesOf = (sets: readonly OpenDataSet[]): readonly OpenDataFileName[] => sets.flatMap((set) => forms.map((form) => ({ set, form, name: `${set.name}.${form}` })));

/** The name of the file that describes a set. */
export const descriptionNameOf = ({ name }: OpenDataSet): string => `${name}.json`;

/** A file that was made. */
export interface OpenDataFile {
  readonly name: string;
  readonly sha256: string;
  readonly byteLength: number;
  readonly rowCount: number;
  readonly generatedAt: Date;
}
