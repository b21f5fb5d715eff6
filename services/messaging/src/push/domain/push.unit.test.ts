import { answerOf } from './push';
import { readSubscription } from './push-device';

it.each([
  [201, 'TAKEN'],
  [202, 'TAKEN'],
  [404, 'DEVICE_GONE'],
  [410, 'DEVICE_GONE'],
  [400, 'REFUSED_400'],
  [413, 'REFUSED_413'],
  [429, null],
  [503, null],
  [302, null],
])('%s of a push service means %s', (status, meaning) => {
  expect(answerOf(status)).toBe(meaning);
});

const good = { endpoint: 'https://push.example.org/a', p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };

it('takes keys as browsers write them, and names those that are none', () => {
  expect([readSubscription(good).ok, readSubscription({ ...good, p256dh: `${good.p256dh}=`, auth: `${good.auth}==` }).ok]).toEqual([true, true]);
  const read = readSubscription({ ...good, p256dh: `A${'A'.repeat(86)}`, auth: '' });
  expect(read.ok ? [] : read.refusals.map(({ field }) => field)).toEqual([['p256dh'], ['auth']]);
});
