import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { escapeHtml } from '@conect/kernel';
import type { default as OpenIdProvider, Adapter, AdapterPayload, Configuration, KoaContextWithOIDC } from 'oidc-provider';

/** Somebody whom the provider knows; whoever opens its page chooses who to be. */
export interface ProviderPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  /** With which assurance the person signs in there. */
  readonly acr?: string;
}

interface ProviderOptions {
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly people: readonly ProviderPerson[];
  /** Lets a test lie: what the provider would answer to a path, and what goes out instead. */
  readonly alter?: (path: string, body: unknown) => unknown;
}

/** A running provider. */
export interface LocalIdentityProvider {
  readonly issuer: string;
  /** The private half of the key that signs its ID tokens. */
  readonly signingKey: JsonWebKey;
  readonly stop: () => Promise<void>;
}

/** The three levels of eIDAS, as national services write them. */
export const eidasLevels = ['low', 'substantial', 'high'].map((level) => `http://eidas.europa.eu/LoA/${level}`);

/**
 * An OpenID Connect provider for tests and demonstrations: the real protocol, without any proof of who comes. A national service gives
 * access by agreement only, so that nothing else can be tried.
 */
export async function startIdentityProvider(options: ProviderOptions): Promise<LocalIdentityProvider> {
  const { default: Provider } = await import('oidc-provider');
  const signingKey: JsonWebKey = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: 'local', use: 'sig', alg: 'RS256' };
  const { answer, listening, issuer, close } = await listen(options.port);
  const provider = new Provider(issuer, configurationOf(options, signingKey));
  if (options.alter !== undefined) provider.use(altering(options.alter));
  answer(createAnswer(provider, options.people));
  return { issuer, signingKey, stop: () => (listening() ? close() : Promise.resolve()) };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Listens first: the issuer is known only with the port. */
async function listen(port: number) {
  let answer: Answer = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (given: Answer) => void (answer = given),
    listening: () => server.listening,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function configurationOf({ clientId, clientSecret, redirectUris, people }: ProviderOptions, signingKey: JsonWebKey): Configuration {
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirectUris], grant_types: ['authorization_code'], response_types: ['code'] }],
    jwks: { keys: [signingKey] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], acr: null, sid: null, auth_time: null, iss: null },
    acrValues: eidasLevels,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    adapter: memory(),
    ttl: { Session: 3_600, Interaction: 3_600, Grant: 3_600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    findAccount: (_context, sub) => {
      const person = people.find((one) => one.sub === sub);
      return person === undefined ? undefined : { accountId: sub, claims: () => ({ ...person }) };
    },
    loadExistingGrant: grantEverything,
  };
}

/** Keeps everything until the process ends; the library's own such store warns at every start that it is none for production. */
function memory(): (name: string) => Adapter {
  const rows = new Map<string, AdapterPayload>();
  return (name) => {
    const keyOf = (id: string): string => `${name}:${id}`;
    const find = (matches: (row: AdapterPayload) => boolean) => Promise.resolve([...rows].find(([key, row]) => key.startsWith(keyOf('')) && matches(row))?.[1]);
    const done = async (result: unknown): Promise<void> => void (await result);
    return {
      upsert: (id, row) => done(rows.set(keyOf(id), row)),
      find: (id) => Promise.resolve(rows.get(keyOf(id))),
      findByUid: (uid) => find((row) => row.uid === uid),
      findByUserCode: (userCode) => find((row) => row.userCode === userCode),
      consume: (id) => done(rows.set(keyOf(id), { ...rows.get(keyOf(id)), consumed: true })),
      destroy: (id) => done(rows.delete(keyOf(id))),
      revokeByGrantId: (grantId) => done([...rows].forEach(([key, row]) => row.grantId === grantId && rows.delete(key))),
    };
  };
}

/** Nobody is asked for consent: the one client is the platform itself. */
async function grantEverything(context: KoaContextWithOIDC) {
  const { client, session, provider, params } = context.oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope(typeof params?.['scope'] === 'string' ? params['scope'] : 'openid');
  await grant.save();
  return grant;
}

const altering =
  (alter: (path: string, body: unknown) => unknown) =>
  async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    context.body = alter(context.path, context.body);
  };

/** The provider's own pages, and one on which to choose a person. */
const createAnswer = (provider: OpenIdProvider, people: readonly ProviderPerson[]): Answer => {
  const protocol = provider.callback();
  return (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return void protocol(request, response);
    interact(provider, people, request, response).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error));
    });
  };
};

async function interact(provider: OpenIdProvider, people: readonly ProviderPerson[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(people));
    return;
  }
  const chosen = new URLSearchParams(await text(request)).get('sub');
  const person = people.find(({ sub }) => sub === chosen);
  const outcome =
    person === undefined
      ? { error: 'access_denied', error_description: 'Nobody was chosen' }
      : { login: { accountId: person.sub, ...(person.acr === undefined ? {} : { acr: person.acr }) } };
  await provider.interactionFinished(request, response, outcome, { mergeWithLastSubmission: false });
}


const pageOf = (people: readonly ProviderPerson[]): string => `<!doctype html><meta charset="utf-8"><title>Furnizor de identitate de probă</title>
<h1>Furnizor de identitate de probă</h1><p>Cine sunteți? Aici nimeni nu trebuie să o dovedească.</p><form method="post">
${people.map(({ sub, name, email, acr }) => `<p><button name="sub" value="${escapeHtml(sub)}">${escapeHtml([name ?? sub, email, acr].filter(Boolean).join(', '))}</button></p>`).join('\n')}
<p><button name="sub" value="">Renunț</button></p></form>`;
