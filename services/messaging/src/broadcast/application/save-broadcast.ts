import { differencesOf } from '@conect/kernel';
import type { Broadcast, BroadcastEvent } from '../domain/broadcast';
import type { BroadcastUnit } from './ports';

/** Saves what happened to a broadcast that is there, with its event and its audit entry. */
export async function saveBroadcast(unit: BroadcastUnit, before: Broadcast | null, event: BroadcastEvent): Promise<void> {
  const { broadcast } = event;
  await unit.broadcasts.save(broadcast);
  await unit.publish(event);
  await unit.audit({ subjectType: 'broadcast', subjectId: broadcast.id, changes: differencesOf(before, broadcast) });
}
