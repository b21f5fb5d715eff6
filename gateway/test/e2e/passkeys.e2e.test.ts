import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askGraph, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { aCui, anaOrganization, idOf, organizationMutations as mutations, signUp, uploadStatute, type Payload, type Person } from './people';

jest.setTimeout(180_000);

const password = 'o parolă lungă și bună';
let stack: TestStack;
let folder: string;
let victor: Person;
let organizationId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-authenticator-'));
  stack = await startTestStack({ REGISTRY_SECOND_FACTOR: 'true' });
  const [ana, officer] = await Promise.all([signUp(stack, 'Ana'), signUp(stack, 'Victor')]);
  victor = officer;
  await stack.run('identity', 'cli', ['grant-sgg-admin', victor.email]);
  const documents = { statute: await uploadStatute(ana) };
  organizationId = idOf(await ana.change(mutations.create, { ...anaOrganization, cui: aCui(), documents }));
  expect(await ana.change(mutations.submit, { organizationId })).toMatchObject({ userErrors: [] });
  await waitFor(async () => (await victor.ask('{ organizationsToReview(first: 1) { totalCount } }')).errors.length === 0, { describe: 'Victor to be an SGG_ADMIN in the registry' });
});
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

/** `npm run authenticator`, as built, on this stack; answers how it ended and what it said. */
const authenticator = (...words: readonly string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const program = join(__dirname, '../../../infra/local/dist/authenticator-command.js');
    const env = { ...process.env, NODE_OPTIONS: '', ...stack.settings, CONECT_DATA_DIR: folder };
    execFile(process.execPath, [program, ...words], { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), said: out + err }));
  });

it('an officer of SGG without hardware decides after signing in with a passkey, and not before', async () => {
  expect(await victor.change(mutations.startReview, { organizationId })).toMatchObject({ userErrors: [{ code: 'SECOND_FACTOR_REQUIRED' }] });

  const registered = await authenticator('register', victor.email, password);
  expect(registered).toMatchObject({ code: 0, said: expect.stringMatching(/Recovery codes:( [A-Z2-7-]{29}){10}\n/) });
  const signedIn = await authenticator('sign-in', victor.email);
  const token = /Bearer ([\w.-]+)/.exec(signedIn.said)?.[1];
  expect(signedIn).toMatchObject({ code: 0 });

  const { data, errors } = await askGraph(stack.graphqlUrl, mutations.startReview, { input: { organizationId } }, { token });
  expect(errors).toEqual([]);
  expect(data?.['startOrganizationReview'] as unknown as Payload).toMatchObject({ organization: { status: 'IN_REVIEW' }, userErrors: [] });
  expect(statSync(join(folder, 'authenticator', `${victor.email}.json`)).mode & 0o777).toBe(0o600);
});

it('says in a sentence what it cannot do', async () => {
  expect(await authenticator('sign-in', 'nobody@example.org')).toEqual({ code: 1, said: '\nThere is no passkey of nobody@example.org here: register one first.\n' });
  expect(await authenticator('register', victor.email, 'o altă parolă')).toMatchObject({ code: 1, said: expect.stringContaining('sign-in was refused') });
  expect(await authenticator('register', victor.email, password)).toMatchObject({ code: 1, said: expect.stringContaining('has a second factor already') });
});
