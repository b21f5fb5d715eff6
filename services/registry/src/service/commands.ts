import { access, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { newId } from '@conect/kernel';
import type { ImportProgress, ImportReport } from '../register-import/application/commands/import-register';
import type { RefusedRow } from '../register-import/application/ports';
import { createRegisterImport } from '../register-import/create-register-import';
import { fileRefusalText, rowRefusalText } from '../register-import/domain/refusal-texts';
import { typeOfCategory } from '../register-import/domain/register-layout';
import { openRegisterFile } from '../register-import/files/open-register-file';
import { systemCall } from '@conect/auth';
import type { Shell } from './shell';

/** What an operator sees after a command, and whether it was done. */
export interface Outcome {
  readonly done: boolean;
  readonly text: string;
}

/** How to call the program. */
export const usage = `Usage: npm run registry -- import FILE [--category CATEGORY] [--report FILE]
  imports a file of the national register, .csv or .xlsx, in either published layout
  --category   what a file without that column lists: asociatii, fundatii, federatii, uniuni or persjuridstr
  --report     writes every refused row with its reasons to this file, as CSV`;

/** Runs one command of an operator; null when the words are no command. */
export async function runCommand(words: readonly string[], shell: Shell, onProgress: (progress: ImportProgress) => void): Promise<Outcome | null> {
  const given = importArguments(words);
  if (given === null) return null;
  const { file, category, report } = given;
  try {
    await access(file);
  } catch {
    return { done: false, text: `${file} is not there or cannot be read.` };
  }
  const importRegister = createRegisterImport({ dataSource: shell.dataSource, afterCommit: () => {} });
  const result = await importRegister(systemCall('importRegister', newId), openRegisterFile(file, category === undefined ? {} : { category }), onProgress);
  if (!result.ok) return { done: false, text: `Nothing was imported. ${result.refusals.map(fileRefusalText).join(' ')}` };
  if (report !== undefined) await writeFile(report, refusalsAsCsv(result.value.refusedRows));
  return { done: true, text: summaryOf(result.value) };
}

interface ImportArguments {
  readonly file: string;
  readonly category: string | undefined;
  readonly report: string | undefined;
}

function importArguments(words: readonly string[]): ImportArguments | null {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { category: { type: 'string' }, report: { type: 'string' } } });
    const [name, file, ...more] = positionals;
    const { category, report } = values;
    const isCategory = category === undefined || typeOfCategory(category) !== null;
    return name === 'import' && file !== undefined && more.length === 0 && isCategory ? { file, category, report } : null;
  } catch {
    return null;
  }
}

const rowsShown = 20;

function summaryOf({ createdCount, updatedCount, unchangedCount, refusedCount, refusedRows }: ImportReport): string {
  const changed = createdCount + updatedCount === 0 ? ' Nothing changed.' : '';
  const counts = `Created ${createdCount}, updated ${updatedCount}, unchanged ${unchangedCount}, refused ${refusedCount}.${changed}`;
  const shown = refusedRows.slice(0, rowsShown).map((row) => `  line ${row.line}: ${row.registerNumber} ${row.name}: ${reasonsOf(row)}`);
  const rest = refusedRows.length - shown.length;
  return [counts, ...shown, ...(rest > 0 ? [`  and ${rest} more: --report FILE writes them all`] : [])].join('\n');
}

const reasonsOf = ({ refusals }: RefusedRow): string => refusals.map(rowRefusalText).join('; ');

function refusalsAsCsv(rows: readonly RefusedRow[]): string {
  const quoted = (values: readonly string[]): string => `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`;
  const lines = rows.map((row) => quoted([String(row.line), row.registerNumber, row.name, row.refusals.map(({ code }) => code).join(' '), reasonsOf(row)]));
  return [quoted(['line', 'registerNumber', 'name', 'codes', 'reasons']), ...lines].join('');
}
