import { basename, extname } from 'node:path';
import { RegisterFileRefused, type RegisterFile } from '../application/ports';
import { categoryInFileName } from '../domain/register-layout';
import { boundHeap } from './bound-heap';
import { readCsvRows } from './csv-rows';
import type { ReadRows } from './read-rows';
import { readXlsxRows } from './xlsx-rows';

interface OpenOptions {
  /** What a file without a column for it lists, e.g. `asociatii`; by default what the file's name tells. */
  readonly category?: string;
}

const readers: Readonly<Record<string, ReadRows>> = { '.csv': readCsvRows, '.xlsx': readXlsxRows };

/** Opens a file of the national register, `.csv` or `.xlsx`; it is read when its rows are asked for. */
export function openRegisterFile(path: string, { category }: OpenOptions = {}): RegisterFile {
  const name = basename(path);
  let share = 0;
  return {
    name,
    progress: () => share,
    rows: () => {
      const readRows = readers[extname(path).toLowerCase()];
      if (readRows === undefined) throw new RegisterFileRefused({ code: 'UNKNOWN_FORMAT', params: { name } });
      boundHeap();
      return readRows(path, { category: category ?? categoryInFileName(name), onProgress: (read) => (share = read) });
    },
  };
}
