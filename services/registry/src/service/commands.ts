import { access, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { newId } from '@conect/kernel';
import { auditOutcome, openDataOutcome, type CommandOutcome } from '@conect/service-kit';
import { createChangeRequestUnitOf } from '../change-request/create-change-request-area';
import { documentRecordsOf } from '../document/database/document-records';
import { createMembershipArea } from '../membership/create-membership-area';
import { openDataSourceOf } from '../open-data/create-open-data-area';
import { createOrganizationUnitOf } from '../organization/create-organization-area';
import type { ImportReport } from '../register-import/application/commands/import-register-file';
import type { RefusedRow } from '../register-import/application/ports';
import type { OnProgress } from '../register-import/application/running-import';
import { createRegisterFileImport } from '../register-import/create-register-import-area';
import { fileRefusalText, rowRefusalText } from '../register-import/domain/refusal-texts';
import { typeOfCategory } from '../register-import/domain/register-layout';
import { openRegisterFile } from '../register-import/files/open-register-file';
import { readRegisterShape } from '../register-import/generate/register-shape';
import { writeRegister } from '../register-import/generate/write-register';
import { systemCall } from '@conect/auth';
import { csvLine } from '@conect/papers';
import { atShell, type Shell } from './shell';

/** How to call the program. */
export const usage = `Usage: npm run registry -- import FILE [--full] [--category CATEGORY] [--report FILE]
  imports a file of the national register, .csv or .xlsx, in either published layout
  --full       the file lists everything of its categories
  --category   what a file without that column lists: asociatii, fundatii, federatii, uniuni or persjuridstr
  --report     writes every refused row with its reasons to this file, as CSV

       npm run registry -- generate FILE [--rows 150667] [--seed 1]
  makes a register of the real one's size, spread and defects as .csv, to try the import with; the same seed makes the same file

       npm run registry -- verify-audit
  recomputes the chains of the audit trail and names every place where one is broken; exit code 1 when there is one

       npm run registry -- open-data
  makes the files of open data anew, which a job does each night`;

/** Runs one command of an operator; null when the words are no command. */
export async function runCommand(words: readonly string[], source: NodeJS.ProcessEnv, onProgress: OnProgress): Promise<CommandOutcome | null> {
  if (words.length === 1 && words[0] === 'verify-audit') return atShell(source, ({ dataSource }) => auditOutcome(dataSource));
  if (words.length === 1 && words[0] === 'open-data') return atShell(source, ({ dataSource, documentsFolder }) => openDataOutcome(openDataSourceOf(dataSource, documentsFolder)));
  const given = argumentsOf(words);
  if (given === null) return null;
  return given.name === 'generate' ? generate(given) : atShell(source, (shell) => importFile(given, shell, onProgress));
}

async function importFile({ file, isFull, category, report }: ImportArguments, shell: Shell, onProgress: OnProgress): Promise<CommandOutcome> {
  try {
    await access(file);
  } catch {
    return { done: false, text: `${file} is not there or cannot be read.` };
  }
  const importRegisterFile = createRegisterFileImport({ ...shell, changeRequestUnitOf: createChangeRequestUnitOf(organizationUnitOf(shell)), afterCommit: () => {} });
  const opened = openRegisterFile(file, category === undefined ? {} : { category });
  const result = await importRegisterFile(systemCall('importRegister', newId), { file: opened, isFull, category: category ?? null, onProgress });
  if (!result.ok) return { done: false, text: `Nothing was imported. ${result.refusals.map((refusal) => fileRefusalText(refusal, 'EN')).join(' ')}` };
  if (report !== undefined) await writeFile(report, refusalsAsCsv(result.value.refusedRows));
  return { done: true, text: summaryOf(result.value) };
}

async function generate({ file, rows, seed }: GenerateArguments): Promise<CommandOutcome> {
  await writeRegister({ file, rows, seed, shape: readRegisterShape() });
  return { done: true, text: `${rows} rows in ${file}, made with seed ${seed}.` };
}

/** As the service builds it; nobody who is asking has roles at a shell. */
function organizationUnitOf({ dataSource }: Shell) {
  const { viewersOf } = createMembershipArea({ dataSource, secondFactorRequired: false });
  return createOrganizationUnitOf({ documentsOf: documentRecordsOf, viewersOf });
}

interface ImportArguments {
  readonly name: 'import';
  readonly file: string;
  readonly isFull: boolean;
  readonly category: string | undefined;
  readonly report: string | undefined;
}

interface GenerateArguments {
  readonly name: 'generate';
  readonly file: string;
  readonly rows: number;
  readonly seed: number;
}

const options = { full: { type: 'boolean' }, category: { type: 'string' }, report: { type: 'string' }, rows: { type: 'string' }, seed: { type: 'string' } } as const;

function argumentsOf(words: readonly string[]): ImportArguments | GenerateArguments | null {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
    const [name, file, ...more] = positionals;
    if (file === undefined || more.length > 0) return null;
    if (name === 'import') return importArguments(file, values);
    return name === 'generate' ? generateArguments(file, values) : null;
  } catch {
    return null;
  }
}

type Values = Readonly<Partial<Record<Exclude<keyof typeof options, 'full'>, string>> & { full?: boolean }>;

function importArguments(file: string, { full: isFull = false, category, report, rows, seed }: Values): ImportArguments | null {
  const isCategory = category === undefined || typeOfCategory(category) !== null;
  return isCategory && rows === undefined && seed === undefined ? { name: 'import', file, isFull, category, report } : null;
}

const realSize = '150667';

function generateArguments(file: string, { full, category, report, rows = realSize, seed = '1' }: Values): GenerateArguments | null {
  const isNumber = (text: string): boolean => /^[1-9]\d{0,6}$/.test(text);
  if (!isNumber(rows) || !isNumber(seed) || [full, category, report].some((given) => given !== undefined)) return null;
  return { name: 'generate', file, rows: Number(rows), seed: Number(seed) };
}

const rowsShown = 20;

function summaryOf({ createdCount, updatedCount, unchangedCount, refusedCount, removedCount, reviewCount, refusedRows }: ImportReport): string {
  const changed = createdCount + updatedCount + removedCount + reviewCount === 0 ? ' Nothing changed.' : '';
  const missing = removedCount + reviewCount === 0 ? '' : ` Not in the file: ${removedCount} struck off, ${reviewCount} claimed ones for SGG to look at.`;
  const counts = `Created ${createdCount}, updated ${updatedCount}, unchanged ${unchangedCount}, refused ${refusedCount}.${missing}${changed}`;
  const shown = refusedRows.slice(0, rowsShown).map((row) => `  line ${row.line}: ${row.registerNumber} ${row.name}: ${reasonsOf(row)}`);
  const rest = refusedRows.length - shown.length;
  return [counts, ...shown, ...(rest > 0 ? [`  and ${rest} more: --report FILE writes them all`] : [])].join('\n');
}

const reasonsOf = ({ refusals }: RefusedRow): string => refusals.map((refusal) => rowRefusalText(refusal, 'EN')).join('; ');

function refusalsAsCsv(rows: readonly RefusedRow[]): string {
  const lines = rows.map((row) => csvLine([String(row.line), row.registerNumber, row.name, row.refusals.map(({ code }) => code).join(' '), reasonsOf(row)]));
  return [csvLine(['line', 'registerNumber', 'name', 'codes', 'reasons']), ...lines].join('');
}
