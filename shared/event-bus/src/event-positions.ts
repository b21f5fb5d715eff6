import type { EntityManager } from 'typeorm';
import type { Reading } from './read-message';

/** The last version of an aggregate that this service saw, and where it stands in its partition. */
export interface Position {
  readonly version: number;
  readonly offset: string;
  /** The last version seen before a rebuild made the counting begin anew; 0 if there was none. */
  readonly settledVersion: number;
}

/** One version of one aggregate. */
interface AggregateVersion {
  readonly subject: string;
  readonly version: number;
}

/** What the versions of consecutive messages show. */
export interface Walk {
  /** How many of the messages may be handled now: all, or those before a gap for which it is worth reading again. */
  readonly count: number;
  /** The offset behind the last version before that gap. */
  readonly readAgainFrom: string | null;
  /** Positions that moved. */
  readonly positions: ReadonlyMap<string, Position>;
  /** Versions that should have come before one that did; reading again did not bring them. */
  readonly missing: readonly AggregateVersion[];
  /** Versions that came, whether in order, again, or late after all: none of them is missing any more. */
  readonly told: readonly AggregateVersion[];
}

/** A version far ahead, by a publisher's mistake, must not fill the table of gaps. */
const maximumMissing = 1_000;

/** Compares versions with positions: an aggregate's versions are 1, 2, 3 and so on, each told by one event. */
export function walk(readings: readonly Reading[], known: ReadonlyMap<string, Position>, mayReadAgain: (offset: string) => boolean): Walk {
  const positions = new Map<string, Position>();
  const missing: AggregateVersion[] = [];
  const heard: AggregateVersion[] = [];
  for (const [index, { told, message: { offset } }] of readings.entries()) {
    if (told === null) continue;
    const { subject, version } = told;
    const before = positions.get(subject) ?? known.get(subject) ?? { version: 0, offset: '-1', settledVersion: 0 };
    if (version > before.version + 1) {
      if (mayReadAgain(offset)) return { count: index, readAgainFrom: String(BigInt(before.offset) + 1n), positions, missing, told: heard };
      const count = Math.min(version - before.version - 1, maximumMissing);
      missing.push(...Array.from({ length: count }, (_none, place) => ({ subject, version: before.version + 1 + place })));
    }
    if (version > before.version) positions.set(subject, { ...before, version, offset });
    heard.push(told);
  }
  return { count: readings.length, readAgainFrom: null, positions, missing, told: heard };
}

/** How far this service has come with these aggregates of a topic. */
export async function readPositions(manager: EntityManager, topic: string, subjects: readonly string[]): Promise<ReadonlyMap<string, Position>> {
  const rows = await manager.query<{ subject: string; version: string; offset: string; settled: string }[]>(
    'SELECT subject, version, record_offset AS "offset", settled_version AS settled FROM event_position WHERE topic = $1 AND subject = ANY($2)',
    [topic, subjects],
  );
  return new Map(rows.map(({ subject, version, offset, settled }) => [subject, { version: Number(version), offset, settledVersion: Number(settled) }]));
}

/**
 * Whether this service had handled a version of an aggregate before a rebuild began the reading anew: a projection is made of it again, but what was
 * done because of it is not done again.
 */
export async function wasSettled(manager: EntityManager, topic: string, { subject, version }: AggregateVersion): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    `SELECT 1 FROM event_position p WHERE p.topic = $1 AND p.subject = $2 AND p.settled_version >= $3
       AND NOT EXISTS (SELECT FROM event_gap g WHERE g.topic = p.topic AND g.subject = p.subject AND g.version = $3)`,
    [topic, subject, version],
  );
  return found.length > 0;
}

interface Progress {
  readonly topic: string;
  /** A member of an older generation moves nothing. */
  readonly generation: number;
  readonly way: Walk;
}

/** Moves positions and notes what is missing, in the transaction of the effects. */
export async function recordPositions(manager: EntityManager, { topic, generation, way }: Progress): Promise<void> {
  const { positions, missing, told } = way;
  if (positions.size > 0) {
    const rows = [...positions].map(([subject, { version, offset }]) => ({ subject, version, offset }));
    await manager.query(
      `INSERT INTO event_position AS known (topic, subject, version, record_offset)
       SELECT $1, subject, version, "offset" FROM jsonb_to_recordset($2::jsonb) AS those (subject text, version bigint, "offset" bigint), consumer_generation
       WHERE generation = $3 ORDER BY subject
       ON CONFLICT (topic, subject) DO UPDATE SET version = excluded.version, record_offset = excluded.record_offset WHERE known.version < excluded.version`,
      [topic, JSON.stringify(rows), generation],
    );
  }
  if (missing.length > 0) await noteMissing(manager, topic, missing);
  if (told.length > 0) await forgetMissing(manager, topic, told);
}

async function noteMissing(manager: EntityManager, topic: string, missing: readonly AggregateVersion[]): Promise<void> {
  await manager.query(
    `INSERT INTO event_gap (topic, subject, version) SELECT $1, subject, version FROM jsonb_to_recordset($2::jsonb) AS those (subject text, version bigint)
     ON CONFLICT (topic, subject, version) DO NOTHING`,
    [topic, JSON.stringify(missing)],
  );
}

async function forgetMissing(manager: EntityManager, topic: string, told: readonly AggregateVersion[]): Promise<void> {
  await manager.query(
    `DELETE FROM event_gap USING jsonb_to_recordset($2::jsonb) AS those (subject text, version bigint)
     WHERE event_gap.topic = $1 AND event_gap.subject = those.subject AND event_gap.version = those.version`,
    [topic, JSON.stringify(told)],
  );
}
