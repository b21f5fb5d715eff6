import { randomUUID } from 'node:crypto';
import { aPushedDevice, openPushService, readRows, startTestStack, waitFor, type PushService, type TestStack } from '@conect/testing';
import { anApproved, noticesOf, operationNamed, signIn, signUp, signUpOfficer, type Person } from './people';

jest.setTimeout(180_000);

let service: PushService;
let stack: TestStack;
let ana: Person;
let victor: Person;

beforeAll(async () => {
  service = await openPushService();
  stack = await startTestStack({ OUTGOING_ALLOWED_HOSTS: service.host });
  [ana, victor] = await Promise.all([signUp(stack, 'Ana'), signUpOfficer(stack, 'Victor')]);
});
afterAll(async () => {
  await stack?.stop();
  await service?.close();
});

/** A browser that the person's session registers, and what it has shown so far. */
async function aBrowserOf(person: Person) {
  const [name, device] = [randomUUID(), aPushedDevice()];
  const payload = await person.change(operationNamed('register-push-device'), { endpoint: service.endpointOf(name), ...device.keys });
  expect(payload).toEqual({ device: { id: expect.any(String), registeredAt: expect.any(String), isThisDevice: true }, userErrors: [] });
  return { shown: () => service.received(name).map((message) => device.read(message)['notificationId']) };
}
const newestOf = async (person: Person): Promise<string | undefined> => (await noticesOf(person))[0]?.id;
const sessionOf = ({ token }: Person): string => (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { sid: string }).sid;

/** Something happens to a person, who sees it in the graph; answers which notice it is. */
async function somethingHappensTo(person: Person): Promise<string> {
  const before = await newestOf(person);
  await anApproved(person, victor);
  return waitFor(async () => {
    const newest = await newestOf(person);
    return newest === before ? null : (newest ?? null);
  }, { describe: 'the notice in the graph' });
}

describe('J13.5: a device', () => {
  it.each<[string, (session: Person, other: Person) => Promise<unknown>]>([
    ['signs out', (session) => session.change(operationNamed('sign-out'), {})],
    ['is ended from another one', (session, other) => other.change(operationNamed('end-session'), { sessionId: sessionOf(session) })],
  ])('shows notices until its session %s, and nothing after that, while another device goes on', async (_what, end) => {
    const [session, other] = [await signIn(stack, ana.name, ana.email), await signIn(stack, ana.name, ana.email)];
    const [browser, phone] = [await aBrowserOf(session), await aBrowserOf(other)];
    const first = await somethingHappensTo(other);
    await waitFor(() => browser.shown().length > 0 && phone.shown().length > 0, { describe: 'both to show the notice' });

    await end(session, other);
    const second = await somethingHappensTo(other);
    await waitFor(() => phone.shown().length > 1, { describe: 'the phone to show the next one' });
    const waiting = () => readRows(stack.databases.messaging.appUrl, "SELECT 1 FROM effect_ledger WHERE kind = 'push' AND state = 'DUE'");
    await waitFor(async () => (await waiting()).length === 0, { describe: 'no push to wait' });

    expect([browser.shown(), phone.shown()]).toEqual([[first], [first, second]]);
    const { data } = await other.ask(operationNamed('my-push-devices'));
    expect((data as unknown as { me: { pushDevices: readonly { isThisDevice: boolean }[] } }).me.pushDevices.filter(({ isThisDevice }) => isThisDevice)).toHaveLength(1);
  });
});
