import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { refuseFile, withColumns, type NumberedCells, type ReadRows } from './read-rows';
import { utf8Text } from './utf8-text';

/** The longest record that is still believed to be one: a quote that never closes would swallow the file. */
const maximumRecordLength = 1_000_000;

/** Reads a CSV file in UTF-8, parted by commas, semicolons or tabs. A file that does not end in a line break may be cut short and is refused. */
export const readCsvRows: ReadRows = (path, { category, onProgress }) => withColumns(recordsOf(path, onProgress), category);

async function* recordsOf(path: string, onProgress: (share: number) => void): AsyncIterable<NumberedCells> {
  const { size, delimiter } = await glance(path);
  const text = utf8Text(createReadStream(path), (bytes) => onProgress(size === 0 ? 1 : bytes / size));
  let lastRead = 0;
  const onRecord = (record: string[], { lines }: { lines: number }): string[] => {
    lastRead = lines;
    return record;
  };
  const parser = parse({ onRecord, bom: true, delimiter, info: true, relaxColumnCount: true, recordDelimiter: ['\r\n', '\n', '\r'], maxRecordSize: maximumRecordLength });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line, cells: record };
      line = info.lines + 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(error, lastRead + 1) : error;
  }
}

const delimiters = [',', ';', '\t'];

/** How long the file is, and what its first line parts its headings by. */
async function glance(path: string): Promise<{ size: number; delimiter: string }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    const [first = ''] = buffer.toString('latin1', 0, bytesRead).split(/[\r\n]/);
    return { size, delimiter: delimiters.toSorted((one, other) => first.split(other).length - first.split(one).length)[0]! };
  } finally {
    await file.close();
  }
}

/** csv-parse's codes in our words; the line is where the row begins: a quote that never closes runs to the end of the file. */
function csvRefusal(error: CsvError, line: number): never {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') return refuseFile('CUT_SHORT', { line }, error);
  return refuseFile('UNREADABLE', { line }, error);
}
