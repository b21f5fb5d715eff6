import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@conect/kernel';
import { notificationTopics } from '../../notification/domain/notices';
import type { UnsubscribeTokens, Unsubscription } from '../application/ports';

const scopes: readonly Unsubscription['scope'][] = ['ALL', ...notificationTopics];

/** Tokens of a user's id, what they end, and the HMAC-SHA256 of both: they do not expire, because old mails must still be answered. */
export function createUnsubscribeTokens(key: Buffer): UnsubscribeTokens {
  const macOf = (content: string): Buffer => createHmac('sha256', key).update(content).digest();
  return {
    tokenOf: ({ userId, scope }) => `${userId}.${scope}.${macOf(`${userId}.${scope}`).toString('base64url')}`,
    read: (token) => {
      const [userId = '', given = '', mac = '', ...more] = token.split('.');
      const scope = scopes.find((one) => one === given);
      const bytes = Buffer.from(mac, 'base64url');
      const expected = macOf(`${userId}.${given}`);
      const isOurs = more.length === 0 && bytes.length === expected.length && timingSafeEqual(bytes, expected);
      return isOurs && isUuid(userId) && scope !== undefined ? { userId, scope } : null;
    },
  };
}
