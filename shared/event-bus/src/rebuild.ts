import type { EventContract } from '@conect/events';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { EventSubscription } from './subscription';

/** A table that holds nothing but what events said, so that it can be emptied and made again from them. */
export interface Projection {
  readonly table: string;
  /** The events that it is made of. */
  readonly from: readonly EventContract[];
}

/** The table that these subscriptions keep, with the events that they take. */
export const projectionOf = (table: string, subscriptions: readonly EventSubscription[]): Projection => ({ table, from: subscriptions.map(({ contract }) => contract) });

/** The generation that may apply events now. */
export async function readGeneration(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ generation: number }[]>('SELECT generation FROM consumer_generation');
  return row!.generation;
}

/**
 * Empties projections and forgets their events in one transaction, as the owner of the database, and begins a new generation of the
 * group. Running consumers see that within a second and read every topic from the beginning, while others go on publishing. What is
 * no projection is not done again: the inbox keeps those events. Answers the new generation.
 */
export async function rebuildProjections(owner: ClientBase, projections: readonly Projection[]): Promise<number> {
  const tables = projections.map(({ table }) => owner.escapeIdentifier(table));
  const types = projections.flatMap(({ from }) => from.map(({ type }) => type));
  await owner.query('BEGIN');
  try {
    await owner.query(`SET LOCAL lock_timeout = '30s'`);
    // Whoever is handling an event ends first; whoever comes after finds another generation.
    await owner.query('LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE');
    if (tables.length > 0) await owner.query(`TRUNCATE ${tables.join(', ')}`);
    await owner.query('DELETE FROM inbox WHERE type = ANY($1)', [types]);
    await owner.query('DELETE FROM inbox_floor WHERE type = ANY($1)', [types]);
    // Locked in the order in which consumers take them.
    await owner.query('LOCK TABLE event_position IN EXCLUSIVE MODE');
    await countVersionsAnew(owner);
    const { rows } = await owner.query<{ generation: number }>('UPDATE consumer_generation SET generation = generation + 1 RETURNING generation');
    await owner.query('COMMIT');
    return rows[0]!.generation;
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

/**
 * For a database whose service reads every topic again: versions are counted anew. Which ones were settled before is kept, for that is how
 * an event is known whose id has left the inbox, and so is which ones are missing.
 */
export async function countVersionsAnew(owner: Pick<ClientBase, 'query'>): Promise<void> {
  await owner.query('UPDATE event_position SET settled_version = greatest(settled_version, version), version = 0, record_offset = -1');
}
