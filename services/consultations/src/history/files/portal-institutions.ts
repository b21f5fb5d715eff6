import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldText } from '@conect/kernel';
import { parse } from 'csv-parse/sync';

/** Which institution each name of the portal is; see data/README.md. */
const file = join(__dirname, '../../../data/institutions-2015-2016.csv');

/** Makes the look-up of institutions by the names that the portal gave them, however they are spelt. */
export function createPortalInstitutions(): (name: string) => string | null {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as readonly { readonly name: string; readonly institutionId: string }[];
  const ids = new Map(rows.map(({ name, institutionId }) => [foldText(name), institutionId]));
  return (name) => ids.get(foldText(name)) ?? null;
}
