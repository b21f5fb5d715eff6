import { applicationEvents } from '@conect/events';
import { isEnd, textOfStatus } from './application-status';

/** Where applications stand, as volunteering says it. */
const statuses = [...new Set(applicationEvents.map(({ example }) => example.status))];

describe('what a conversation says of its application', () => {
  it.each(statuses)('is known of %s in both languages, and in words of its own', (status) => {
    for (const locale of ['RO', 'EN'] as const) {
      expect(textOfStatus(status, locale)).not.toBe(textOfStatus('SOMETHING_NEW', locale));
      expect(statuses.filter((other) => textOfStatus(other, locale) === textOfStatus(status, locale))).toEqual([status]);
    }
  });

  it('ends with what nothing follows', () => {
    expect(statuses.filter(isEnd).sort()).toEqual(['CANCELLED_BY_HOST', 'COMPLETED', 'NO_SHOW', 'REJECTED', 'WITHDRAWN']);
  });
});
