import { userErased, type DataOf } from '@conect/events';
import { on, type EventHandler, type EventSubscription } from './subscription';

/**
 * Forgets a person when identity says that he is erased: in each table, by the column that holds the user's id, the rows that are of use to
 * the person alone. What the law keeps stays under the id, which names nobody any more; where it says more of him, `alsoForget` takes that out.
 */
export const forgetsErased = (columns: Readonly<Record<string, string>>, ...alsoForget: readonly EventHandler<DataOf<typeof userErased>>[]): EventSubscription =>
  on(userErased, async (event, manager) => {
    for (const [table, column] of Object.entries(columns)) await manager.query(`DELETE FROM ${table} WHERE ${column} = $1`, [event.data.userId]);
    for (const forget of alsoForget) await forget(event, manager);
  });
