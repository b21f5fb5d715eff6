import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { membershipGranted } from '@conect/events';
import { aUser } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { anEvent, idOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
beforeAll(async () => {
  messaging = await startMessaging();
});
afterAll(() => messaging?.stop());

const query = '{ messagingAuditEntries { nodes { action actor { id } subjectType subjectId changes { field before after } } totalCount } }';

describe('messagingAuditEntries', () => {
  it('shows SGG who did what, and is FORBIDDEN to others', async () => {
    const [victor, ana] = [aUser(), aUser()];
    const membershipId = randomUUID();
    const event = anEvent(membershipGranted, membershipId, { membershipId, userId: idOf(victor), role: 'SGG_ADMIN', institutionId: null, organizationId: null });
    await messaging.publish(event);
    await messaging.handled(event);
    await messaging.ask(ana, 'mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) { userErrors { code } } }', {
      input: { preferences: [{ topic: 'ORGANIZATION_REGISTRATION', emailFrequency: 'NONE' }] },
    });

    const { data } = await messaging.ask<{ messagingAuditEntries: object }>(victor, query);

    expect(data.messagingAuditEntries).toMatchObject({
      nodes: [{ action: 'updateNotificationPreferences', actor: { id: idOf(ana) }, subjectType: 'NotificationPreference', changes: [{ field: 'ORGANIZATION_REGISTRATION', after: 'NONE' }] }],
      totalCount: 1,
    });
    expect((await messaging.ask(ana, query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await messaging.ask(anonymous, query)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('the command verify-audit', () => {
  const verify = () => runCommand(['verify-audit'], { MESSAGING_DATABASE_URL: messaging.databaseUrl });

  it('says that the trail is whole, and names the place where it is not', async () => {
    const ana = aUser();
    await messaging.ask(ana, 'mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) { userErrors { code } } }', {
      input: { preferences: [{ topic: 'ORGANIZATION_REGISTRATION', emailFrequency: 'NONE' }] },
    });
    expect(await verify()).toEqual({ done: true, text: expect.stringMatching(/^The audit trail is whole: \d+ entries in \d+ chains, \d+ entries a second\.$/) });

    const [entry] = await messaging.sql<{ id: string; chain: string }>('SELECT id, chain_id AS chain FROM audit_entry WHERE actor_id = $1', [idOf(ana)]);
    await messaging.sql('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await messaging.sql(`UPDATE audit_entry SET action = 'other' WHERE id = $1`, [entry!.id]);
    await messaging.sql('ALTER TABLE audit_entry ENABLE TRIGGER USER');

    expect(await verify()).toEqual({ done: false, text: expect.stringContaining(`ROW_CHANGED chain ${entry!.chain} place 1`) });
    expect(await runCommand(['verify'], {})).toBeNull();
  });
});
