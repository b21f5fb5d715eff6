import type { EntityManager, QueryRunner } from 'typeorm';

/** For a service's migration: what this service does outside its database (mail, push, web hook), one row an effect. A rebuild keeps it. */
export async function createEffectLedgerTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE effect_ledger (
      id uuid NOT NULL,
      key text NOT NULL,
      kind text NOT NULL,
      payload jsonb NOT NULL,
      state text NOT NULL DEFAULT 'DUE',
      reason text,
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      settled_at timestamptz,
      CONSTRAINT effect_ledger_pkey PRIMARY KEY (id),
      CONSTRAINT effect_ledger_key_key UNIQUE (key),
      CONSTRAINT effect_ledger_state_known CHECK (state IN ('DUE', 'MADE', 'DROPPED', 'FAILED')),
      CONSTRAINT effect_ledger_settled_at_known CHECK ((state = 'DUE') = (settled_at IS NULL)),
      CONSTRAINT effect_ledger_reason_known CHECK ((state IN ('DROPPED', 'FAILED')) = (reason IS NOT NULL))
    );
    CREATE INDEX effect_ledger_unmade_idx ON effect_ledger (state, recorded_at) WHERE state IN ('DUE', 'FAILED');
    CREATE TABLE effect_ledger_start (
      group_name text NOT NULL,
      started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT effect_ledger_start_pkey PRIMARY KEY (group_name)
    );
  `);
}

/** Undoes {@link createEffectLedgerTable}, for a migration's `down`. */
export async function dropEffectLedgerTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('DROP TABLE effect_ledger; DROP TABLE effect_ledger_start');
}

/** One thing to be done outside the database. */
export interface Effect {
  /** Names it for good, e.g. in what is sent, so that a receiver knows a repetition. */
  readonly id: string;
  /** Names kind, cause and receiver, e.g. `mail:<event id>:<user id>`: whatever happens, one row and one effect. */
  readonly key: string;
  /** Which worker makes it, e.g. `mail`. */
  readonly kind: string;
  /** What that worker needs; ids, never personal data. */
  readonly payload: unknown;
}

/** How an effect ended: it was made; it was no longer called for; it can never be made. Once ended it stays so. */
export type EffectEnd = { readonly state: 'MADE' } | { readonly state: 'DROPPED' | 'FAILED'; readonly reason: string };

/** The effects of one consumer group; each call works in the caller's transaction. */
export interface EffectLedger {
  /** Call when the process starts, before its consumer: remembers the group's first start, once and for ever. */
  readonly noteStart: (manager: EntityManager) => Promise<void>;
  /** Whether what happened then may still have effects: it is younger than the bound, and the group had started. */
  readonly reaches: (manager: EntityManager, happenedAt: Date) => Promise<boolean>;
  /** Makes effects of what happened then due; answers those that are new: none out of reach, and none whose key is known. Their jobs are the caller's. */
  readonly record: (manager: EntityManager, happenedAt: Date, effects: readonly Effect[]) => Promise<readonly Effect[]>;
  /** A due effect, locked until the transaction ends; null when it has ended or another worker is making it. */
  readonly take: (manager: EntityManager, id: string) => Promise<Effect | null>;
  /** Ends an effect, in the transaction that took it. */
  readonly end: (manager: EntityManager, id: string, end: EffectEnd) => Promise<void>;
}

interface EffectLedgerOptions {
  /** The consumer group, a service's name. */
  readonly group: string;
  /** How old an event may be, in real time, and still be told; above the longest outage to be ridden out. */
  readonly maximumAgeDays?: number;
}

/** Makes the ledger of a group: neither a replay, nor a rebuild, nor a late first join has an effect twice or on what is long past. */
export function createEffectLedger({ group, maximumAgeDays = 7 }: EffectLedgerOptions): EffectLedger {
  const reaches: EffectLedger['reaches'] = async (manager, happenedAt) => {
    const [bounds] = await manager.query<{ isYoung: boolean }[]>(
      `SELECT $2::timestamptz >= started_at AND $2::timestamptz > clock_timestamp() - make_interval(days => $3) AS "isYoung"
         FROM effect_ledger_start WHERE group_name = $1`,
      [group, happenedAt, maximumAgeDays],
    );
    if (bounds === undefined) throw new Error(`Expected the first start of group ${group} to be noted: call noteStart before its consumer starts`);
    return bounds.isYoung;
  };
  return {
    reaches,
    async noteStart(manager) {
      await manager.query('INSERT INTO effect_ledger_start (group_name) VALUES ($1) ON CONFLICT DO NOTHING', [group]);
    },
    async record(manager, happenedAt, effects) {
      if (effects.length === 0 || !(await reaches(manager, happenedAt))) return [];
      const inserted = await manager.query<{ id: string }[]>(
        `INSERT INTO effect_ledger (id, key, kind, payload)
         SELECT id, key, kind, payload FROM jsonb_to_recordset($1::jsonb) AS given (id uuid, key text, kind text, payload jsonb)
         ON CONFLICT (key) DO NOTHING RETURNING id`,
        [JSON.stringify(effects)],
      );
      const ids = new Set(inserted.map(({ id }) => id));
      return effects.filter(({ id }) => ids.has(id));
    },
    async take(manager, id) {
      const [effect] = await manager.query<Effect[]>(`SELECT id, key, kind, payload FROM effect_ledger WHERE id = $1 AND state = 'DUE' FOR UPDATE SKIP LOCKED`, [id]);
      return effect ?? null;
    },
    async end(manager, id, end) {
      const reason = end.state === 'MADE' ? null : end.reason;
      await manager.query(`UPDATE effect_ledger SET state = $2, reason = $3, settled_at = clock_timestamp() WHERE id = $1 AND state = 'DUE'`, [id, end.state, reason]);
    },
  };
}
