import type { MessagingUnit } from '../../../service/application/ports';
import { completed, frequencyOfWaiting, type NotificationPreference } from '../../domain/preference';

/** Keeps what a person chose, and takes along what waits for a digest. */
export async function choosePreferences(unit: MessagingUnit, userId: string, chosen: readonly NotificationPreference[]): Promise<void> {
  const before = new Map(completed(await unit.preferences.findByUserId(userId)).map(({ topic, emailFrequency }) => [topic, emailFrequency]));
  for (const preference of chosen) {
    const { topic, emailFrequency } = preference;
    await unit.preferences.save(userId, preference, unit.now);
    await unit.digests.moveWaiting(userId, topic, frequencyOfWaiting(emailFrequency));
    await unit.audit({ subjectType: 'NotificationPreference', subjectId: userId, changes: { [topic]: { before: before.get(topic), after: emailFrequency } } });
  }
}
