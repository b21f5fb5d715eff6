import { isUuid, type PageRequest } from '@conect/kernel';
import { badArgument } from './graphql-errors';

/** The place of an item in a list that is ordered by an instant and an id. */
export const queuePosition = (instant: Date, id: string): readonly string[] => [instant.toISOString(), id];

/** A cursor of such a list holds an instant and an id; another one was not made here. */
export function checkedQueuePosition(request: PageRequest): PageRequest {
  const { position, direction } = request;
  if (position === null) return request;
  const [instant, id] = position;
  const isOurs =
    typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/.test(instant) && !Number.isNaN(Date.parse(instant)) && isUuid(String(id));
  if (!isOurs) throw badArgument(direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
