import { anonymous, principalHeader, signForwardedPrincipal } from '@conect/auth';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aRegistration, aSession, codesOf, lastResetTokenFor, mutate, mutationOf, password } from './operations';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

type Answer = Awaited<ReturnType<TestIdentity['post']>>;

/** One request as the gateway makes it for a client at this address. */
const from = (clientAddress: string, query: string, variables: object = {}): Promise<Answer> => {
  const signed = signForwardedPrincipal(anonymous, { subgraph: 'identity', secret: identity.principalSecret, now: new Date(), clientAddress });
  return identity.post({ query, variables }, { [principalHeader]: signed, 'accept-language': 'en' });
};
const signInFrom = (clientAddress: string, email: string, typed: string) =>
  from(clientAddress, mutationOf('signIn'), { input: { email, password: typed } });
const outcomeOf = ({ data, errors }: Answer): string =>
  (errors?.[0]?.extensions['code'] as string | undefined) ?? codesOf((data as { signIn: Parameters<typeof codesOf>[0] }).signIn)[0] ?? 'SIGNED_IN';

describe('wrong passwords', () => {
  it('are checked ten times for a hundred aliases of one document, and the client is told when to come back', async () => {
    const email = 'alias@exemplu.ro';
    await aConfirmedUser(identity, email);
    const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: signIn(input: { email: "${email}", password: "guess number ${index}" }) { userErrors { code } }`);

    const { data, errors } = await from('203.0.113.1', `mutation { ${aliases.join('\n')} }`);

    const answered = Object.values(data as Record<string, { userErrors: { code: string }[] } | null>).filter((payload) => payload !== null);
    expect(answered.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 10 }, () => 'INVALID_CREDENTIALS'));
    expect(errors).toHaveLength(90);
    for (const { extensions } of errors!) {
      expect(extensions['code']).toBe('RATE_LIMITED');
      expect(extensions['retryAfterSeconds']).toBeGreaterThan(3_500);
      expect(extensions['retryAfterSeconds']).toBeLessThanOrEqual(3_600);
    }
    expect(outcomeOf(await signInFrom('203.0.113.1', email, password))).toBe('RATE_LIMITED');
  });

  it('are checked ten times for many requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => signInFrom('203.0.113.2', 'at-once@exemplu.ro', `guess ${index}`)));

    expect(answers.map(outcomeOf).filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(10);
  });

  it('stop one address and leave the owner in from another', async () => {
    const email = 'owner@exemplu.ro';
    await aConfirmedUser(identity, email);
    for (let guess = 1; guess <= 11; guess += 1) await signInFrom('203.0.113.3', email, `guess ${guess}`);

    expect(outcomeOf(await signInFrom('203.0.113.3', email, password))).toBe('RATE_LIMITED');
    expect(outcomeOf(await signInFrom('198.51.100.7', email, password))).toBe('SIGNED_IN');
  });

  it('are forgotten once the right one is typed', async () => {
    const email = 'typo@exemplu.ro';
    await aConfirmedUser(identity, email);
    for (let round = 1; round <= 3; round += 1) {
      for (let guess = 1; guess <= 9; guess += 1) expect(outcomeOf(await signInFrom('203.0.113.4', email, `guess ${guess}`))).toBe('INVALID_CREDENTIALS');
      expect(outcomeOf(await signInFrom('203.0.113.4', email, password))).toBe('SIGNED_IN');
    }
  });

  it('stop at 50 a day for one account wherever they come from, known or not, until a new password comes by mail', async () => {
    const email = 'target@exemplu.ro';
    const userId = await aConfirmedUser(identity, email);
    const guessAt = async (address: string) => {
      const outcomes: string[] = [];
      for (let guess = 0; guess < 51; guess += 1) outcomes.push(outcomeOf(await signInFrom(`203.0.113.${100 + guess}`, address, 'a guess')));
      return outcomes;
    };
    const known = await guessAt(email);

    expect(known.slice(49)).toEqual(['INVALID_CREDENTIALS', 'RATE_LIMITED']);
    expect(await guessAt('nobody@exemplu.ro')).toEqual(known);
    await mutate(identity, 'requestPasswordReset', { email });
    await mutate(identity, 'resetPassword', { token: await lastResetTokenFor(identity, userId), newPassword: 'vapor-sare-clopot' });
    expect(outcomeOf(await signInFrom('198.51.100.9', email, 'vapor-sare-clopot'))).toBe('SIGNED_IN');
  });

  it('stop at 100 a day from one address, whatever the accounts', async () => {
    const outcomes: string[] = [];
    for (let guess = 0; guess < 101; guess += 1) outcomes.push(outcomeOf(await signInFrom('203.0.113.5', `user${guess}@exemplu.ro`, 'a guess')));

    expect(outcomes.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(100);
    expect(outcomes.at(-1)).toBe('RATE_LIMITED');
  });

  it('count too where a signed-in person must type the present one', async () => {
    const email = 'signed-in@exemplu.ro';
    await aConfirmedUser(identity, email);
    const { principal } = await aSession(identity, email);
    const wrong = { currentPassword: 'a wrong guess', newPassword: 'vapor-sare-clopot' };
    for (let guess = 1; guess <= 5; guess += 1) {
      expect(codesOf(await mutate(identity, 'changePassword', wrong, principal))).toEqual(['INVALID_CREDENTIALS']);
      expect(codesOf(await mutate(identity, 'updateProfile', { email: 'x@exemplu.ro', currentPassword: 'a wrong guess' }, principal))).toEqual(['INVALID_CREDENTIALS']);
    }

    const { errors } = await identity.ask(principal, mutationOf('changePassword'), { input: { ...wrong, currentPassword: password } });

    expect(errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
  });
});

describe('mails', () => {
  it('go ten times an hour to one mailbox, whoever asks and whether or not it has an account', async () => {
    const ask = async (address: string, index: number) =>
      (await from(`203.0.113.${index}`, mutationOf('requestPasswordReset'), { input: { email: address } })).errors?.[0]?.extensions['code'];
    await aConfirmedUser(identity, 'mailbox@exemplu.ro');
    await identity.sql('DELETE FROM throttle');

    for (const address of ['mailbox@exemplu.ro', 'nobody@exemplu.ro']) {
      for (let index = 1; index <= 10; index += 1) expect(await ask(address, index)).toBeUndefined();
      expect(await ask(address, 11)).toBe('RATE_LIMITED');
      const register = await from('203.0.113.12', mutationOf('registerUser'), { input: aRegistration({ email: address }) });
      expect(register.errors?.[0]?.extensions['code']).toBe('RATE_LIMITED');
    }
  });
});

describe('the counts', () => {
  it('hold neither an address nor an account in clear', async () => {
    await signInFrom('203.0.113.6', 'private@exemplu.ro', 'a guess');

    const rows = await identity.sql<{ key: string }>('SELECT key FROM throttle');

    expect(rows.map(({ key }) => key.split(':')[0]).sort()).toEqual(['guess-account', 'guess-account-at-address', 'guess-address']);
    expect(rows.filter(({ key }) => /private|203\.0/.test(key))).toEqual([]);
  });
});
