import type { MessagingUnit } from '../../../service/application/ports';
import { completed, frequencyOfWaiting, type PreferenceChoice } from '../../domain/preference';

/** Keeps what a person chose, and takes along what waits for a digest. */
export async function choosePreferences(unit: MessagingUnit, userId: string, chosen: readonly PreferenceChoice[]): Promise<void> {
  const known = new Map(completed(await unit.preferences.findByUserId(userId)).map((preference) => [preference.topic, preference]));
  for (const { topic, emailFrequency, isPushed } of chosen) {
    const before = known.get(topic)!;
    const after = { topic, emailFrequency, isPushed: isPushed ?? before.isPushed };
    await unit.preferences.save(userId, after, unit.now);
    await unit.digests.moveWaiting(userId, topic, frequencyOfWaiting(emailFrequency));
    const pushed = after.isPushed === before.isPushed ? {} : { [`${topic} on devices`]: { before: before.isPushed, after: after.isPushed } };
    await unit.audit({ subjectType: 'NotificationPreference', subjectId: userId, changes: { [topic]: { before: before.emailFrequency, after: emailFrequency }, ...pushed } });
  }
}
