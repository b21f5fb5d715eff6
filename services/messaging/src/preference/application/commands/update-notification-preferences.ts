import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { InTransaction } from '../../../service/application/ports';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import type { PreferenceChoice } from '../../domain/preference';
import { choosePreferences } from './choose-preferences';

/** See {@link createUpdateNotificationPreferences}. */
export type UpdateNotificationPreferences = (
  call: UserCall,
  preferences: readonly PreferenceChoice[],
) => Promise<Result<{ readonly userId: string }, MessagingErrorCode>>;

/** The acting user chooses how often mails about some topics come. */
export const createUpdateNotificationPreferences =
  (inTransaction: InTransaction): UpdateNotificationPreferences =>
  async (call, preferences) => {
    const isOnce = new Set(preferences.map(({ topic }) => topic)).size === preferences.length;
    if (preferences.length === 0 || !isOnce) return refuse(badInput(['preferences'], 'EACH_TOPIC_ONCE'));
    const { userId } = call.principal;
    return inTransaction(call, async (unit) => {
      await choosePreferences(unit, userId, preferences);
      return accept({ userId });
    });
  };
