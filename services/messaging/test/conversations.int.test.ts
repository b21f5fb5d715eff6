import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { applicationAccepted, applicationCompleted, applicationEngaged, applicationRejected, userErased, type applicationEvents, type OutgoingEvent } from '@conect/events';
import { aUser } from '@conect/testing';
import { aConversation, anInstitution, anOrganization, applicationEvent, change, codesOf, conversationOf, eventsOf, memberOf, runJob, seenBy, setClock, type SeenThread } from './correspondents';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let organization: string;
let ion: Principal;
let luca: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  organization = await anOrganization(messaging);
  [ion, luca] = [await memberOf(messaging, { organizationId: organization }, 'VOLUNTEER_COORDINATOR'), aUser()];
});
afterAll(() => messaging?.stop());

/** Has events heard, each delivered twice. */
async function hear(events: readonly OutgoingEvent[]): Promise<void> {
  for (const event of events) {
    await messaging.publish(event, event);
    await messaging.handled(event);
  }
}

/** Has an application of Luca's move on; answers the events. */
async function move(applicationId: string, ...contracts: readonly (typeof applicationEvents)[number][]): Promise<readonly OutgoingEvent[]> {
  const events = contracts.map((contract) => applicationEvent(contract, { applicationId, organizationId: organization, volunteerId: idOf(luca) }));
  await hear(events);
  return events;
}

const saidIn = ({ messages }: SeenThread) => messages.nodes.map(({ side, purpose, text, author }) => [side, purpose, text, author?.id ?? null]);

describe('the conversation about an application', () => {
  it('begins with it, says what becomes of it in the language of who reads, and is one, whatever comes twice', async () => {
    const applicationId = randomUUID();
    const { id: threadId } = await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId });
    await change(messaging, ion, 'replyToThread', { threadId, text: 'Poți veni sâmbătă?' });
    await change(messaging, luca, 'replyToThread', { threadId, text: 'Da.' });
    const events = await move(applicationId, applicationAccepted, applicationEngaged);
    // As when all events are read again, for which the inbox is emptied.
    await messaging.sql('DELETE FROM inbox');
    await hear(events);

    const seen = (await conversationOf(messaging, luca, applicationId))!;
    expect(seen).toMatchObject({ id: threadId, kind: 'GENERAL', status: 'OPEN', subject: null, registrationNumber: null, dueAt: null, sender: { user: { id: idOf(luca) } }, context: { __typename: 'Application', id: applicationId } });
    expect(saidIn(seen)).toEqual([
      [null, 'STATUS', 'The application was sent and waits for the decision of the organization.', null],
      ['RECIPIENT', 'REPLY', 'Poți veni sâmbătă?', null],
      ['SENDER', 'REPLY', 'Da.', idOf(luca)],
      [null, 'STATUS', 'The application was accepted.', null],
      [null, 'STATUS', 'The volunteering contract is signed by both sides.', null],
    ]);
    expect(await messaging.sql('SELECT id FROM thread WHERE context_id = $1', [applicationId])).toEqual([{ id: threadId }]);
    expect(await eventsOf(messaging, threadId)).toEqual(['ConversationOpened', 'MessageSent', 'MessageSent', 'ConversationNoted', 'ConversationNoted']);
  });

  it('is told of by the application itself, and not a second time', async () => {
    const applicationId = randomUUID();
    await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId });
    await move(applicationId, applicationAccepted);

    expect((await listOf(messaging, ion)).nodes.map(({ title }) => title)).toEqual(['A new application waits for an answer']);
    expect((await listOf(messaging, luca)).nodes).toHaveLength(1);
  });

  it('is of the volunteer and of those who decide on volunteers: nobody else reads it, writes in it, or writes to a volunteer at all', async () => {
    const applicationId = randomUUID();
    const { id: threadId } = await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId });
    const ministry = await anInstitution(messaging);
    const others = [
      aUser(),
      await memberOf(messaging, { organizationId: organization }, 'NGO_EDITOR'),
      await memberOf(messaging, { organizationId: await anOrganization(messaging) }, 'VOLUNTEER_COORDINATOR'),
      await memberOf(messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE'),
      await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN'),
    ];

    for (const other of others) {
      expect([await conversationOf(messaging, other, applicationId), await seenBy(messaging, other, threadId)]).toEqual([null, null]);
      expect(await codesOf(messaging, other, 'replyToThread', { threadId, text: 'Bună!' })).toEqual(['NOT_FOUND']);
    }
    const { errors } = await messaging.ask(ion, 'mutation ($input: OpenThreadInput!) { openThread(input: $input) { thread { id } } }', { input: { recipient: { userId: idOf(luca) }, kind: 'GENERAL', subject: 'Bună', text: 'Bună!' } });
    expect(errors![0]!.message).toContain('Field "userId" is not defined by type "ThreadInboxInput"');
  });

  it('goes on as long as the application, though it was resolved; and is closed 15 days after its end, unless it is taken up', async () => {
    const [applicationId, other] = [randomUUID(), randomUUID()];
    const [{ id: threadId }, { id: taken }] = [
      await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId }),
      await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId: other }),
    ];
    await change(messaging, ion, 'resolveThread', { threadId, outcome: 'ANSWERED', text: 'Ne vedem sâmbătă.' });
    await setClock(messaging, '2026-06-01T09:00:00Z');
    await runJob(messaging, 'close-threads');
    expect(await seenBy(messaging, luca, threadId)).toMatchObject({ status: 'RESOLVED', viewerCan: { reply: { allowed: true } } });

    await move(applicationId, applicationCompleted);
    await move(other, applicationRejected);
    expect(await seenBy(messaging, ion, taken)).toMatchObject({ status: 'RESOLVED', outcome: null });
    expect(await change(messaging, luca, 'replyToThread', { threadId: taken, text: 'De ce?' })).toMatchObject({ status: 'OPEN' });
    await setClock(messaging, '2026-06-16T20:59:59Z');
    await runJob(messaging, 'close-threads');
    expect(await seenBy(messaging, luca, threadId)).toMatchObject({ status: 'RESOLVED', viewerCan: { reply: { allowed: true } } });
    await setClock(messaging, '2026-06-16T21:00:00Z');
    expect(await codesOf(messaging, luca, 'replyToThread', { threadId, text: 'Mulțumesc!' })).toEqual(['DEADLINE_PASSED']);
    await runJob(messaging, 'close-threads');
    expect([await seenBy(messaging, luca, threadId), await seenBy(messaging, luca, taken)]).toMatchObject([{ status: 'CLOSED' }, { status: 'OPEN' }]);
    expect(await eventsOf(messaging, threadId)).toEqual(['ConversationOpened', 'ThreadResolved', 'ConversationEnded', 'ThreadClosed']);
  });

  it('hears nothing more once its volunteer is erased, and says nothing of him', async () => {
    const applicationId = randomUUID();
    const { id: threadId } = await aConversation(messaging, { organizationId: organization, volunteer: luca, applicationId });
    await change(messaging, luca, 'replyToThread', { threadId, text: 'Telefonul meu este 0722 000 111.' });
    const erased = anEvent(userErased, idOf(luca), { userId: idOf(luca) });
    await messaging.publish(erased);
    await messaging.handled(erased);
    await move(applicationId, applicationRejected);

    expect(await seenBy(messaging, ion, threadId)).toMatchObject({ status: 'CLOSED', messages: { nodes: [{ purpose: 'STATUS' }, { purpose: 'REPLY', text: null }] } });
  });
});
