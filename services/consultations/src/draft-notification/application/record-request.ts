import { differencesOf } from '@conect/kernel';
import type { DraftNotificationEvent, DraftNotificationRequest } from '../domain/draft-notification';
import type { DraftNotificationUnit } from './ports';

type Changed = Exclude<DraftNotificationEvent, { type: 'DraftNotificationDue' }>;

/** Saves what happened to a standing request, with its event and its audit entry. */
export async function recordRequest({ draftNotifications, publish, audit }: DraftNotificationUnit, before: DraftNotificationRequest | null, event: Changed): Promise<void> {
  const { request } = event;
  await (before === null ? draftNotifications.insert : draftNotifications.save)(request);
  await publish([event]);
  await audit({ requestId: request.id, changes: differencesOf(before, request) });
}
