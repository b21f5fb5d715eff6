import { differencesOf } from '@conect/kernel';
import type { Follow, FollowEvent } from '../domain/follow';
import type { FollowUnit } from './ports';

/** Saves what happened to a follow, with its event and its audit entry. */
export async function saveFollow({ follows, publish, audit }: FollowUnit, before: Follow | null, event: FollowEvent): Promise<void> {
  const { type, follow } = event;
  if (type === 'FollowAdded') await follows.insert(follow);
  else await (type === 'FollowRemoved' ? follows.remove(follow) : follows.save(follow));
  await publish(event);
  await audit({ subjectType: 'follow', subjectId: follow.id, changes: type === 'FollowRemoved' ? { removedAt: { before: null, after: true } } : differencesOf(before, follow) });
}
