import { accept, type Result } from '@conect/kernel';
import { differencesBetween } from '../../organization/application/organization-audit';
import type { OrganizationChange } from '../../organization/domain/events';
import { followsRegister, isAdmitted } from '../../organization/domain/organization';
import { enterFromRegister, followRegister } from '../domain/register-import';
import type { RefusedRow, RegisterImportUnit, RowToMerge } from './ports';

interface Step {
  readonly importId: string;
  readonly afterLine: number;
  readonly limit: number;
}

/** Which rows a step is about. */
export interface MergedStep {
  readonly rowCount: number;
  readonly lastLine: number;
  /** Those that its rows name. */
  readonly cuis: ReadonlySet<string>;
}

/** When a step's turn is: it may be under way while the one before is, and ends behind it. */
interface Turn {
  /** Rejects when the step before failed. */
  readonly before: Promise<void>;
  readonly cuisBefore: ReadonlySet<string>;
  /** Told as soon as the rows are known, each time the step is tried. */
  readonly begin: (step: MergedStep) => void;
}

/** What a row comes to. */
type Outcome =
  | { readonly kind: 'CREATED'; readonly row: RowToMerge; readonly change: OrganizationChange }
  | { readonly kind: 'UPDATED'; readonly row: RowToMerge; readonly change: OrganizationChange }
  | { readonly kind: 'UNCHANGED'; readonly row: RowToMerge; readonly mustRemember: boolean }
  | { readonly kind: 'RENAMED_ELSEWHERE'; readonly row: RowToMerge }
  | { readonly kind: 'REFUSED'; readonly row: RowToMerge };

/** Merges the next rows of an import into the catalogue, with their events and audit entries. */
export async function mergeRows(unit: RegisterImportUnit, { importId, afterLine, limit }: Step, turn: Turn): Promise<Result<object, never>> {
  const rows = await unit.nextRows(importId, afterLine, limit);
  const cuis = new Set(rows.flatMap(({ entry }) => entry.cui ?? []));
  const lastLine = rows.at(-1)?.line ?? afterLine;
  turn.begin({ rowCount: rows.length, lastLine, cuis });
  if ([...cuis].some((cui) => turn.cuisBefore.has(cui))) await turn.before;
  const outcomes = await outcomesOf(unit, rows);
  const created = outcomes.filter((outcome) => outcome.kind === 'CREATED');
  const updated = outcomes.filter((outcome) => outcome.kind === 'UPDATED');
  const changed = [...created, ...updated];
  const refused = outcomes.filter(({ kind }) => kind === 'REFUSED').map(({ row }) => refusedRowOf(row));
  const settled = await askForRenames(unit, outcomes.filter(({ kind }) => kind === 'RENAMED_ELSEWHERE').map(({ row }) => row));
  const remembered = [...changed, ...outcomes.filter((outcome) => outcome.kind === 'UNCHANGED' && outcome.mustRemember)].map(({ row }) => row);

  // Asked for first, so that its hashes are made while the server writes the organizations.
  const audited = unit.audit(changed.map(({ row, change }) => ({ organizationId: change.organization.id, changes: differencesBetween(row.known, change.organization) })));
  await allDone([
    unit.insertOrganizations(created.map(({ change }) => change.organization)),
    unit.saveOrganizations(updated.map(({ change }) => change.organization)),
    unit.rememberEntries(importId, [...remembered, ...settled].map(({ line, known, organizationId, renamedFrom }) => ({ line, organizationId: known?.id ?? organizationId, isRenamed: renamedFrom !== null }))),
    unit.publish(changed.map(({ change }) => change.event)),
    unit.refuseRows(importId, refused),
    audited,
  ]);
  const unchangedCount = rows.length - changed.length - refused.length;
  const counts = { createdCount: created.length, updatedCount: updated.length, unchangedCount, refusedCount: refused.length };
  await turn.before;
  await unit.moveOn(importId, counts, { afterLine, lastLine });
  return accept({});
}

/** Waits for all of them, so that nothing of a step is under way when it fails; throws the failure of the one that stands first. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
  if (failed !== undefined) throw failed.reason;
}

/** Row after row: the first one with a CUI gets it. */
async function outcomesOf(unit: RegisterImportUnit, rows: readonly RowToMerge[]): Promise<readonly Outcome[]> {
  const holders = new Map(await unit.holdersOf(rows.flatMap(({ entry }) => entry.cui ?? [])));
  return rows.map((row) => {
    const outcome = outcomeOf(row, unit.now);
    if (outcome.kind === 'UNCHANGED' || outcome.kind === 'RENAMED_ELSEWHERE') return outcome;
    const { cui, status } = row.entry;
    if (cui === null || status === 'DEREGISTERED') return outcome;
    const { id } = outcome.change.organization;
    const holder = holders.get(cui) ?? id;
    if (holder !== id) return { kind: 'REFUSED', row };
    holders.set(cui, id);
    return outcome;
  });
}

function outcomeOf(row: RowToMerge, now: Date): Exclude<Outcome, { kind: 'REFUSED' }> {
  const { known, entry, organizationId, isAsBefore } = row;
  if (known === null) return { kind: 'CREATED', row, change: enterFromRegister(organizationId, entry, now) };
  // Who claimed a profile, or is about to, speaks for it: the register does not change it, and what it said stays to be compared later.
  if (row.renamedFrom !== null && isAdmitted(known)) return { kind: 'RENAMED_ELSEWHERE', row };
  if (isAsBefore || !followsRegister(known)) return { kind: 'UNCHANGED', row, mustRemember: false };
  const change = followRegister(known, entry, now);
  return change === null ? { kind: 'UNCHANGED', row, mustRemember: true } : { kind: 'UPDATED', row, change };
}

/** The register names claimed organizations otherwise: SGG decides. Answers the rows of which nothing is left to be asked. */
async function askForRenames(unit: RegisterImportUnit, rows: readonly RowToMerge[]): Promise<readonly RowToMerge[]> {
  const settled: RowToMerge[] = [];
  for (const row of rows) {
    const { legalName } = row.entry;
    const reason = `Registrul național ONG o înscrie sub denumirea „${legalName}”.`;
    const opened = await unit.openChangeRequest({ organizationId: row.known!.id, changes: { legalName }, reason });
    // While another request waits, or its people cannot be asked, the next import asks again; who has that name already is not asked.
    if (opened.ok || opened.refusals.every(({ code }) => code === 'BAD_USER_INPUT')) settled.push(row);
  }
  return settled;
}

const refusedRowOf = ({ line, entry, nameKey }: RowToMerge): RefusedRow => ({
  line,
  nameKey,
  registerNumber: entry.nationalRegisterNumber,
  name: entry.legalName,
  refusals: [{ code: 'CUI_TAKEN', params: { value: entry.cui ?? '' } }],
});

