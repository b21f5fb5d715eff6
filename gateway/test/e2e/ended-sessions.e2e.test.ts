import type { Principal } from '@conect/auth';
import { askGraph, startTestStack, waitFor, type GraphAnswer, type TestStack } from '@conect/testing';
import { askDirectly, principalOf } from './directly';
import { signUp, type Person } from './people';

jest.setTimeout(180_000);

let stack: TestStack;
let ana: Person;

beforeAll(async () => {
  stack = await startTestStack();
  ana = await signUp(stack, 'Ana');
});
afterAll(() => stack.stop());

const password = 'o parolă lungă și bună';
const signInMutation = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }';
const signIn = (typed: string, headers: Record<string, string> = {}): Promise<GraphAnswer> =>
  askGraph(stack.graphqlUrl, signInMutation, { input: { email: ana.email, password: typed } }, { headers });
const aToken = async (): Promise<string> => ((await signIn(password)).data as unknown as { signIn: { accessToken: string } }).signIn.accessToken;
const me = (token: string): Promise<GraphAnswer> => askGraph(stack.graphqlUrl, '{ me { id } }', {}, { token });
const codeOf = ({ errors }: GraphAnswer): unknown => errors[0]?.extensions?.['code'];

const askAs = (service: 'identity' | 'registry', principal: Principal): Promise<GraphAnswer> => askDirectly(stack, service, { principal, query: '{ __typename }' });

describe('the access tokens of an ended session', () => {
  it('are refused by the gateway and by every service, though their time is not over; those of a later one are not', async () => {
    const [one, other] = [await aToken(), await aToken()];
    expect((await me(other)).data).toEqual({ me: { id: ana.userId } });

    await askGraph(stack.graphqlUrl, 'mutation { signOutEverywhere(input: {}) { signedOut } }', {}, { token: one });

    for (const token of [one, other]) {
      await waitFor(async () => codeOf(await me(token)) === 'UNAUTHENTICATED', { describe: 'the gateway to refuse the token' });
      for (const service of ['identity', 'registry'] as const) {
        const refused = async () => codeOf(await askAs(service, principalOf(token))) === 'UNAUTHENTICATED';
        await waitFor(refused, { describe: `${service} to refuse the principal` });
      }
    }
    const later = await aToken();
    expect((await me(later)).data).toEqual({ me: { id: ana.userId } });
    expect((await askAs('registry', principalOf(later))).data).toEqual({ __typename: 'Query' });
  });

  it('are refused by a gateway that started after the session ended', async () => {
    const token = await aToken();
    await askGraph(stack.graphqlUrl, 'mutation { signOut(input: {}) { signedOut } }', {}, { token });
    await waitFor(async () => codeOf(await me(token)) === 'UNAUTHENTICATED', { describe: 'the gateway to refuse the token' });

    await stack.kill('gateway');
    await stack.restart('gateway');

    await waitFor(async () => codeOf(await me(token)) === 'UNAUTHENTICATED', { describe: 'the new gateway to refuse the token' });
  });
});

describe('an account that SGG closes', () => {
  it('is refused by the gateway and by every service with the tokens it has, and gets no others', async () => {
    const [victor, dan] = await Promise.all([signUp(stack, 'Victor'), signUp(stack, 'Dan')]);
    await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
    const danSignsIn = async () =>
      (await askGraph(stack.graphqlUrl, signInMutation, { input: { email: dan.email, password } })).data as unknown as { signIn: { accessToken: string; userErrors: { code: string }[] } };
    const { accessToken: token } = (await danSignsIn()).signIn;

    const closing = 'mutation ($input: DisableAccountInput!) { disableAccount(input: $input) { user { disabledReason } userErrors { code } } }';
    expect(await victor.change(closing, { userId: dan.userId, reason: 'Cont preluat' })).toEqual({ user: { disabledReason: 'Cont preluat' }, userErrors: [] });

    await waitFor(async () => codeOf(await me(token)) === 'UNAUTHENTICATED', { describe: 'the gateway to refuse the token' });
    for (const service of ['identity', 'registry'] as const) {
      await waitFor(async () => codeOf(await askAs(service, principalOf(token))) === 'UNAUTHENTICATED', { describe: `${service} to refuse the principal` });
    }
    expect((await danSignsIn()).signIn).toEqual({ accessToken: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
  });
});

describe('the client\'s address', () => {
  it('is the one of the connection, whatever the client says', async () => {
    const answers: GraphAnswer[] = [];
    for (let guess = 1; guess <= 11; guess += 1) {
      const forged = `203.0.113.${guess}`;
      answers.push(await signIn(`guess ${guess}`, { 'x-forwarded-for': forged, 'x-real-ip': forged, forwarded: `for=${forged}` }));
    }

    expect(answers.slice(0, 10).map(codeOf)).toEqual(Array.from({ length: 10 }, () => undefined));
    expect(answers[10]!.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } }]);
  });
});
