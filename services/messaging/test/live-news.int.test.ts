import { randomUUID } from 'node:crypto';
import type { Principal } from '@conect/auth';
import { liveStreamId, organizationApproved } from '@conect/events';
import { aUser } from '@conect/testing';
import { anInstitution, anOrganization, change, codesOf, memberOf } from './correspondents';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;

beforeAll(async () => {
  messaging = await startMessaging();
});
afterAll(() => messaging?.stop());

/** What was said of this thread, or with this notice, to those who listen. */
async function saidOf(id: string): Promise<readonly Record<string, unknown>[]> {
  const rows = await messaging.sql<{ value: string }>("SELECT value FROM outbox WHERE key = $1 AND value LIKE '%' || $2 || '%' ORDER BY position", [liveStreamId, id]);
  return rows.map(({ value }) => JSON.parse(value) as Record<string, unknown>);
}

describe('those who listen', () => {
  it('are told of a thread when they are of either side, of a note when they are of its side alone, and of nothing that was refused', async () => {
    const [institutionId, organizationId] = [await anInstitution(messaging), await anOrganization(messaging)];
    const [ana, radu] = [await memberOf(messaging, { organizationId }, 'NGO_ADMIN'), await memberOf(messaging, { institutionId }, 'FOI_OFFICER')];
    const elena = await memberOf(messaging, { institutionId }, 'INSTITUTION_REPRESENTATIVE');
    await memberOf(messaging, { institutionId }, 'FUNDING_OFFICER');
    const { id: threadId } = await change(messaging, ana, 'openThread', { sender: { organizationId }, recipient: { institutionId }, kind: 'PETITION', subject: 'Aerul', text: 'Ce măsurați?' });
    await change(messaging, radu, 'addInternalNote', { threadId, text: 'De întrebat.' });
    expect(await codesOf(messaging, aUser(), 'replyToThread', { threadId, text: 'Eu?' })).toEqual(['NOT_FOUND']);

    const concerned = (await saidOf(threadId)).map(({ userIds }) => [...(userIds as string[])].sort());
    const [people, officers] = [[ana, radu, elena], [radu, elena]].map((side) => side.map(idOf).sort());
    expect(concerned).toEqual([people, officers]);
  });

  it('are told of a notice once, by its id, which its recipient alone can ask for', async () => {
    const ana = aUser();
    const organizationId = randomUUID();
    const event = anEvent(organizationApproved, organizationId, { ...organizationApproved.example, organizationId, applicantId: idOf(ana) });
    await messaging.publish(event, event);
    await messaging.handled(event);
    const { id } = (await listOf(messaging, ana)).nodes[0]!;
    const asked = async (who: Principal) => (await messaging.ask<{ notification: object | null }>(who, 'query ($id: ID!) { notification(id: $id) { id } }', { id })).data.notification;

    expect(await saidOf(id)).toEqual([{ notifications: [{ notificationId: id, userId: idOf(ana) }] }]);
    expect([await asked(ana), await asked(aUser())]).toEqual([{ id }, null]);
  });
});
