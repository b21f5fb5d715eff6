import { anonymous } from '@conect/auth';
import { createSoftwareAuthenticator, inMemory } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { aConfirmedUser, aSession, codesOf, mutate, mutationOf, password, tableCounts } from './operations';
import { answerRegistration, answerSignIn, aPasskeyOwner, finishCodes, origin, registerPasskey } from './passkeys';

let identity: TestIdentity;
const otherOrigin = 'https://app.conect.test';

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_PASSKEY_RP_ID: 'conect.test', IDENTITY_PASSKEY_ORIGINS: `${origin},${otherOrigin}` });
});
afterAll(() => identity.stop());
beforeEach(() => identity.sql('DELETE FROM throttle'));

let count = 0;
const anAddress = (): string => `persoana${(count += 1)}@exemplu.ro`;
async function somebody() {
  const email = anAddress();
  await aConfirmedUser(identity, email);
  return (await aSession(identity, email)).principal;
}
const expire = () => identity.sql("UPDATE passkey_ceremony SET expires_at = now() - interval '1 second'");

type Answer = Record<string, unknown> & { response: Record<string, string> };
/** Changes what an authenticator answered. */
function tampered(credential: string, change: (answer: Answer) => void): string {
  const answer = JSON.parse(credential) as Answer;
  change(answer);
  return JSON.stringify(answer);
}
/** Changes one byte in the middle of a field. */
const flip = (field: string) => (answer: Answer) => {
  const bytes = Buffer.from(answer.response[field]!, 'base64url');
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  answer.response[field] = bytes.toString('base64url');
};
const cut = (field: string) => (answer: Answer) => {
  answer.response[field] = answer.response[field]!.slice(0, -20);
};
const withClientData = (changes: object) => (answer: Answer) => {
  const clientData = JSON.parse(Buffer.from(answer.response['clientDataJSON']!, 'base64url').toString()) as object;
  answer.response['clientDataJSON'] = Buffer.from(JSON.stringify({ ...clientData, ...changes })).toString('base64url');
};
const changedOptions = (options: string, changes: object): string => JSON.stringify({ ...(JSON.parse(options) as object), ...changes });
const malformed = ['', 'null', '{', '{}', '[]', 'x'.repeat(20_000)];

