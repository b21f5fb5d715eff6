import { randomUUID } from 'node:crypto';
import { changeRequestApproved, changeRequestOpened, changeRequestRejected, claimAccepted, claimRejected, claimSubmitted, membershipGranted, type OutgoingEvent } from '@conect/events';
import { aUser } from '@conect/testing';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
const victor = aUser();
beforeAll(async () => {
  messaging = await startMessaging();
  const membershipId = randomUUID();
  await tell(anEvent(membershipGranted, membershipId, { membershipId, userId: idOf(victor), role: 'SGG_ADMIN', institutionId: null, organizationId: null }));
});
afterAll(() => messaging?.stop());

const tell = async (...events: readonly OutgoingEvent[]): Promise<void> => {
  await messaging.publish(...events);
  for (const event of events) await messaging.handled(event);
};
const titlesOf = async (principal: typeof victor) => (await listOf(messaging, principal)).nodes.map(({ title }) => title);

describe('a claim', () => {
  it.each([
    [claimAccepted, 'Your claim was accepted'],
    [claimRejected, 'Your claim was rejected'],
  ] as const)('is told to SGG when it comes and to its claimant when it is decided', async (decided, title) => {
    const ana = aUser();
    const claimId = randomUUID();
    const data = { claimId, organizationId: randomUUID(), claimantId: idOf(ana) };

    await tell(anEvent(claimSubmitted, claimId, data), anEvent(decided, claimId, data, { aggregateVersion: 2 }));

    expect(await titlesOf(ana)).toEqual([title]);
    expect((await listOf(messaging, victor)).nodes[0]).toMatchObject({ topic: 'REGISTRATION_REVIEW', title: 'A claim waits for review', subject: { id: data.organizationId } });
  });
});

describe('a change request', () => {
  it.each([
    [changeRequestApproved, 'Your change request was approved'],
    [changeRequestRejected, 'Your change request was rejected'],
  ] as const)('is told to SGG when it comes and to who asked when it is decided', async (decided, title) => {
    const ana = aUser();
    const changeRequestId = randomUUID();
    const data = { ...changeRequestOpened.example, changeRequestId, organizationId: randomUUID(), requesterId: idOf(ana) };

    await tell(anEvent(changeRequestOpened, changeRequestId, data), anEvent(decided, changeRequestId, data, { aggregateVersion: 2 }));

    expect(await titlesOf(ana)).toEqual([title]);
    expect((await titlesOf(victor))[0]).toBe('A change request waits for review');
  });

  it('of the register is told to SGG alone, and its decision to nobody', async () => {
    const changeRequestId = randomUUID();
    const data = { ...changeRequestOpened.example, changeRequestId, organizationId: randomUUID(), source: 'NATIONAL_REGISTER' as const, requesterId: null };
    const before = (await listOf(messaging, victor)).totalCount;

    await tell(anEvent(changeRequestOpened, changeRequestId, data), anEvent(changeRequestApproved, changeRequestId, data, { aggregateVersion: 2 }));

    expect((await listOf(messaging, victor)).totalCount).toBe(before + 1);
  });
});
