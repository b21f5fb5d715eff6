import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { accessTokensRevoked, sessionEnded, userErased } from '@conect/events';
import { aPushedDevice, aUser, openPushService, waitFor, type PushService } from '@conect/testing';
import { anInstitution } from './correspondents';
import { aPublication, following, published } from './following';
import { anAddressee, anApproval, retryNow, startMailing, type Addressee, type Mailing } from './mailing';
import { anEvent, idOf, type TestMessaging } from './messaging';

let mailing: Mailing;
let messaging: TestMessaging;
let service: PushService;
beforeAll(async () => {
  service = await openPushService();
  mailing = await startMailing({ OUTGOING_ALLOWED_HOSTS: service.host, PUSH_CONTACT: 'mailto:push@conect.test' });
  messaging = mailing.messaging;
});
afterEach(() => service.answers(201));
afterAll(async () => {
  await mailing?.stop();
  await service?.close();
});

type Payload = Readonly<Record<string, { readonly device?: { readonly id: string; readonly isThisDevice: boolean } | null; readonly deviceId?: string | null; readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[] }>>;
const sessionOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.sessionId : '');
/** What identity answers about a session that goes on. */
const knownSession = ({ principal, email }: Addressee, language: 'RO' | 'EN' = 'EN') => mailing.people.people.set(`session:${sessionOf(principal)}`, { email, name: 'Ana', language });

async function register(principal: Principal, input: object) {
  const { data, errors } = await messaging.ask<Payload>(principal, 'mutation ($input: RegisterPushDeviceInput!) { registerPushDevice(input: $input) { device { id isThisDevice } userErrors { code field message } } }', { input });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data['registerPushDevice']!;
}

/** Somebody with a device in a session that goes on. */
async function aListener(language: 'RO' | 'EN' = 'EN') {
  const [person, device, name] = [anAddressee(mailing), aPushedDevice(), randomUUID()];
  knownSession(person, language);
  const input = { endpoint: service.endpointOf(name), ...device.keys };
  const registered = await register(person.principal, input);
  return { ...person, device, name, input, deviceId: registered.device!.id, received: () => service.received(name).map((message) => device.read(message)) };
}
/** Something happens to somebody, and is delivered twice. */
const tell = async (person: Pick<Addressee, 'userId'>): Promise<void> => {
  const event = anApproval(person);
  await messaging.publish(event, event);
  await messaging.handled(event);
};
const endsOf = async ({ userId }: Pick<Addressee, 'userId'>) => {
  await retryNow(mailing);
  return messaging.sql<{ state: string; reason: string | null }>(`SELECT state, reason FROM effect_ledger WHERE kind = 'push' AND payload ->> 'userId' = $1 ORDER BY recorded_at`, [userId]);
};
/** Waits until every push to a person has ended. */
const ended = (person: Pick<Addressee, 'userId'>, count = 1) =>
  waitFor(
    async () => {
      const ends = await endsOf(person);
      return ends.length >= count && ends.every(({ state }) => state !== 'DUE') ? ends : null;
    },
    { describe: 'the pushes to end', everyMillis: 200 },
  );
const devicesOf = ({ userId }: Pick<Addressee, 'userId'>) => messaging.sql<{ id: string }>('SELECT id FROM push_device WHERE user_id = $1', [userId]);

