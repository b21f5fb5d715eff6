import { forgetHolder } from '../../domain/draft-notification';
import type { DraftNotificationUnit } from '../ports';
import { recordRequest } from '../record-request';

/** What a person asked for in his own name ends with his erasure and names him no more. */
export async function forgetRequestsOf(unit: DraftNotificationUnit, userId: string): Promise<void> {
  for (const before of await unit.draftNotifications.findOfPersonForUpdate(userId)) await recordRequest(unit, before, forgetHolder(before, unit.now));
}
