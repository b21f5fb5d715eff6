import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SeededInstitution } from '../membership/application/commands/seed-institutions';

/** The central institutions of 2016; see data/README.md. */
const file = join(__dirname, '../../data/institutions-2016.csv');
const asOf = '2016-12-31';
const orNull = (text: string): string | null => (text === '' ? null : text);

const rowSchema = z.object({
  id: z.uuid(),
  name: z.string().min(1),
  type: z.enum(['SGG', 'MINISTRY', 'CENTRAL_AGENCY']),
  parentId: z.string().transform(orNull).pipe(z.uuid().nullable()),
  transparencyPageUrl: z.string().transform(orNull).pipe(z.url().nullable()),
});

/** Reads the institutions that CONECT knows from its first day; a row that is not whole is an error. */
export function readSeededInstitutions(): readonly SeededInstitution[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = header.split(';');
  return lines.map((line) => {
    const values = line.split(';');
    return { ...rowSchema.parse(Object.fromEntries(columns.map((column, index) => [column, values[index]]))), asOf };
  });
}
