import { userErased } from '@conect/events';
import type { EntityManager } from 'typeorm';
import { on, type EventSubscription } from './subscription';

/** What a service does when a person is erased, in the transaction of the event. */
type AlsoForgets = (manager: EntityManager, userId: string) => Promise<void>;

/**
 * Forgets a person when identity says that he is erased: in each table, by the column that holds the user's id, the rows that are of use to
 * the person alone; what needs more than that, `also` does in the same transaction. What the law keeps stays under the id, which names nobody any more.
 */
export const forgetsErased = (columns: Readonly<Record<string, string>>, also: AlsoForgets = () => Promise.resolve()): EventSubscription =>
  on(userErased, async ({ data }, manager) => {
    await also(manager, data.userId);
    for (const [table, column] of Object.entries(columns)) await manager.query(`DELETE FROM ${table} WHERE ${column} = $1`, [data.userId]);
  });
