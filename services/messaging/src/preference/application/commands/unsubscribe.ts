import type { MessagingUnit } from '../../../service/application/ports';
import { notificationTopics } from '../../../notification/domain/notices';
import type { Unsubscription } from '../ports';
import { choosePreferences } from './choose-preferences';

/** Ends mails by the link in one of them: whoever has the link need not sign in (RFC 8058). Doing it twice changes nothing more. */
export async function unsubscribe(unit: MessagingUnit, { userId, scope }: Unsubscription): Promise<void> {
  const topics = scope === 'ALL' ? notificationTopics : [scope];
  await choosePreferences(unit, userId, topics.map((topic) => ({ topic, emailFrequency: 'NONE' })));
}
