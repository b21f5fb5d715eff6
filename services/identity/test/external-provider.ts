import { anonymous, type Principal } from '@conect/auth';
import { eidasLevels, startIdentityProvider, visitProvider, type LocalIdentityProvider, type ProviderPerson } from '@conect/testing';
import { startIdentity, type TestIdentity } from './identity';
import { mutate } from './operations';

/** Where the provider sends people back to, as identity's settings of tests have it. */
export const webPage = 'https://conect.test/external-sign-in';

const clientSecret = 'a-client-secret-of-tests-only-0123456789';

/** What a provider answers instead of what it would. */
export type Lie = (path: string, body: unknown) => unknown;

/** A real provider that a test can make lie. */
export interface TestProvider extends LocalIdentityProvider {
  readonly lie: (lie: Lie | null) => void;
}

const [, substantial, high] = eidasLevels;

/** Who is known at every provider of the tests. */
export const people: readonly ProviderPerson[] = [
  { sub: 'ana-at-provider', email: 'Ana.Pop@exemplu.ro', email_verified: true, name: 'Ana Pop' },
  { sub: 'unverified', email: 'unverified@exemplu.ro', email_verified: false, name: 'Dan' },
  { sub: 'nameless', email: 'nameless@exemplu.ro', email_verified: true },
  { sub: 'addressless', name: 'Fără Adresă' },
  { sub: 'elena-substantial', email: 'elena@exemplu.ro', email_verified: true, name: 'Elena', acr: substantial! },
  { sub: 'victor-high', email: 'victor.high@exemplu.ro', email_verified: true, name: 'Victor', acr: high! },
  ...Array.from({ length: 13 }, (_, index) => ({ sub: `person-${index}`, email: `person-${index}@exemplu.ro`, email_verified: true, name: `Persoana ${index}` })),
];

/** Starts a provider; `close` its port to have it down. */
export async function startProvider(): Promise<TestProvider> {
  let current: Lie | null = null;
  const provider = await startIdentityProvider({
    port: 0,
    clientId: 'conect',
    clientSecret,
    redirectUris: [webPage],
    people,
    alter: (path, body) => (current === null ? body : current(path, body)),
  });
  return { ...provider, lie: (lie) => void (current = lie) };
}

/** One entry of EXTERNAL_SIGN_IN_PROVIDERS. */
export const providerSettings = (issuer: string, changes: object = {}) => ({
  id: 'mock',
  issuer,
  clientId: 'conect',
  clientSecret,
  label: { ro: 'Furnizor de probă', en: 'Trial provider' },
  acrValues: [high],
  secondFactorAcrValues: [high],
  email: 'WHEN_VERIFIED',
  ...changes,
});

/** Identity with these providers in its settings. */
export const startIdentityWith = (...providers: readonly object[]): Promise<TestIdentity> =>
  startIdentity({ EXTERNAL_SIGN_IN_PROVIDERS: JSON.stringify(providers) });

/** Begins a flow; it must not be refused. */
export async function begin(identity: TestIdentity, input: object = {}, principal: Principal = anonymous) {
  const started = await mutate(identity, 'startExternalSignIn', { provider: 'mock', ...input }, principal);
  if (started.flow === null) throw new Error(JSON.stringify(started));
  return started;
}

/** Goes the whole way: begins, chooses who to be at the provider, and finishes. */
export async function comeAs(identity: TestIdentity, sub: string, input: object = {}, principal: Principal = anonymous) {
  const { flow, authorizationUrl } = await begin(identity, input, principal);
  return mutate(identity, 'finishExternalSignIn', { flow, callbackUrl: await visitProvider(authorizationUrl, sub) }, principal);
}
