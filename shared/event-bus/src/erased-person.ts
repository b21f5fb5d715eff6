import { userErased } from '@conect/events';
import { on, type EventSubscription } from './subscription';

/**
 * Forgets a person when identity says that he is erased: in each table, by the column that holds the user's id, the rows that are of use to
 * the person alone. What the law keeps stays under the id, which names nobody any more.
 */
export const forgetsErased = (columns: Readonly<Record<string, string>>): EventSubscription =>
  on(userErased, async ({ data }, manager) => {
    for (const [table, column] of Object.entries(columns)) await manager.query(`DELETE FROM ${table} WHERE ${column} = $1`, [data.userId]);
  });
