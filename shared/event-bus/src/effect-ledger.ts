import type { IncomingEvent } from '@conect/events';
import type { EntityManager, QueryRunner } from 'typeorm';

/** For a service's migration: what this service does outside its database (mail, push, web hook), one row an effect. A rebuild keeps it. */
export async function createEffectLedgerTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE effect_ledger (
      key text NOT NULL,
      kind text NOT NULL,
      event_id uuid NOT NULL,
      payload jsonb NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      made_at timestamptz,
      CONSTRAINT effect_ledger_pkey PRIMARY KEY (key)
    );
    CREATE INDEX effect_ledger_due_idx ON effect_ledger (kind, recorded_at) WHERE made_at IS NULL;
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

/** One thing to be done outside the database because of an event. */
export interface Effect {
  /** Names cause and receiver, e.g. `organization-approved:<event id>:<user id>`: whatever happens, one row and one effect. */
  readonly key: string;
  /** Which worker makes it, e.g. `mail`. */
  readonly kind: string;
  readonly payload: unknown;
}

/** What became of an effect: it is now due, it was known before, or its event is too old to be told to anybody. */
export type EffectOutcome = 'DUE' | 'KNOWN' | 'TOO_OLD';

/** The effects of one consumer group. */
export interface EffectLedger {
  /** Call when the process starts, before its consumer: remembers the group's first start, once and for ever. */
  readonly noteStart: (manager: EntityManager) => Promise<void>;
  /** In a handler, in the transaction of the event: makes the effect due unless the event is older than the bound or than the group's first start. */
  readonly record: (manager: EntityManager, event: IncomingEvent, effect: Effect) => Promise<EffectOutcome>;
  /** Takes due effects of a kind, oldest first; other workers pass them by until the caller's transaction ends. */
  readonly takeDue: (manager: EntityManager, kind: string, limit: number) => Promise<readonly Effect[]>;
  /** In the transaction that took it: the effect was made and is never made again. */
  readonly markMade: (manager: EntityManager, keys: readonly string[]) => Promise<void>;
}

interface EffectLedgerOptions {
  /** The consumer group, a service's name. */
  readonly group: string;
  /** How old an event may be, in real time, and still be told; above the longest outage to be ridden out. */
  readonly maximumAgeDays?: number;
}

/** Makes the ledger of a group: neither a replay, nor a rebuild, nor a late first join has an effect twice or on what is long past. */
export function createEffectLedger({ group, maximumAgeDays = 7 }: EffectLedgerOptions): EffectLedger {
  return {
    async noteStart(manager) {
      await manager.query('INSERT INTO effect_ledger_start (group_name) VALUES ($1) ON CONFLICT DO NOTHING', [group]);
    },
    async record(manager, event, { key, kind, payload }) {
      const [bounds] = await manager.query<{ isYoung: boolean }[]>(
        `SELECT $2::timestamptz >= started_at AND $2::timestamptz > clock_timestamp() - make_interval(days => $3) AS "isYoung"
           FROM effect_ledger_start WHERE group_name = $1`,
        [group, event.time, maximumAgeDays],
      );
      if (bounds === undefined) throw new Error(`Expected the first start of group ${group} to be noted: call noteStart before its consumer starts`);
      if (!bounds.isYoung) return 'TOO_OLD';
      const inserted = await manager.query<unknown[]>(
        'INSERT INTO effect_ledger (key, kind, event_id, payload) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING RETURNING 1',
        [key, kind, event.id, JSON.stringify(payload)],
      );
      return inserted.length > 0 ? 'DUE' : 'KNOWN';
    },
    takeDue: (manager, kind, limit) =>
      manager.query<Effect[]>(
        `SELECT key, kind, payload FROM effect_ledger WHERE kind = $1 AND made_at IS NULL
         ORDER BY recorded_at, key LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [kind, limit],
      ),
    async markMade(manager, keys) {
      await manager.query('UPDATE effect_ledger SET made_at = now() WHERE key = ANY($1)', [keys]);
    },
  };
}
