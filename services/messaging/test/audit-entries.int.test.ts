import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { membershipGranted } from '@conect/events';
import { aUser } from '@conect/testing';
import { anEvent, idOf, startMessaging, type TestMessaging } from './messaging';

jest.setTimeout(60_000);

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
