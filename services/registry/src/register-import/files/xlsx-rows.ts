import { open, stat } from 'node:fs/promises';
import { inspectXlsx } from '@conect/documents';
import { stream, type CellValue } from 'exceljs';
import { refuseFile, withColumns, type NumberedCells, type ReadRows } from './read-rows';

/** Reads the first sheet of a workbook row by row. */
export const readXlsxRows: ReadRows = (path, { category, onProgress }) => withColumns(sheetRowsOf(path, onProgress), category);

async function* sheetRowsOf(path: string, onProgress: (share: number) => void): AsyncIterable<NumberedCells> {
  await assertSoundWorkbook(path);
  const options = { entries: 'ignore', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', worksheets: 'emit' } as const;
  let width = 0;
  try {
    for await (const sheet of new stream.xlsx.WorkbookReader(path, options)) {
      for await (const row of sheet) {
        const values = (row.values as CellValue[]).slice(1);
        width ||= values.length;
        // A sheet leaves out empty cells at the end of a row; a text file does not.
        const cells = Array.from({ length: Math.max(width, values.length) }, (_, place) => textOfCell(values[place]));
        yield { line: row.number, cells };
      }
      onProgress(1);
      return;
    }
  } catch (error) {
    refuseFile('UNREADABLE', {}, error);
  }
}

/** Of the largest weekly workbook (125,840 rows) unpacked, several times. */
export const maximumUnpackedBytes = 1_024 * 1_048_576;

/** Looks at the whole package first: the reader would wait for ever for the end of a cut one, and fill the memory from a bomb. */
async function assertSoundWorkbook(path: string): Promise<void> {
  if (await isCutShort(path)) refuseFile('CUT_SHORT');
  const problem = await inspectXlsx(path, maximumUnpackedBytes);
  if (problem === 'UNSAFE_ARCHIVE') refuseFile('UNSAFE_ARCHIVE');
  if (problem !== null) refuseFile('UNREADABLE');
}

/** Whether a zip file lacks its directory, which stands at its end. */
async function isCutShort(path: string): Promise<boolean> {
  const { size } = await stat(path);
  const length = Math.min(size, 65_557);
  const file = await open(path);
  try {
    const { buffer: head } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const { buffer: tail } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return head.equals(Buffer.from('PK\u0003\u0004', 'latin1')) && !tail.includes(Buffer.from('PK\u0005\u0006', 'latin1'));
  } finally {
    await file.close();
  }
}

/** A cell's text as a person reads it; days as the register writes them in text. */
function textOfCell(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('result' in value) return textOfCell(value.result);
  if ('text' in value) return textOfCell(value.text);
  return '';
}
