import type { EntityManager, QueryRunner } from 'typeorm';
import type { Position } from './event-positions';
import type { Reading } from './read-message';

/**
 * For a service's migration: what lets old rows of the inbox go. A row says where its message stood, and a floor says of a type of events in a
 * partition up to which offset all of them were settled; a row that goes raises the floor. The index is a block range: rows come in time's order.
 */
export async function createInboxFloorTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE inbox ADD COLUMN topic text, ADD COLUMN topic_partition integer, ADD COLUMN record_offset bigint;
    CREATE INDEX inbox_handled_at_idx ON inbox USING brin (handled_at);
    CREATE TABLE inbox_floor (
      topic text NOT NULL,
      topic_partition integer NOT NULL,
      type text NOT NULL,
      record_offset bigint NOT NULL,
      CONSTRAINT inbox_floor_pkey PRIMARY KEY (topic, topic_partition, type)
    );
    ALTER TABLE event_position ADD COLUMN settled_version bigint NOT NULL DEFAULT 0;
  `);
}

/** Undoes {@link createInboxFloorTable}, for a migration's `down`. */
export async function dropInboxFloorTable(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    DROP TABLE inbox_floor;
    DROP INDEX inbox_handled_at_idx;
    ALTER TABLE inbox DROP COLUMN topic, DROP COLUMN topic_partition, DROP COLUMN record_offset;
    ALTER TABLE event_position DROP COLUMN settled_version;
  `);
}

/** The partition that is read. */
interface Place {
  readonly topic: string;
  readonly partition: number;
}

/**
 * Which of these messages were settled so long ago that the inbox has forgotten their ids. Brokers keep every message, and a rebuild reads all of
 * them again, so that a purged inbox alone would let an old one take effect twice. A message counts as settled when three things hold:
 * - it stands at or below the floor of its type, so a letter sent again from the dead letters, which stands at the end, does not;
 * - this service has seen its version of its aggregate, now or before a rebuild, so one for which a gap made it read again does not;
 * - that version is not among the missing ones.
 * A rebuild lowers the floors of the types that it is about, and theirs alone.
 */
export async function settledBefore(manager: EntityManager, readings: readonly Reading[], known: ReadonlyMap<string, Position>, { topic, partition }: Place): Promise<ReadonlySet<Reading>> {
  // What is new, as nearly everything is, costs no look at the database.
  const seen = readings.filter(({ told, task }) => task.kind === 'HANDLE' && told !== null && told.version <= lastSeen(known.get(told.subject)));
  if (seen.length === 0) return new Set();
  const floors = new Map(
    (
      await manager.query<{ type: string; offset: string }[]>('SELECT type, record_offset AS "offset" FROM inbox_floor WHERE topic = $1 AND topic_partition = $2', [topic, partition])
    ).map(({ type, offset }) => [type, BigInt(offset)]),
  );
  const below = seen.filter(({ message, task }) => {
    const floor = task.kind === 'HANDLE' ? floors.get(task.subscription.contract.type) : undefined;
    return floor !== undefined && BigInt(message.offset) <= floor;
  });
  if (below.length === 0) return new Set();
  const missing = await manager.query<{ subject: string; version: string }[]>('SELECT subject, version FROM event_gap WHERE topic = $1 AND subject = ANY($2)', [
    topic,
    below.map(({ told }) => told!.subject),
  ]);
  const isMissing = new Set(missing.map(({ subject, version }) => `${subject} ${version}`));
  return new Set(below.filter(({ told }) => !isMissing.has(`${told!.subject} ${told!.version}`)));
}

/** The highest version of an aggregate that this service has seen, now or before a rebuild; versions begin at 1. */
const lastSeen = (position: Position | undefined): number => (position === undefined ? 0 : Math.max(position.version, position.settledVersion));

/**
 * Removes rows of events handled before so many days, at most `limit` of them, and raises the floors in the same statement; answers how many.
 * Rows from before there were floors stay. The days must be more than the outbox keeps, whose rows can be sent again as new messages.
 */
export async function purgeInbox(manager: EntityManager, keptDays: number, limit: number): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `WITH old AS (
       SELECT ctid FROM inbox WHERE handled_at < now() - make_interval(days => $1) AND topic IS NOT NULL LIMIT $2
     ), gone AS (
       DELETE FROM inbox WHERE ctid IN (SELECT ctid FROM old) RETURNING topic, topic_partition, type, record_offset
     ), raised AS (
       INSERT INTO inbox_floor AS known (topic, topic_partition, type, record_offset)
       SELECT topic, topic_partition, type, max(record_offset) FROM gone GROUP BY topic, topic_partition, type ORDER BY topic, topic_partition, type
       ON CONFLICT (topic, topic_partition, type) DO UPDATE SET record_offset = greatest(known.record_offset, excluded.record_offset)
     )
     SELECT count(*)::int AS count FROM gone`,
    [keptDays, limit],
  );
  return row!.count;
}
