import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { chainStart, extendChain, type AuditHead, type AuditRecord } from './audit-chain';

/** What is wrong with a chain, and at which of its places. */
interface AuditFault {
  /**
   * `ROW_CHANGED`: a row does not give its hash; `ROWS_MISSING`: a place is empty; `ORDER_CHANGED`: a row was written before the one
   * that stands ahead of it; `HEAD_DIFFERS`: the chain does not end where its head says, so its tail was cut or grew; `HEAD_MISSING`.
   */
  readonly kind: 'ROW_CHANGED' | 'ROWS_MISSING' | 'ORDER_CHANGED' | 'HEAD_DIFFERS' | 'HEAD_MISSING';
  readonly chainId: string;
  readonly position: number;
}

/** What {@link verifyAudit} found. */
export interface AuditVerification {
  readonly entryCount: number;
  readonly chainCount: number;
  readonly faultCount: number;
  /** The first faults, at most 100. */
  readonly faults: readonly AuditFault[];
}

interface StoredRow extends AuditRecord {
  readonly id: string;
  readonly position: number;
  readonly hash: string;
  readonly headCount: number | null;
  readonly headHash: string | null;
}

const batchSize = 2_000;
const faultsKept = 100;

/** Reads every chain of a database in one snapshot and recomputes it, in constant memory. */
export async function verifyAudit(dataSource: DataSource): Promise<AuditVerification> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const walk = new ChainWalk();
    for (let rows = await nextRows(manager, null); rows.length > 0; ) {
      // The server reads the next rows while these are hashed.
      const following = nextRows(manager, rows.at(-1)!);
      await nextTurn();
      for (const row of rows) walk.take(row);
      rows = await following;
    }
    walk.endChain();
    for (const chainId of await emptiedChains(manager)) walk.report('HEAD_DIFFERS', chainId, 1);
    return walk.result();
  });
}

const nextRows = (manager: EntityManager, after: StoredRow | null): Promise<StoredRow[]> =>
  manager.query(
    `SELECT entry.id, entry.chain_id AS "chainId", entry.position, encode(entry.hash, 'hex') AS hash, entry.recorded_at AS "recordedAt",
       entry.business_at AS at, entry.actor_id AS "actorId", entry.action, entry.subject_type AS "subjectType", entry.subject_id AS "subjectId",
       entry.request_id AS "requestId", entry.changes, head.entry_count AS "headCount", encode(head.hash, 'hex') AS "headHash"
     FROM (SELECT * FROM audit_entry WHERE (chain_id, position) > ($1::uuid, $2::integer) ORDER BY chain_id, position LIMIT ${batchSize}) entry
     LEFT JOIN audit_head head USING (chain_id) ORDER BY entry.chain_id, entry.position`,
    [after?.chainId ?? '00000000-0000-0000-0000-000000000000', after?.position ?? -1],
  );

/** Chains whose head is there and whose rows are all gone. */
async function emptiedChains(manager: EntityManager): Promise<readonly string[]> {
  const rows = await manager.query<{ chainId: string }[]>(
    `SELECT chain_id AS "chainId" FROM audit_head head WHERE entry_count > 0
       AND NOT EXISTS (SELECT FROM audit_entry entry WHERE entry.chain_id = head.chain_id) LIMIT ${faultsKept}`,
  );
  return rows.map(({ chainId }) => chainId);
}

/** Goes along the chains, row after row. */
class ChainWalk {
  private readonly faults: AuditFault[] = [];
  private entryCount = 0;
  private chainCount = 0;
  private faultCount = 0;
  private last: StoredRow | null = null;

  take(row: StoredRow): void {
    if (this.last?.chainId !== row.chainId) this.endChain();
    this.entryCount += 1;
    const ahead = this.last;
    const place = ahead === null ? chainStart(row.chainId) : headAt(ahead);
    if (row.position !== place.entryCount + 1) this.report('ROWS_MISSING', row.chainId, place.entryCount + 1);
    else if (extendChain(place, recordOf(row)).hash !== row.hash) this.report('ROW_CHANGED', row.chainId, row.position);
    if (ahead !== null && BigInt(row.id) < BigInt(ahead.id)) this.report('ORDER_CHANGED', row.chainId, row.position);
    this.last = row;
  }

  /** Compares the end of the chain with its head. */
  endChain(): void {
    const end = this.last;
    this.last = null;
    if (end === null) return;
    this.chainCount += 1;
    const { chainId, position, headCount, headHash } = end;
    if (headCount === null) this.report('HEAD_MISSING', chainId, position);
    else if (headCount !== position || headHash !== end.hash) this.report('HEAD_DIFFERS', chainId, position + 1);
  }

  report(kind: AuditFault['kind'], chainId: string, position: number): void {
    this.faultCount += 1;
    if (this.faults.length < faultsKept) this.faults.push({ kind, chainId, position });
  }

  result(): AuditVerification {
    const { entryCount, chainCount, faultCount, faults } = this;
    return { entryCount, chainCount, faultCount, faults };
  }
}

const headAt = ({ chainId, position, hash }: StoredRow): AuditHead => ({ chainId, entryCount: position, hash });

const recordOf = ({ chainId, recordedAt, at, actorId, action, subjectType, subjectId, requestId, changes }: StoredRow): AuditRecord => ({
  chainId, recordedAt, at, actorId, action, subjectType, subjectId, requestId, changes,
});

/** What the command `verify-audit` of a service says: done when every chain is whole. */
export async function auditOutcome(dataSource: DataSource): Promise<{ readonly done: boolean; readonly text: string }> {
  const startedAt = performance.now();
  const { entryCount, chainCount, faultCount, faults } = await verifyAudit(dataSource);
  const perSecond = (entryCount / (performance.now() - startedAt)) * 1_000;
  const counted = `${entryCount} entries in ${chainCount} chains, ${perSecond.toFixed(0)} entries a second`;
  if (faultCount === 0) return { done: true, text: `The audit trail is whole: ${counted}.` };
  const shown = faults.map(({ kind, chainId, position }) => `  ${kind} chain ${chainId} place ${position}`);
  const rest = faultCount - faults.length;
  return { done: false, text: [`The audit trail is not whole: ${faultCount} faults, ${counted}.`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n') };
}
