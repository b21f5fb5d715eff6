import { writeCsv, writeZip, type ZipFile } from '@conect/papers';
import type { PartLine, PartSection } from '@conect/service-kit';
import type { DataExport, DataExportPart } from '../domain/data-export';
import type { ReadPart } from '../http/part-source';
import { readmeIn } from './readme';

/** What the files of an archive are written from. */
interface ArchiveSource {
  readonly dataExport: DataExport;
  readonly readPart: ReadPart;
}

/**
 * The archive of a request as ZIP, piece by piece: a folder for each service, in it a JSON and a CSV file for each section and a dictionary
 * of what the columns mean, on what basis they are kept and for how long. A part is read twice, once for each form, so that no more of it
 * is in memory than a row.
 */
export const archiveOf = (source: ArchiveSource): AsyncGenerator<Uint8Array> => writeZip(filesOf(source));

async function* filesOf({ dataExport, readPart }: ArchiveSource): AsyncGenerator<ZipFile> {
  yield { name: 'CITESTE-MA.txt', bytes: [Buffer.from(readmeIn('RO', dataExport))] };
  yield { name: 'README.txt', bytes: [Buffer.from(readmeIn('EN', dataExport))] };
  yield { name: 'parts.json', bytes: [jsonOf(dataExport.parts.map(({ service, state, reason, itemCount }) => ({ service, state, reason, itemCount })))] };
  for (const part of dataExport.parts.filter(({ state }) => state === 'READY')) {
    const read = () => readPart(dataExport.id, part);
    const sections: PartSection[] = [];
    yield* sectionFiles(read(), part, { ending: 'json', write: jsonRows, tell: (section) => sections.push(section) });
    yield* sectionFiles(read(), part, { ending: 'csv', write: csvRows, tell: () => {} });
    yield { name: `${part.service}/dictionary.json`, bytes: [jsonOf(sections)] };
    yield { name: `${part.service}/dictionary.csv`, bytes: csvOf(dictionaryHeadings, sections.flatMap(dictionaryRows)) };
  }
}

const jsonOf = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

const csvOf = (headings: readonly string[], rows: Parameters<typeof writeCsv>[0]['rows']): AsyncIterable<Uint8Array> => writeCsv({ columns: headings.map((heading) => ({ heading, width: 1 })), rows });

const dictionaryHeadings = ['file', 'column', 'meaning_ro', 'meaning_en', 'title_ro', 'title_en', 'basis_ro', 'basis_en', 'kept_ro', 'kept_en'];

const dictionaryRows = ({ name, title, basis, kept, columns }: PartSection): readonly (readonly string[])[] =>
  Object.entries(columns).map(([column, meaning]) => [name, column, meaning.RO, meaning.EN, title.RO, title.EN, basis.RO, basis.EN, kept.RO, kept.EN]);

type Row = Readonly<Record<string, unknown>>;

interface Form {
  readonly ending: 'json' | 'csv';
  readonly write: (section: PartSection, rows: AsyncIterable<Row>) => AsyncIterable<Uint8Array>;
  readonly tell: (section: PartSection) => void;
}

/** A file for each section of a part. The archive asks for the next file when it has all of the one before: the lines are read in one go. */
async function* sectionFiles(lines: AsyncGenerator<PartLine>, { service }: DataExportPart, { ending, write, tell }: Form): AsyncGenerator<ZipFile> {
  let next = await lines.next();
  async function* rows(): AsyncGenerator<Row> {
    for (next = await lines.next(); !next.done && 'row' in next.value; next = await lines.next()) yield next.value.row;
  }
  while (!next.done) {
    if (!('section' in next.value)) throw new Error(`Expected a part of ${service} to begin with a section`);
    const { section } = next.value;
    tell(section);
    yield { name: `${service}/${section.name}.${ending}`, bytes: write(section, rows()) };
  }
}

async function* jsonRows(_section: PartSection, rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  let separator = '[\n  ';
  for await (const row of rows) {
    yield Buffer.from(`${separator}${JSON.stringify(row)}`);
    separator = ',\n  ';
  }
  yield Buffer.from(separator.startsWith('[') ? '[]\n' : '\n]\n');
}

const csvRows = ({ columns }: PartSection, rows: AsyncIterable<Row>): AsyncIterable<Uint8Array> => csvOf(Object.keys(columns), cellsOf(Object.keys(columns), rows));

async function* cellsOf(names: readonly string[], rows: AsyncIterable<Row>): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield names.map((name) => cellOf(row[name]));
}

/** Several values stand in one cell as JSON, so that nothing is lost. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
