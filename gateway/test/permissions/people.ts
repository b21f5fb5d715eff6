import { askGraph, createSoftwareAuthenticator, inMemory, type GraphAnswer, type SoftwareAuthenticator, type TestStack } from '@conect/testing';
import { operationNamed, password, signUp, type Payload } from '../e2e/people';
import type { ActorName } from './actors';

/** The input of a mutation, as a client sends it. */
export type Input = Readonly<Record<string, unknown>>;

/** The page on which passkeys are used. */
export const webUrl = 'https://conect.test';

/** Somebody, or something, that asks. */
export interface Asker {
  readonly token: string | undefined;
  /** Sends one mutation and answers all of it. */
  readonly send: (mutation: string, input: Input, selection?: string) => Promise<GraphAnswer>;
  /** Sends one mutation, which must be accepted; answers its payload. */
  readonly change: (mutation: string, input: Input, selection?: string) => Promise<Payload>;
  readonly ask: (query: string, variables?: Input) => Promise<GraphAnswer>;
}

/** Somebody with an account. */
export interface Human extends Asker {
  readonly email: string;
  readonly userId: string;
}

/** Somebody with a passkey too, signed in by it. */
export interface StrongHuman extends Human {
  readonly authenticator: SoftwareAuthenticator;
  readonly recoveryCodes: readonly string[];
}

/** Whoever stands in a column of the table; without an account `email` and `userId` are empty. */
export interface Actor extends Human {
  readonly name: ActorName;
}

const typeOf = (mutation: string): string => `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;

/** The document of one mutation. */
export const documentOf = (mutation: string, selection = ''): string =>
  `mutation Ask($input: ${typeOf(mutation)}) { ${mutation}(input: $input) { ${selection} userErrors { code message field } } }`;

/** Asks with a token, or as nobody. */
export function askerWith(stack: TestStack, token?: string): Asker {
  const ask: Asker['ask'] = (query, variables = {}) => askGraph(stack.graphqlUrl, query, variables, { token });
  const send: Asker['send'] = (mutation, input, selection) => ask(documentOf(mutation, selection), { input });
  return {
    token,
    ask,
    send,
    async change(mutation, input, selection) {
      const { data, errors } = await send(mutation, input, selection);
      const payload = data?.[mutation] as unknown as Payload | undefined;
      if (payload === undefined || errors.length > 0 || payload.userErrors.length > 0) throw new Error(`${mutation} was refused: ${JSON.stringify({ errors, payload })}`);
      return payload;
    },
  };
}

/** Signs somebody up who has a password alone. */
export async function aHuman(stack: TestStack, name = 'Persoana'): Promise<Human> {
  const { email, userId, token } = await signUp(stack, name);
  return { email, userId, ...askerWith(stack, token) };
}

/** Signs somebody up, gives him a passkey and signs him in by it. */
export async function aStrongHuman(stack: TestStack, name?: string): Promise<StrongHuman> {
  const { email, userId, change } = await aHuman(stack, name);
  // Without a counter, since he signs in many times at once.
  const authenticator = createSoftwareAuthenticator(inMemory(), { counterStep: 0 });
  const recoveryCodes = await addPasskey({ change }, authenticator);
  const token = (await signInByPasskey(stack, authenticator))['accessToken'] as string;
  return { email, userId, authenticator, recoveryCodes, ...askerWith(stack, token) };
}

/** Registers a passkey; answers the recovery codes, which the first one brings. */
export async function addPasskey(human: Pick<Asker, 'change'>, authenticator = createSoftwareAuthenticator()): Promise<readonly string[]> {
  const payload = await human.change('finishPasskeyRegistration', await newPasskey(human, authenticator), 'recoveryCodes');
  return (payload['recoveryCodes'] ?? []) as readonly string[];
}

/** What `finishPasskeyRegistration` needs. */
export async function newPasskey(human: Pick<Asker, 'change'>, authenticator = createSoftwareAuthenticator()): Promise<Input> {
  const { registration, options } = await human.change('startPasskeyRegistration', { currentPassword: password }, 'registration options');
  return { registration, name: 'Cheie', credential: authenticator.create(webUrl, options as string) };
}

/** What `finishPasskeySignIn` needs. */
export async function newPasskeySignIn(stack: TestStack, authenticator: SoftwareAuthenticator): Promise<Input> {
  const { signIn, options } = await askerWith(stack).change('startPasskeySignIn', {}, 'signIn options');
  return { signIn, credential: authenticator.get(webUrl, options as string) };
}

/** Signs in by a passkey alone. */
export const signInByPasskey = async (stack: TestStack, authenticator: SoftwareAuthenticator): Promise<Payload> =>
  askerWith(stack).change('finishPasskeySignIn', await newPasskeySignIn(stack, authenticator), 'accessToken refreshToken');

/** Another session of somebody with a password alone; answers its refresh token. */
export const anotherSession = async (stack: TestStack, { email }: Human): Promise<string> =>
  (await askerWith(stack).change('signIn', { email, password }, 'refreshToken'))['refreshToken'] as string;

/** A service account of its own, signed in at the token endpoint. */
export async function anApiClient(stack: TestStack, administrator: Asker, scope: 'GRAPH_READ' | 'EVENTS_CONSUME'): Promise<Asker> {
  const { client, secret } = await administrator.change('createApiClient', { name: `Client ${scope}`, scopes: [scope] }, 'client { id } secret');
  const response = await fetch(`${stack.urlOf('identity')}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${(client as { id: string }).id}:${secret as string}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return askerWith(stack, ((await response.json()) as { access_token: string }).access_token);
}

/** Answers a query, whose data must have come without an error. */
export async function ask<Data>(asker: Asker, query: string, variables: Input = {}): Promise<Data> {
  const { data, errors } = await asker.ask(query, variables);
  if (errors.length > 0) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return data as unknown as Data;
}

/** Answers a published query. */
export const read = <Data>(asker: Asker, operation: string, variables?: Input): Promise<Data> => ask(asker, operationNamed(operation), variables);
