/**
 * Runs the table of `rows/` against the whole graph. To add a mutation, add one row:
 *
 *   approveOrganization: { who: 'UNF NNN NNN NNNNN NNNNN ASNA FF', input: async (world) => ({ organizationId: await aRegistration(world, 'IN_REVIEW') }) },
 *                               |   |   |   |     |     |    API client: graph:read, events:consume
 *                               |   |   |   |     |     SGG_ADMIN, the same by password, SGG_ANALYST, SGG_ADMIN who is NGO_ADMIN of the own organization
 *                               |   |   |   |     another institution's: as of the own
 *                               |   |   |   the institution's: representative, transparency, FOI, civil-society unit, funding
 *                               |   |   another organization's: as of the own
 *                               |   the organization's: NGO_ADMIN, NGO_EDITOR, VOLUNTEER_COORDINATOR
 *                               nobody signed in, a citizen, the owner of what it is about
 *
 * `input` makes what the mutation needs (`things.ts`). First all who may not send it, then all who may, for each of whom it is made anew
 * and must succeed; where only one can, `then` says what the others get. Then `WRITE_PERMISSIONS=1 npm test -- gateway/test/permissions/table`.
 */
import { randomUUID } from 'node:crypto';
import { eidasLevels, runSql, startIdentityProvider, startTestStack, type GraphAnswer, type LocalIdentityProvider, type TestStack } from '@conect/testing';
import type { Payload } from '../e2e/people';
import { outcomesOf, type ActorName, type Outcome } from './actors';
import { webUrl, type Input } from './people';
import { mutationOf, table } from './table';
import { createWorld, type World } from './world';

jest.setTimeout(300_000);

let stack: TestStack;
let provider: LocalIdentityProvider;
let world: World;

beforeAll(async () => {
  const clientSecret = 'a-client-secret-of-tests-only-0123456789';
  const people = [{ sub: 'ioana-1', email: 'ioana.stan@example.org', email_verified: true, name: 'Ioana Stan', acr: eidasLevels.at(-1)! }, { sub: 'ana-1', name: 'Ana' }];
  provider = await startIdentityProvider({ port: 0, clientId: 'conect', clientSecret, redirectUris: [`${webUrl}/external-sign-in`], people });
  const national = { id: 'national', issuer: provider.issuer, clientId: 'conect', clientSecret, label: { ro: 'Identitate', en: 'Identity' }, email: 'WHEN_VERIFIED' };
  stack = await startTestStack({
    WEB_URL: webUrl,
    EXTERNAL_SIGN_IN_PROVIDERS: JSON.stringify([national]),
    GATEWAY_REQUESTS_PER_MINUTE: '0',
    BROADCAST_LIMIT: '1000',
    IDENTITY_SECOND_FACTOR: 'true',
    REGISTRY_SECOND_FACTOR: 'true',
    CONSULTATIONS_SECOND_FACTOR: 'true',
    VOLUNTEERING_SECOND_FACTOR: 'true',
    MESSAGING_SECOND_FACTOR: 'true',
  });
  world = await createWorld(stack);
});
afterAll(async () => {
  await stack?.stop();
  await provider?.stop();
});
// So many mails and guesses from one machine are what the throttles are for.
beforeEach(() => runSql(stack.databases.identity.ownerUrl, 'DELETE FROM throttle'));

const letters: Readonly<Record<string, Outcome>> = { FORBIDDEN: 'F', NOT_FOUND: 'N', OWN_ORGANIZATION: 'O', OWN_THREAD: 'P', SECOND_FACTOR_REQUIRED: 'S', TOKEN_INVALID: 'T', UNAUTHENTICATED: 'U', GUARDIAN_IS_VOLUNTEER: 'V' };

/** The code of the first refusal, wherever it stands; null when there is none. */
function codeOf(mutation: string, { data, errors }: GraphAnswer): string | null {
  const payload = data?.[mutation] as unknown as Payload | null | undefined;
  const code = errors[0]?.extensions['code'] ?? payload?.userErrors[0]?.code;
  if (code !== undefined) return typeof code === 'string' ? code : 'a refusal without a code';
  return payload == null ? 'an answer without a payload' : null;
}

/** The letter of an answer, or its code when no letter stands for it. */
const letterOf = (code: string | null): string => (code === null ? 'A' : (letters[code] ?? code));

/** The same input about things that do not exist. */
const aboutNothing = (input: Input): Input =>
  JSON.parse(JSON.stringify(input), (_key, value: unknown) => (typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? randomUUID() : value)) as Input;

/** Sends an input that must be refused; what is hidden must be refused in the words for what does not exist. */
async function refusal(mutation: string, name: ActorName, input: Input): Promise<string> {
  const actor = world.actor(name);
  const answer = await actor.send(mutation, input);
  const letter = letterOf(codeOf(mutation, answer));
  if (letter !== 'N') return letter;
  const nothing = await actor.send(mutation, aboutNothing(input));
  return JSON.stringify(nothing.data) === JSON.stringify(answer.data) ? 'N' : `N, told apart from nothing: ${JSON.stringify([answer.data, nothing.data])}`;
}

it.each(Object.entries(table))('%s is for those whom the table says', async (key, { who, input, then }) => {
  const mutation = mutationOf(key);
  const expected = outcomesOf(key, who);
  const allowed = [...expected.keys()].filter((name) => expected.get(name) === 'A');
  const refused = [...expected.keys()].filter((name) => expected.get(name) !== 'A');
  const first = await input(world, world.actor(allowed[0]!));

  const seen = new Map<string, string>(await Promise.all(refused.map(async (name) => [name, await refusal(mutation, name, first)] as const)));
  const attempt = async (name: ActorName): Promise<void> => {
    const isFirst = name === allowed[0];
    const used = isFirst || then !== undefined ? first : await input(world, world.actor(name));
    const code = codeOf(mutation, await world.actor(name).send(mutation, used));
    seen.set(name, !isFirst && then !== undefined && code === then ? 'A' : letterOf(code));
  };
  // What everybody may is about something of each one's own; what few may is about one thing, which they take turns at.
  const atOnce = allowed.length > 12 && then === undefined ? 8 : 1;
  for (let at = 0; at < allowed.length; at += atOnce) await Promise.all(allowed.slice(at, at + atOnce).map(attempt));

  expect(Object.fromEntries([...expected.keys()].map((name) => [name, seen.get(name)]))).toEqual(Object.fromEntries(expected));
});
