import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandOutcome } from '@conect/service-kit';
import { runCommand } from '../src/service/commands';
import { startRegistry, type TestRegistry } from './registry';

const headings = 'Nr. Crt.,Numar Registru,Numar Registru Special,Data Inregistrare,Categorie Personalitate Juridica,Denumire ONG,Instanta,Status,Este Filiala,Localitate,Judet,CUI,Scop,Are Utilitate Publica';

/** One line of a file in the portal's layout. */
export function aRow(number: number, changes: Readonly<Record<string, string>> = {}): string {
  const row = { numar: `${number}/A/2020`, denumire: `ASOCIATIA NUMARUL ${number}`, status: 'Inregistrat', localitate: 'TURDA', judet: 'CLUJ', cui: '', scop: 'protectia mediului', ...changes };
  return `${number},${row.numar},,05.01.2020,Asociație,${row.denumire},Judecatoria TURDA,${row.status},Nu,${row.localitate},${row.judet},${row.cui},${row.scop},Nu\n`;
}

/** A whole file in the portal's layout. */
export const fileOf = (...rows: readonly string[]): string => `${headings}\n${rows.join('')}`;

/** A folder for files of the register, and what the command does with them. */
export interface RegisterFiles {
  readonly folder: string;
  readonly importFile: (path: string, ...options: string[]) => Promise<CommandOutcome | null>;
  /** Writes the file and imports it. */
  readonly imported: (name: string, text: string | Buffer, ...options: string[]) => Promise<CommandOutcome>;
  readonly remove: () => Promise<void>;
}

/** See {@link RegisterFiles}. */
export async function createRegisterFiles(registry: TestRegistry): Promise<RegisterFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'conect-register-'));
  const importFile: RegisterFiles['importFile'] = (path, ...options) => runCommand(['import', path, ...options], { REGISTRY_DATABASE_URL: registry.databaseUrl }, () => {});
  return {
    folder,
    importFile,
    imported: async (name, text, ...options) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return (await importFile(path, ...options))!;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What the catalogue holds after an import. */
export const organizationsIn = (registry: TestRegistry) =>
  registry.sql<{ legal_name: string; version: number; status: string; cui: string | null }>('SELECT legal_name, version, status, cui FROM organization ORDER BY legal_name COLLATE "C"');

/** How many events wait for the relay or were sent, by type. */
export async function eventTypesIn(registry: TestRegistry): Promise<Record<string, number>> {
  const rows = await registry.sql<{ type: string; count: number }>(`SELECT headers ->> 'ce_type' AS type, count(*)::integer AS count FROM outbox GROUP BY 1`);
  return Object.fromEntries(rows.map(({ type, count }) => [type.replace('ro.gov.conect.registry.', ''), count]));
}

/** What the tests of imports work with; the registry and its folder are there once tests run. */
interface RegisterStage extends Pick<RegisterFiles, 'importFile' | 'imported'> {
  readonly registry: () => TestRegistry;
  readonly folder: () => string;
  readonly organizations: () => ReturnType<typeof organizationsIn>;
  readonly eventTypes: () => ReturnType<typeof eventTypesIn>;
  readonly nothingImported: () => Promise<void>;
}

/** Sets the stage for one file of tests: catalogue and outbox are empty before each. */
export function setRegisterStage(): RegisterStage {
  let registry: TestRegistry;
  let files: RegisterFiles;
  beforeAll(async () => {
    registry = await startRegistry();
    files = await createRegisterFiles(registry);
  });
  afterAll(async () => {
    await registry?.stop();
    await files?.remove();
  });
  beforeEach(async () => {
    await registry.sql('DELETE FROM organization');
    await registry.sql('DELETE FROM outbox');
  });
  return {
    registry: () => registry,
    folder: () => files.folder,
    importFile: (...words) => files.importFile(...words),
    imported: (...words) => files.imported(...words),
    organizations: () => organizationsIn(registry),
    eventTypes: () => eventTypesIn(registry),
    nothingImported: async () => {
      expect(await organizationsIn(registry)).toEqual([]);
      expect(await eventTypesIn(registry)).toEqual({});
      expect(await registry.sql('SELECT 1 FROM register_import_row')).toEqual([]);
    },
  };
}