describe('a notice', () => {
  it('comes once to the device, sealed for it, in the language of its person, from whom the graph names', async () => {
    const [ana, dan] = [await aListener('RO'), await aListener('EN')];
    const { data } = await messaging.ask<{ pushPublicKey: string }>(anonymous, '{ pushPublicKey }');
    await tell(ana);
    await tell(dan);
    expect([await ended(ana), await ended(dan)]).toEqual([[{ state: 'MADE', reason: null }], [{ state: 'MADE', reason: null }]]);

    const [message, ...more] = service.received(ana.name);
    expect(more).toEqual([]);
    expect(message!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', topic: expect.stringMatching(/^[\w-]{22}$/) });
    expect([message!.senderKey, message!.claims]).toEqual([data.pushPublicKey, { aud: `http://${service.host}`, exp: expect.any(Number), sub: 'mailto:push@conect.test' }]);
    expect(message!.body.includes('Verde')).toBe(false);
    expect(ana.received()).toEqual([{ notificationId: expect.any(String), topic: 'ORGANIZATION_REGISTRATION', title: 'Organizația dumneavoastră a fost înscrisă', body: '„Asociația Verde” a fost aprobată și este publică în catalog.' }]);
    expect(dan.received()).toMatchObject([{ title: 'Your organization was registered' }]);
  });

  it('is tried again while the push service is busy or away, and comes once', async () => {
    const ana = await aListener();
    service.answers(503);
    await tell(ana);
    await waitFor(() => service.received(ana.name).length > 0, { describe: 'a try' });
    service.answers(201);

    expect(await ended(ana)).toEqual([{ state: 'MADE', reason: null }]);
    expect(new Set(service.received(ana.name).map(({ headers }) => headers['topic'])).size).toBe(1);
  });

  it.each([
    [410, 'DROPPED', 'DEVICE_GONE', 0],
    [404, 'DROPPED', 'DEVICE_GONE', 0],
    [400, 'FAILED', 'REFUSED_400', 1],
  ])('that is answered with %s is not tried again', async (status, state, reason, left) => {
    const ana = await aListener();
    service.answers(status);
    await tell(ana);

    expect(await ended(ana)).toEqual([{ state, reason }]);
    expect([service.received(ana.name).length, (await devicesOf(ana)).length]).toEqual([1, left]);
  });

  it('is given up in the end when the push service stays away, and keeps the device', async () => {
    const ana = await aListener();
    service.answers(503);
    await tell(ana);
    await waitFor(() => service.received(ana.name).length > 0, { describe: 'a try' });
    await waitFor(async () => {
      await messaging.sql(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1 WHERE locked_at IS NULL AND attempts < max_attempts - 1 AND key LIKE 'send-push:%'`);
      return (await endsOf(ana))[0]?.state === 'FAILED';
    }, { describe: 'the push to be given up' });

    expect([await endsOf(ana), (await devicesOf(ana)).length]).toEqual([[{ state: 'FAILED', reason: 'GAVE_UP' }], 1]);
  });

  it('that is delivered again is pushed no second time, and each device of a person has its own', async () => {
    const ana = await aListener();
    const second = aPushedDevice();
    const principal = { ...ana.principal, sessionId: randomUUID() } as Principal;
    knownSession({ ...ana, principal });
    await register(principal, { endpoint: service.endpointOf(`${ana.name}-2`), ...second.keys });
    await tell(ana);

    expect(await ended(ana, 2)).toEqual([{ state: 'MADE', reason: null }, { state: 'MADE', reason: null }]);
    expect([service.received(ana.name).length, service.received(`${ana.name}-2`).map((message) => second.read(message)['topic'])]).toEqual([1, ['ORGANIZATION_REGISTRATION']]);
  });
});

interface Told {
  readonly emailFrequency: string;
  readonly isPushed?: boolean;
}
const choose = async ({ principal }: Pick<Addressee, 'principal'>, topic: string, told: Told) => {
  const mutation = 'mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) { preferences { topic emailFrequency isPushed } } }';
  const { data } = await messaging.ask<{ updateNotificationPreferences: { preferences: readonly (Told & { topic: string })[] } }>(principal, mutation, { input: { preferences: [{ topic, ...told }] } });
  return data.updateNotificationPreferences.preferences.find((preference) => preference.topic === topic)?.isPushed;
};

describe('what somebody chose', () => {
  it.each<[string, readonly Told[], boolean]>([
    ['mails at once', [{ emailFrequency: 'INSTANT' }], true],
    ['a digest', [{ emailFrequency: 'WEEKLY' }], false],
    ['a digest, and devices', [{ emailFrequency: 'DAILY', isPushed: true }], true],
    ['devices, and later a digest', [{ emailFrequency: 'INSTANT', isPushed: true }, { emailFrequency: 'WEEKLY' }], true],
    ['no mails', [{ emailFrequency: 'NONE' }], false],
    ['mails at once, and no devices', [{ emailFrequency: 'INSTANT', isPushed: false }], false],
  ])('holds for devices: %s', async (_what, choices, isPushed) => {
    const ana = await aListener();
    let shown: boolean | undefined;
    for (const told of choices) shown = await choose(ana, 'ORGANIZATION_REGISTRATION', told);
    await tell(ana);

    expect(shown).toBe(isPushed);
    expect(await (isPushed ? ended(ana) : endsOf(ana))).toEqual(isPushed ? [{ state: 'MADE', reason: null }] : []);
  });

  it.each<[string, Partial<Told>, Told | null, boolean]>([
    ['nothing', {}, null, true],
    ['no devices for the follow', { isPushed: false }, null, false],
    ['a digest for the follow', { emailFrequency: 'DAILY' }, null, false],
    ['a digest for the topic', {}, { emailFrequency: 'WEEKLY' }, false],
    ['a digest for the topic, devices for the follow', { isPushed: true }, { emailFrequency: 'WEEKLY' }, true],
    ['a digest for the topic, mails at once for the follow', { emailFrequency: 'INSTANT' }, { emailFrequency: 'WEEKLY' }, true],
    ['no devices for the topic, devices for the follow', { isPushed: true }, { emailFrequency: 'INSTANT', isPushed: false }, false],
  ])('holds for what he follows: %s', async (_what, follow, topic, isPushed) => {
    const paul = await aListener();
    const institutionId = await anInstitution(messaging);
    await following(messaging, paul.principal, { institutionId, ...follow });
    if (topic !== null) await choose(paul, 'FOLLOWS', topic);
    await published(messaging, aPublication(randomUUID(), { institutionId }));

    expect(await (isPushed ? ended(paul) : endsOf(paul))).toEqual(isPushed ? [{ state: 'MADE', reason: null }] : []);
  });

  it('holds while a push waits: who refuses devices meanwhile gets nothing there', async () => {
    const ana = await aListener();
    service.answers(503);
    await tell(ana);
    await waitFor(() => service.received(ana.name).length > 0, { describe: 'a try' });
    await choose(ana, 'ORGANIZATION_REGISTRATION', { emailFrequency: 'INSTANT', isPushed: false });
    service.answers(201);
    const tries = service.received(ana.name).length;

    expect(await ended(ana)).toEqual([{ state: 'DROPPED', reason: 'UNSUBSCRIBED' }]);
    expect(service.received(ana.name).length).toBeLessThanOrEqual(tries + 1);
  });
});

describe('a push service that does not answer', () => {
  it('keeps one worker at most of those that push, and no mail waiting', async () => {
    const held = service.holdBack();
    const hog = await aListener();
    for (let count = 0; count < 6; count += 1) await tell(hog);
    await waitFor(() => held.waiting() > 0, { describe: 'a push that waits' });
    const mail = anAddressee(mailing);
    await tell(mail);
    await waitFor(async () => (await messaging.sql(`SELECT 1 FROM effect_ledger WHERE kind = 'mail' AND state = 'MADE' AND payload -> 'recipient' ->> 'ref' = $1`, [mail.userId])).length > 0, { describe: 'the mail' });

    expect(held.waiting()).toBe(1);
    held.release();
    expect((await ended(hog, 6)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'MADE'));
  });
});

describe('a device that was logged out', () => {
  it.each([sessionEnded, accessTokensRevoked])('gets nothing from then on: $name', async (contract) => {
    const ana = await aListener();
    const sessionId = sessionOf(ana.principal);
    await messaging.publish(anEvent(contract as typeof sessionEnded, sessionId, { ...contract.example, sessionId } as never));
    await waitFor(async () => (await devicesOf(ana)).length === 0, { describe: 'the device to be forgotten' });
    await tell(ana);

    expect([await endsOf(ana), service.received(ana.name)]).toEqual([[], []]);
  });

  it('gets nothing either when messaging has not heard of it: identity is asked at sending', async () => {
    const ana = await aListener();
    mailing.people.people.delete(`session:${sessionOf(ana.principal)}`);
    await tell(ana);

    expect(await ended(ana)).toEqual([{ state: 'DROPPED', reason: 'SESSION_ENDED' }]);
    expect([await devicesOf(ana), service.received(ana.name)]).toEqual([[], []]);
  });

  it('is forgotten with its person', async () => {
    const ana = await aListener();
    const erased = anEvent(userErased, ana.userId, { userId: ana.userId });
    await messaging.publish(erased);
    await messaging.handled(erased);

    expect(await devicesOf(ana)).toEqual([]);
  });
});

describe('a device', () => {
  it('is one of a session, and an endpoint one of a device: the last registration counts', async () => {
    const [ana, dan] = [await aListener(), await aListener()];
    const again = await register(ana.principal, { ...ana.input, endpoint: service.endpointOf('again') });
    const taken = await register(dan.principal, { ...dan.input, endpoint: service.endpointOf('again'), idempotencyKey: 'key' });
    const replay = await register(dan.principal, { ...dan.input, endpoint: service.endpointOf('again'), idempotencyKey: 'key' });

    expect([again.device, taken]).toEqual([{ id: expect.any(String), isThisDevice: true }, replay]);
    expect([await devicesOf(ana), await devicesOf(dan)]).toEqual([[], [{ id: taken.device!.id }]]);
    const trail = await messaging.sql("SELECT changes FROM audit_entry WHERE subject_type = 'push_device'");
    expect([JSON.stringify(trail).includes(service.host), JSON.stringify(trail).includes(ana.input.auth), trail.length > 3]).toEqual([false, false, true]);
  });

  it('is removed by its person alone, and is nobody else\'s to know of', async () => {
    const [ana, dan] = [await aListener(), aUser()];
    const remove = async (who: Principal) => (await messaging.ask<Payload>(who, 'mutation ($input: RemovePushDeviceInput!) { removePushDevice(input: $input) { deviceId userErrors { code field } } }', { input: { deviceId: ana.deviceId } })).data['removePushDevice'];
    const seen = async (who: Principal) =>
      (await messaging.ask<{ _entities: [{ pushDevices: unknown }] }>(who, `{ _entities(representations: [{ __typename: "User", id: "${ana.userId}" }]) { ... on User { pushDevices { id isThisDevice } } } }`)).data._entities[0].pushDevices;

    expect([await seen(ana.principal), await seen(dan)]).toEqual([[{ id: ana.deviceId, isThisDevice: true }], null]);
    expect(await remove(dan)).toEqual({ deviceId: null, userErrors: [{ code: 'NOT_FOUND', field: ['deviceId'] }] });
    expect(await remove(ana.principal)).toEqual({ deviceId: ana.deviceId, userErrors: [] });
    expect(await seen(ana.principal)).toEqual([]);
  });

  it('is one of twenty: another one takes the place of the oldest', async () => {
    const ana = aUser();
    await messaging.sql(
      `INSERT INTO push_device (id, user_id, session_id, endpoint, p256dh, auth, created_at)
       SELECT gen_random_uuid(), $1::uuid, gen_random_uuid(), 'https://example.org/' || $1::uuid || n, '', '', now() - make_interval(days => n) FROM generate_series(1, 20) n`,
      [idOf(ana)],
    );
    await register(ana, { endpoint: service.endpointOf(randomUUID()), ...aPushedDevice().keys });
    const [counted] = await messaging.sql<{ count: number; oldest: number }>("SELECT count(*)::int AS count, extract(day FROM now() - min(created_at))::int AS oldest FROM push_device WHERE user_id = $1", [idOf(ana)]);

    expect(counted).toEqual({ count: 20, oldest: 19 });
  });

  it.each([
    ['an address inside the network', { endpoint: 'https://169.254.169.254/latest' }, 'endpoint'],
    ['a name that means this machine', { endpoint: 'https://localhost/' }, 'endpoint'],
    ['an address without TLS', { endpoint: 'http://example.org/' }, 'endpoint'],
    ['no address', { endpoint: 'x' }, 'endpoint'],
    ['a key that is none', { p256dh: 'x' }, 'p256dh'],
    ['a key that is no point of the curve', { p256dh: `B${'A'.repeat(86)}` }, 'p256dh'],
    ['a secret that is none', { auth: 'x' }, 'auth'],
  ])('is refused with %s', async (_what, changes, field) => {
    const input = { endpoint: service.endpointOf(randomUUID()), ...aPushedDevice().keys, ...changes };
    expect((await register(aUser(), input)).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: [field] }]);
  });
});
