/** The forms in which open data is given. */
export const openDataNames = ['organizations.csv', 'organizations.jsonl'] as const;

/** The name of one file, also the last part of its address. */
export type OpenDataName = (typeof openDataNames)[number];

/** A file that was made. */
export interface OpenDataFile {
  readonly name: OpenDataName;
  readonly sha256: string;
  readonly byteLength: number;
  readonly rowCount: number;
  readonly generatedAt: Date;
}

/** What is known of the files. */
export interface OpenDataFiles {
  /** Those that were made, by name. */
  readonly findAll: () => Promise<readonly OpenDataFile[]>;
}

/** Makes both files anew from one snapshot of the catalogue; answers what they are. */
export type GenerateOpenData = () => Promise<readonly OpenDataFile[]>;