describe('a registration is refused', () => {
  const finish = (principal: Parameters<typeof registerPasskey>[1], input: object) => mutate(identity, 'finishPasskeyRegistration', { name: 'Cheie', ...input }, principal);

  it('after five minutes, the second time, and to anybody else', async () => {
    const principal = await somebody();
    const { registration, credential } = await answerRegistration(identity, principal, createSoftwareAuthenticator());

    expect(codesOf(await finish(await somebody(), { registration, credential }))).toEqual(['TOKEN_INVALID']);
    expect(codesOf(await finish(principal, { registration, credential }))).toEqual([]);
    expect(codesOf(await finish(principal, { registration, credential }))).toEqual(['TOKEN_USED']);

    const other = await somebody();
    const late = await answerRegistration(identity, other, createSoftwareAuthenticator());
    await expire();
    expect(codesOf(await finish(other, { registration: late.registration, credential: late.credential }))).toEqual(['TOKEN_EXPIRED']);
  });

  it('once of many at the same time', async () => {
    const principal = await somebody();
    const { registration, credential } = await answerRegistration(identity, principal, createSoftwareAuthenticator());

    const answers = await Promise.all([1, 2, 3].map(() => finish(principal, { registration, credential })));

    expect(answers.flatMap(codesOf)).toEqual(['TOKEN_USED', 'TOKEN_USED']);
  });

  it.each(['', 'x', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4'])('when it is %j', async (registration) => {
    expect(codesOf(await finish(await somebody(), { registration, credential: '{}' }))).toEqual(['TOKEN_INVALID']);
  });

  it('when it was begun as a sign-in', async () => {
    const { signIn, userErrors } = await mutate(identity, 'startPasskeySignIn', {});

    expect(userErrors).toEqual([]);
    expect(codesOf(await finish(await somebody(), { registration: signIn, credential: '{}' }))).toEqual(['TOKEN_INVALID']);
  });

  it('from another origin, for another RP id, without user verification, and leaves no trace', async () => {
    const principal = await somebody();
    const { registration, options } = await mutate(identity, 'startPasskeyRegistration', { currentPassword: password }, principal);
    const before = await tableCounts(identity);
    const elsewhere = createSoftwareAuthenticator().create('https://evil.conect.test', options);
    const anotherSite = createSoftwareAuthenticator().create(otherOrigin, changedOptions(options, { rp: { name: 'CONECT', id: 'app.conect.test' } }));
    const unlocked = createSoftwareAuthenticator(inMemory(), { verifiesUser: false }).create(origin, options);

    for (const credential of [elsewhere, anotherSite, unlocked]) expect(codesOf(await finish(principal, { registration, credential }))).toEqual(['PASSKEY_INVALID']);
    expect(await tableCounts(identity)).toEqual(before);
    expect(codesOf(await finish(principal, { registration, credential: createSoftwareAuthenticator().create(otherOrigin, options) }))).toEqual([]);
  });

  it('for another challenge, of another kind, or when the answer is none', async () => {
    const principal = await somebody();
    const authenticator = createSoftwareAuthenticator();
    const { registration, credential, options } = await answerRegistration(identity, principal, authenticator);
    const otherChallenge = createSoftwareAuthenticator().create(origin, changedOptions(options, { challenge: Buffer.alloc(32).toString('base64url') }));
    const wrongs = [otherChallenge, tampered(credential, withClientData({ type: 'webauthn.get' })), tampered(credential, cut('attestationObject')), ...malformed];

    for (const wrong of wrongs) {
      await identity.sql('DELETE FROM throttle');
      expect(codesOf(await finish(principal, { registration, credential: wrong }))).toEqual(['PASSKEY_INVALID']);
    }
    expect(codesOf(await finish(principal, { registration, credential, name: 'două\nrânduri' }))).toEqual(['BAD_USER_INPUT']);
    expect(codesOf(await finish(principal, { registration, credential }))).toEqual([]);
  });

  it('for a passkey that somebody has', async () => {
    const keeper = inMemory();
    await registerPasskey(identity, await somebody(), createSoftwareAuthenticator(keeper));
    const other = await somebody();
    const { registration, options } = await mutate(identity, 'startPasskeyRegistration', { currentPassword: password }, other);
    const credential = createSoftwareAuthenticator(inMemory()).create(origin, options);
    const [{ credential_id: taken }] = (await identity.sql<{ credential_id: Buffer }>('SELECT credential_id FROM passkey ORDER BY id DESC LIMIT 1')) as [{ credential_id: Buffer }];
    const own = Buffer.from((JSON.parse(credential) as { id: string }).id, 'base64url');
    const copy = tampered(credential, (answer) => {
      const attested = Buffer.from(answer.response['attestationObject']!, 'base64url');
      taken.copy(attested, attested.indexOf(own));
      answer.response['attestationObject'] = attested.toString('base64url');
      answer['id'] = answer['rawId'] = taken.toString('base64url');
    });

    expect(codesOf(await finish(other, { registration, credential: copy }))).toEqual(['PASSKEY_EXISTS']);
  });

  it('without the present password or without anybody signed in', async () => {
    const principal = await somebody();

    expect(codesOf(await mutate(identity, 'startPasskeyRegistration', { currentPassword: 'castel-nor-usa' }, principal))).toEqual(['INVALID_CREDENTIALS']);
    expect(codesOf(await mutate(identity, 'startPasskeyRegistration', { currentPassword: '\0' }, principal))).toEqual(['BAD_USER_INPUT']);
    for (const operation of ['startPasskeyRegistration', 'finishPasskeyRegistration'] as const) {
      const input = operation === 'startPasskeyRegistration' ? { currentPassword: password } : { registration: 'x', credential: 'x', name: 'x' };
      expect((await identity.ask(anonymous, mutationOf(operation), { input })).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    }
  });
});

describe('a sign-in is refused', () => {
  it('after five minutes and the second time', async () => {
    const { authenticator } = await aPasskeyOwner(identity, anAddress());
    const used = await answerSignIn(identity, authenticator);
    const late = await answerSignIn(identity, authenticator);

    expect(await finishCodes(identity, used)).toEqual([]);
    expect(await finishCodes(identity, used)).toEqual(['TOKEN_USED']);
    await expire();
    expect(await finishCodes(identity, late)).toEqual(['TOKEN_EXPIRED']);
  });

  it('from another origin or without user verification', async () => {
    const keeper = inMemory();
    await registerPasskey(identity, await somebody(), createSoftwareAuthenticator(keeper));
    const { signIn, options } = await mutate(identity, 'startPasskeySignIn', {});

    expect(await finishCodes(identity, { signIn, credential: createSoftwareAuthenticator(keeper).get('https://evil.conect.test', options) })).toEqual(['PASSKEY_INVALID']);
    expect(await finishCodes(identity, { signIn, credential: createSoftwareAuthenticator(keeper, { verifiesUser: false }).get(origin, options) })).toEqual(['PASSKEY_INVALID']);
    expect(await finishCodes(identity, { signIn, credential: createSoftwareAuthenticator(keeper).get(otherOrigin, options) })).toEqual([]);
  });

  it('for another RP id, with the very key of the passkey', async () => {
    const keeper = inMemory();
    await registerPasskey(identity, await somebody(), createSoftwareAuthenticator(keeper));
    const { signIn, options } = await mutate(identity, 'startPasskeySignIn', {});
    const moved = Object.fromEntries(Object.entries(keeper.load()).map(([id, kept]) => [id, kept.replace('"rpId": "conect.test"', '"rpId": "app.conect.test"')]));
    expect(moved).not.toEqual(keeper.load());
    const anotherSite = createSoftwareAuthenticator({ load: () => moved, keep: () => {} });

    const credential = anotherSite.get(otherOrigin, changedOptions(options, { rpId: 'app.conect.test' }));

    expect(await finishCodes(identity, { signIn, credential })).toEqual(['PASSKEY_INVALID']);
  });

  it('with a tampered answer, for another challenge, or with none', async () => {
    const { authenticator } = await aPasskeyOwner(identity, anAddress());
    const { signIn, credential } = await answerSignIn(identity, authenticator);
    const other = await answerSignIn(identity, authenticator);
    const changes = [flip('signature'), flip('authenticatorData'), withClientData({ crossOrigin: true }), withClientData({ type: 'webauthn.create' })];
    const wrongs = [...changes.map((change) => tampered(credential, change)), other.credential, ...malformed];

    for (const wrong of wrongs) {
      await identity.sql('DELETE FROM throttle');
      expect(await finishCodes(identity, { signIn, credential: wrong })).toEqual(['PASSKEY_INVALID']);
    }
  });

  it('when the counter of the passkey did not rise, not when it never counted', async () => {
    const keeper = inMemory();
    await registerPasskey(identity, await somebody(), createSoftwareAuthenticator(keeper));
    const copied = keeper.load();
    expect(await finishCodes(identity, await answerSignIn(identity, createSoftwareAuthenticator(keeper)))).toEqual([]);
    const copy = createSoftwareAuthenticator({ load: () => copied, keep: () => {} });

    expect(await finishCodes(identity, await answerSignIn(identity, copy))).toEqual(['PASSKEY_COUNTER']);
    expect(await finishCodes(identity, await answerSignIn(identity, createSoftwareAuthenticator(keeper)))).toEqual([]);

    const uncounted = createSoftwareAuthenticator(inMemory(), { counterStep: 0 });
    await registerPasskey(identity, await somebody(), uncounted);
    for (let use = 1; use <= 2; use += 1) expect(await finishCodes(identity, await answerSignIn(identity, uncounted))).toEqual([]);
  });

  it('with a passkey that is not known here', async () => {
    const { authenticator, passkey } = await aPasskeyOwner(identity, anAddress());
    const answer = await answerSignIn(identity, authenticator);
    await identity.sql('DELETE FROM passkey WHERE id = $1', [passkey.id]);

    expect(await finishCodes(identity, answer)).toEqual(['PASSKEY_UNKNOWN']);
  });

  it("when the password was another person's", async () => {
    const [ana, dan] = [anAddress(), anAddress()];
    await aPasskeyOwner(identity, ana);
    const stolen = await aPasskeyOwner(identity, dan);
    const { challenge } = await mutate(identity, 'signIn', { email: ana, password });
    const { signIn, options } = await mutate(identity, 'startPasskeySignIn', { challenge: challenge!.token });
    const credential = stolen.authenticator.get(origin, changedOptions(options, { allowCredentials: [] }));

    expect(await finishCodes(identity, { signIn, credential })).toEqual(['PASSKEY_INVALID']);
  });

  it('when the challenge of the password is over, used meanwhile, or none of ours', async () => {
    const email = anAddress();
    const { authenticator, recoveryCodes } = await aPasskeyOwner(identity, email);
    const challenge = (await mutate(identity, 'signIn', { email, password })).challenge!.token;
    const begun = await answerSignIn(identity, authenticator, challenge);
    expect(codesOf(await mutate(identity, 'finishSecondFactor', { challenge, code: recoveryCodes![0]! }))).toEqual([]);

    expect(await finishCodes(identity, begun)).toEqual(['TOKEN_USED']);
    const late = (await mutate(identity, 'signIn', { email, password })).challenge!.token;
    await identity.sql("UPDATE sign_in_challenge SET expires_at = now() - interval '1 second' WHERE used_at IS NULL");
    expect(codesOf(await mutate(identity, 'startPasskeySignIn', { challenge: late }))).toEqual(['TOKEN_EXPIRED']);
    for (const forged of ['', 'x', 'A'.repeat(43)]) expect(codesOf(await mutate(identity, 'startPasskeySignIn', { challenge: forged }))).toEqual(['TOKEN_INVALID']);
  });

  it.each(['', 'x', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4'])('when it is %j', async (signIn) => {
    expect(await finishCodes(identity, { signIn, credential: '{}' })).toEqual(['TOKEN_INVALID']);
  });

  it('after ten wrong answers, like a code', async () => {
    const { authenticator } = await aPasskeyOwner(identity, anAddress());
    const { signIn, credential } = await answerSignIn(identity, authenticator);
    const input = { signIn, credential: tampered(credential, flip('signature')) };

    const answers = await Promise.all(Array.from({ length: 15 }, () => identity.ask(anonymous, mutationOf('finishPasskeySignIn'), { input })));

    expect(answers.filter(({ errors }) => errors?.[0]?.extensions['code'] === 'RATE_LIMITED')).toHaveLength(5);
  });
});
