import { afterAttempt, planned, retryAfterMillis, type Attempt, type WebhookDelivery } from './delivery';

const now = new Date('2026-03-02T08:00:00Z');
const delivery = planned({ id: 'd', webhookId: 'w', messageId: 'd', eventId: 'e', eventType: 't', occasion: 'EVENT', body: '{}' }, now);
const tried = (attempts: readonly Attempt[]): WebhookDelivery => attempts.reduce((before, attempt) => afterAttempt(before, attempt, before.nextAttemptAt ?? now), delivery);

describe('a delivery', () => {
  it.each([200, 201, 202, 204, 299])('has arrived when the receiver answers %i', (status) => {
    expect(tried([{ failure: 'TIMED_OUT' }, { status }])).toMatchObject({ state: 'DELIVERED', reason: null, attemptCount: 2, lastStatus: status, lastFailure: null, nextAttemptAt: null });
  });

  it.each<[string, Attempt]>([
    ['a redirect', { status: 301 }],
    ['a refusal', { status: 404 }],
    ['too many', { status: 429 }],
    ['a fault', { status: 500 }],
    ['no answer', { failure: 'NOT_REACHED' }],
    ['an address that is not public any more', { failure: 'ADDRESS_REFUSED' }],
  ])('is tried again after %s', (_name, attempt) => {
    expect(tried([attempt])).toMatchObject({ state: 'DUE', attemptCount: 1, lastAttemptAt: now, nextAttemptAt: new Date('2026-03-02T08:00:05Z') });
  });

  it('is tried ever more rarely for a day, nine times, and then given up', () => {
    const failed: Attempt = { status: 503 };
    const eighth = tried(retryAfterMillis.map(() => failed));

    expect(eighth).toMatchObject({ state: 'DUE', attemptCount: 8, nextAttemptAt: new Date('2026-03-03T07:35:05Z') });
    expect(afterAttempt(eighth, failed, eighth.nextAttemptAt!)).toMatchObject({ state: 'FAILED', reason: 'GAVE_UP', attemptCount: 9, nextAttemptAt: null });
    expect([...retryAfterMillis].sort((one, other) => one - other)).toEqual(retryAfterMillis);
  });

  it('is not tried again when the receiver says that it is gone', () => {
    expect(tried([{ status: 410 }])).toMatchObject({ state: 'FAILED', reason: 'GONE', nextAttemptAt: null });
  });
});
