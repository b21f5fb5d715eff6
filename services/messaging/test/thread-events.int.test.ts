import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { membershipRevoked } from '@conect/events';
import { aUser, waitFor } from '@conect/testing';
import { aConversation, anInstitution, anOrganization, change, eventsOf, memberOf, runJob, seenBy, setClock } from './correspondents';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
let ministry: string;
let otherMinistry: string;
let organization: string;
let ana: Principal;
let radu: Principal;

beforeAll(async () => {
  messaging = await startMessaging();
});
beforeEach(async () => {
  await setClock(messaging, '2026-03-02T09:00:00Z');
  [ministry, otherMinistry, organization] = [await anInstitution(messaging), await anInstitution(messaging), await anOrganization(messaging)];
  [ana, radu] = [await memberOf(messaging, { organizationId: organization }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId: ministry }, 'TRANSPARENCY_OFFICER')];
});
afterAll(() => messaging?.stop());

/** A letter of Ana's organization to the ministry, with changes. */
const open = (changes: object = {}, who: Principal = ana) =>
  change(messaging, who, 'openThread', { sender: { organizationId: organization }, recipient: { institutionId: ministry }, kind: 'PETITION', subject: 'Aerul din Baciu', text: 'Ce măsurați și unde?', ...changes });

describe('who is told', () => {
  const titlesOf = async (who: Principal) => (await listOf(messaging, who)).nodes.map(({ title, subject }) => [title, subject?.__typename, subject?.id]);
  /** Waits until so many notices are there; what comes beyond them fails the test by the next one. */
  const told = (who: Principal, count: number) => waitFor(async () => ((await listOf(messaging, who)).totalCount >= count ? titlesOf(who) : null), { describe: `${count} notices` });

  it('is the other side, and neither who wrote nor anybody of his', async () => {
    const [editor, paul] = [await memberOf(messaging, { organizationId: organization }, 'NGO_EDITOR'), aUser()];
    const { id } = await open();
    expect(await told(radu, 1)).toEqual([['You have a new letter', 'Thread', id]]);
    await change(messaging, radu, 'replyToThread', { threadId: id, text: 'Unde anume?' });
    expect(await told(editor, 1)).toEqual([['You have a new message', 'Thread', id]]);
    await change(messaging, radu, 'extendThread', { threadId: id, reason: 'Cerem datele agenției.' });
    await change(messaging, radu, 'resolveThread', { threadId: id, outcome: 'ANSWERED', text: 'Da.' });
    expect((await told(ana, 3)).map(([title]) => title)).toEqual(['You have an answer', 'The time for the answer is longer', 'You have a new message']);

    const own = await open({ sender: null }, paul);
    await change(messaging, radu, 'redirectThread', { threadId: own.id, institutionId: otherMinistry, reason: 'Nu este la noi.' });
    expect(await told(paul, 1)).toEqual([['Your letter was sent on to the competent institution', 'Thread', own.id]]);
    expect((await told(radu, 2)).map(([, , subject]) => subject)).toEqual([own.id, id]);
  });

  it('is who decides on volunteers, of a letter about an application, and no editor', async () => {
    const [editor, coordinator] = [await memberOf(messaging, { organizationId: organization }, 'NGO_EDITOR'), await memberOf(messaging, { organizationId: organization }, 'VOLUNTEER_COORDINATOR')];
    const [luca, ion] = [aUser(), coordinator];
    const about = await aConversation(messaging, { organizationId: organization, volunteer: luca });
    await change(messaging, luca, 'replyToThread', { threadId: about.id, text: 'La ce oră?' });
    const letter = await open({ sender: { institutionId: ministry }, recipient: { organizationId: organization }, kind: 'GENERAL' }, radu);

    expect((await told(ion, 2))[0]).toEqual(['You have a new message', 'Thread', about.id]);
    expect(await told(editor, 1)).toEqual([['You have a new letter', 'Thread', letter.id]]);
    expect(await told(ana, 3)).toHaveLength(3);
  });

  it('is who speaks for the institution when its time is over, and then SGG, which is led to the institution', async () => {
    const [elena, victor] = [await memberOf(messaging, { institutionId: ministry }, 'INSTITUTION_REPRESENTATIVE'), await memberOf(messaging, { institutionId: randomUUID() }, 'SGG_ADMIN')];
    const { id } = await open();
    await setClock(messaging, '2026-04-01T21:00:00Z');
    await runJob(messaging, 'flag-overdue-threads');
    expect((await told(elena, 2))[0]).toEqual(['A letter was not answered in time', 'Thread', id]);
    await setClock(messaging, '2026-04-06T21:00:00Z');
    await runJob(messaging, 'escalate-threads');

    const escalated = await waitFor(async () => (await listOf(messaging, victor, { first: 100 })).nodes.find(({ subject }) => subject?.id === ministry), { describe: 'SGG to be told' });
    expect(escalated).toMatchObject({ topic: 'CORRESPONDENCE', title: 'An institution does not answer in time', subject: { __typename: 'Institution' } });
    expect(await seenBy(messaging, victor, id)).toBeNull();
    expect((await titlesOf(radu)).map(([title]) => title)).toEqual(['You have a new letter']);
  });
});

describe('who leaves', () => {
  it('leaves his threads in the inbox, unless he answers there by another role', async () => {
    const revoked = async (who: Principal, role: string) => {
      const [{ id, version }] = (await messaging.sql<{ id: string; version: number }>('SELECT id, version FROM membership WHERE user_id = $1 AND role = $2', [idOf(who), role])) as [{ id: string; version: number }];
      const event = anEvent(membershipRevoked, id, { ...membershipRevoked.example, membershipId: id, userId: idOf(who), role: role as 'FOI_OFFICER', institutionId: ministry, organizationId: null }, { aggregateVersion: version + 1 });
      await messaging.publish(event);
      await messaging.handled(event);
    };
    const foi = await memberOf(messaging, { institutionId: ministry }, 'FOI_OFFICER');
    await messaging.sql("INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, 'CIVIL_SOCIETY_UNIT', $2, 1, now(), false)", [idOf(foi), ministry]);
    const [one, other] = [await open(), await open()];
    for (const { id: threadId } of [one, other]) await change(messaging, radu, 'assignThread', { threadId, assigneeId: idOf(foi) });
    await change(messaging, radu, 'resolveThread', { threadId: other.id, outcome: 'ANSWERED', text: 'Da.' });
    const assignees = async () => (await Promise.all([one, other].map(({ id }) => seenBy(messaging, radu, id)))).map((thread) => thread!.assignee?.id ?? null);

    await revoked(foi, 'FOI_OFFICER');
    expect(await assignees()).toEqual([idOf(foi), idOf(foi)]);
    await revoked(foi, 'CIVIL_SOCIETY_UNIT');
    expect(await assignees()).toEqual([null, null]);
    expect(await seenBy(messaging, foi, one.id)).toBeNull();
    expect(await eventsOf(messaging, one.id)).toEqual(['ThreadOpened', 'ThreadAssigned', 'ThreadAssigned']);
    expect(await messaging.sql("SELECT subject_id FROM audit_entry WHERE action = 'onMembershipRevoked' AND subject_id = ANY ($1::uuid[])", [[one.id, other.id]])).toHaveLength(2);
  });
});
