import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedOperation } from './schema-check';

/** The gateway's own folder, from its sources as from its build. */
export const packageFolder = join(__dirname, '..');

/** The API schema as committed: what those who build on CONECT may rely on. */
export const publishedSchemaFile = join(packageFolder, 'published/api-schema.graphql');

/** The committed API schema, or null before its first publication. */
export const readPublishedSchema = (): string | null =>
  existsSync(publishedSchemaFile) ? readFileSync(publishedSchemaFile, 'utf8') : null;

/** The named operations of our own clients and examples, one a file. */
export function readOperations(folder: string = join(packageFolder, 'operations')): PublishedOperation[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({ file, source: readFileSync(join(folder, file), 'utf8') }));
}
