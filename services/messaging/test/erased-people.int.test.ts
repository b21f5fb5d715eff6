import { randomUUID } from 'node:crypto';
import { claimAccepted, userErased, userErasureRequested } from '@conect/events';
import { aUser } from '@conect/testing';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
beforeAll(async () => {
  messaging = await startMessaging();
});
afterAll(() => messaging?.stop());

/** What messaging has said of a person's erasure. */
const saidOf = async (person: ReturnType<typeof aUser>): Promise<readonly string[]> =>
  (await messaging.sql<{ said: string }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS said FROM outbox WHERE topic = 'conect.messaging.erasure.v1' AND key = $1 ORDER BY position`, [idOf(person)])).map(({ said }) => said);

it('forgets the notices and choices of who is erased, and nobody else\'s', async () => {
  const [ana, dan] = [aUser(), aUser()];
  for (const person of [ana, dan]) {
    const claimId = randomUUID();
    const told = anEvent(claimAccepted, claimId, { claimId, organizationId: randomUUID(), claimantId: idOf(person) });
    await messaging.publish(told);
    await messaging.handled(told);
    await messaging.sql("INSERT INTO notification_preference (user_id, topic, email_frequency, updated_at) VALUES ($1, 'REGISTRATION_REVIEW', 'NONE', now())", [idOf(person)]);
    await messaging.sql("INSERT INTO idempotency_record (user_id, operation, key, input_hash) VALUES ($1, 'x', 'x', 'x')", [idOf(person)]);
  }
  const erased = anEvent(userErased, idOf(ana), { userId: idOf(ana) });

  await messaging.publish(erased, erased);
  await messaging.handled(erased);

  expect([(await listOf(messaging, ana)).totalCount, (await listOf(messaging, dan)).totalCount]).toEqual([0, 1]);
  for (const table of ['notification_preference', 'idempotency_record']) {
    expect(await messaging.sql(`SELECT user_id FROM ${table} WHERE user_id = ANY($1::uuid[])`, [[idOf(ana), idOf(dan)]])).toEqual([{ user_id: idOf(dan) }]);
  }
  expect(await saidOf(ana)).toEqual(['MessagingUserForgotten']);
});

it('clears whoever asks, and tells nobody anything any more who is erased', async () => {
  const [ana, erasureId, claimId] = [aUser(), randomUUID(), randomUUID()];
  const asked = anEvent(userErasureRequested, idOf(ana), { userId: idOf(ana), erasureId });
  const erased = anEvent(userErased, idOf(ana), { userId: idOf(ana) });
  const late = anEvent(claimAccepted, claimId, { claimId, organizationId: randomUUID(), claimantId: idOf(ana) });

  for (const event of [asked, erased, late]) {
    await messaging.publish(event);
    await messaging.handled(event);
  }

  expect(await saidOf(ana)).toEqual(['MessagingErasureCleared', 'MessagingUserForgotten']);
  expect((await listOf(messaging, ana)).totalCount).toBe(0);
});
