import { writeCsv, writePdf, writeSheet, type Bytes, type Table } from '@conect/papers';
import type { RegisterEntry } from '../../contract/application/ports';
import type { RegisterFacts } from '../domain/facts';
import type { PaperFormat } from '../domain/paper';
import { statusWords } from './status-words';
import { momentText, numberText } from './words';

/** The columns of the register of volunteers (registrul de evidență a voluntarilor, Legea 78/2014 art. 11). */
const columns = [
  { heading: 'Contract nr.', width: 12 },
  { heading: 'Voluntarul', width: 30 },
  { heading: 'De la', width: 12 },
  { heading: 'Până la', width: 12 },
  { heading: 'Activitățile', width: 60 },
  { heading: 'Starea', width: 20 },
  { heading: 'Înscris la', width: 34 },
] as const;

/** One row, as `volunteerRegister` says it; without a name the number stands for who was erased. */
const cellsOf = ({ contract, volunteerName, activities, recordedAt }: RegisterEntry): readonly string[] => [
  numberText(contract),
  volunteerName ?? '',
  contract.startsOn,
  contract.endsOn,
  activities,
  statusWords[contract.status],
  momentText(recordedAt),
];

/** The register as a table, written as its rows are read. */
export function registerBytes(facts: RegisterFacts, entries: AsyncIterable<RegisterEntry>, format: PaperFormat): Bytes {
  const table: Table = { columns, rows: rowsOf(entries) };
  const said = { title: `Registrul de evidență a voluntarilor, ${facts.year}`, language: 'ro-RO', createdAt: facts.asOf };
  if (format === 'CSV') return writeCsv(table);
  if (format === 'XLSX') return writeSheet(table, said);
  return writePdf(table, { ...said, notes: [facts.hostName ?? [], 'Ținut în temeiul Legii nr. 78/2014.'].flat(), pageLabel: (page) => `Pagina ${page}` });
}

async function* rowsOf(entries: AsyncIterable<RegisterEntry>): AsyncGenerator<readonly string[]> {
  for await (const entry of entries) yield cellsOf(entry);
}
