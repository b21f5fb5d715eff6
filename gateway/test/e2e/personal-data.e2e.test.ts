import { randomUUID } from 'node:crypto';
import { askGraph, readRows, readZip, runSql, startTestStack, waitFor, type TestStack } from '@conect/testing';
import { operationNamed, signUp, wordsOf, type Payload, type Person } from './people';

jest.setTimeout(240_000);

let stack: TestStack;
let mara: Person;
let paul: Person;
let institutionId: string;

/** What is planted, to be found where it belongs and nowhere else. */
const planted = { profile: 'Mara Numele-Din-Profil', letter: 'Cuvintele scrisorii mele', note: 'Notă internă despre Mara', others: 'Cuvintele scrisorii lui Paul', block: 'Motiv intern al gazdei' };

const run = (person: Person, operation: string, input: Record<string, unknown>): Promise<Payload> => person.change(operationNamed(operation), input);

interface Export {
  readonly id: string;
  readonly state: string;
  readonly keptUntil: string | null;
  readonly parts: readonly { readonly service: string; readonly state: string; readonly reason: string | null; readonly itemCount: number | null }[];
  readonly download: { readonly url: string; readonly byteLength: number } | null;
}

async function exportsOf(person: Person): Promise<readonly Export[]> {
  const { data, errors } = await person.ask(operationNamed('data-exports'));
  expect(errors).toEqual([]);
  return (data as unknown as { me: { dataExports: Export[] } }).me.dataExports;
}

/** The newest request of a person, once it has come to this state. */
const exportIn = (person: Person, state: string): Promise<Export> =>
  waitFor(async () => (await exportsOf(person)).slice(0, 1).find((one) => one.state === state) ?? null, { describe: `the export of ${person.name} to be ${state}`, timeoutMillis: 180_000 });

const fetched = (url: string, token?: string): Promise<Response> => fetch(url, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` }, redirect: 'error' });

/** A letter to an institution, once messaging has heard of it. */
async function aLetter(person: Person, text: string): Promise<string> {
  let threadId: string | undefined;
  const isOpened = async () => {
    const { thread } = await run(person, 'open-thread', { senderName: person.name, recipient: { institutionId }, kind: 'PETITION', subject: 'Aerul din Baciu', text });
    threadId = (thread as { id: string } | null)?.id;
    return threadId !== undefined;
  };
  await waitFor(isOpened, { describe: 'messaging to know the institution' });
  return threadId!;
}

beforeAll(async () => {
  stack = await startTestStack();
  [mara, paul] = await Promise.all([signUp(stack, 'Mara'), signUp(stack, 'Paul')]);
  const { data } = await mara.ask('{ institutions(first: 1) { nodes { id } } }');
  institutionId = (data as unknown as { institutions: { nodes: { id: string }[] } }).institutions.nodes[0]!.id;
  await run(mara, 'update-volunteer-profile', { fullName: planted.profile, birthDate: '2000-05-17', phone: '+40722123456', email: 'voluntar@example.org' });
  const threadId = await aLetter(mara, planted.letter);
  await aLetter(paul, planted.others);
  // What officers and hosts write for themselves.
  await runSql(stack.databases.messaging.ownerUrl, `INSERT INTO thread_note (id, thread_id, side, author_id, text, written_at) VALUES ($1, $2, 'RECIPIENT', $3, $4, now())`, [randomUUID(), threadId, paul.userId, planted.note]);
  await runSql(stack.databases.volunteering.ownerUrl, `INSERT INTO volunteer_block (id, organization_id, user_id, reason, blocked_at, blocked_by) VALUES ($1, $1, $2, $3, now(), $4)`, [randomUUID(), mara.userId, planted.block, paul.userId]);
});
afterAll(() => stack?.stop());

describe('everything that CONECT keeps of a person', () => {
  let archive: ReadonlyMap<string, Buffer>;
  let usedUrl: string;

  it('is gathered from all five services within minutes, and a mail leads to the page of it', async () => {
    const asked = await run(mara, 'request-data-export', { idempotencyKey: 'once' });
    expect(asked).toMatchObject({ userErrors: [], dataExport: { parts: ['identity', 'registry', 'volunteering', 'consultations', 'messaging'].map((service) => ({ service })) } });
    expect((await run(mara, 'request-data-export', { idempotencyKey: 'once' }))['dataExport']).toMatchObject({ id: (asked['dataExport'] as { id: string }).id });

    const ready = await exportIn(mara, 'READY');

    expect(ready.parts.map(({ state, reason }) => [state, reason])).toEqual(Array.from({ length: 5 }, () => ['READY', null]));
    expect(ready.parts.every(({ itemCount }) => itemCount !== null)).toBe(true);
    const mail = wordsOf(await stack.mailTo(mara.email, (one) => wordsOf(one).includes('/my-data')));
    expect(mail).not.toMatch(/signature|data-exports/);
  });

  it('is for who is signed in as that person alone, once for each address', async () => {
    const { download } = await exportIn(mara, 'READY');
    const { url, byteLength } = download!;
    expect((await fetched(url)).status).toBe(401);
    expect((await fetched(url, paul.token)).status).toBe(404);
    expect((await fetched(url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), mara.token)).status).toBe(403);
    expect((await fetched(url.replace('/1?', '/2?'), mara.token)).status).toBe(403);

    const answer = await fetched(url, mara.token);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'application/zip', 'private, no-store']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(byteLength);
    archive = readZip(bytes);
    usedUrl = url;
    expect((await fetched(usedUrl, mara.token)).status).toBe(410);
  });

  it('is in a folder for each service, as JSON and CSV, with what columns mean', () => {
    const names = [...archive.keys()];
    const json = <Row>(name: string) => JSON.parse(archive.get(name)!.toString()) as Row[];

    expect(names.slice(0, 3)).toEqual(['CITESTE-MA.txt', 'README.txt', 'parts.json']);
    for (const service of ['identity', 'registry', 'volunteering', 'consultations', 'messaging']) {
      const sections = [...new Set(json<{ name: string; columns: object }>(`${service}/dictionary.json`).map(({ name }) => name))];
      expect(names.filter((name) => name.startsWith(`${service}/`)).sort()).toEqual(['dictionary', ...sections].flatMap((name) => [`${service}/${name}.csv`, `${service}/${name}.json`]).sort());
      for (const name of sections) expect(archive.get(`${service}/${name}.csv`)!.toString().split('\r\n')[0]).toBe(Object.keys(json<{ name: string; columns: object }>(`${service}/dictionary.json`).find((one) => one.name === name)!.columns).map((column) => `"${column}"`).join(','));
    }
    expect(json('identity/account.json')).toEqual([expect.objectContaining({ id: mara.userId, email: mara.email, name: 'Mara' })]);
    expect(json('volunteering/profile.json')).toEqual([expect.objectContaining({ full_name: planted.profile })]);
    expect(json('messaging/messages.json')).toEqual([expect.objectContaining({ text: planted.letter, author_id: mara.userId })]);
    expect(json('volunteering/blocks.json')).toHaveLength(1);
    expect(json('identity/actions.json')).toContainEqual(expect.objectContaining({ action: 'requestDataExport' }));
    expect(archive.get('messaging/messages.csv')!.toString()).toContain(`"${planted.letter}"`);
  });

  it('holds nothing of others, no internal note and no secret', async () => {
    const all = [...archive.values()].map(String).join('\n');
    const [secrets] = await readRows<{ hash: string }>(stack.databases.identity.ownerUrl, 'SELECT password_hash AS hash FROM user_account WHERE id = $1', [mara.userId]);

    for (const text of [planted.note, planted.others, planted.block, paul.email, paul.userId, secrets!.hash]) expect(all).not.toContain(text);
    expect(all).toContain(planted.letter);
  });

  it('waits nowhere else: services have dropped their parts, and what is kept of the archive is sealed', async () => {
    for (const service of ['identity', 'registry', 'volunteering', 'consultations', 'messaging'] as const) {
      await waitFor(async () => (await readRows(stack.databases[service].ownerUrl, 'SELECT 1 FROM data_export_part UNION ALL SELECT 1 FROM data_export_part_piece')).length === 0, { describe: `${service} to drop its part` });
    }
    const pieces = await readRows<{ bytes: Buffer }>(stack.databases.identity.ownerUrl, 'SELECT bytes FROM data_export_piece');
    expect(pieces.length).toBeGreaterThan(0);
    for (const { bytes } of pieces) expect(bytes.includes('messages.csv')).toBe(false);
  });

  it('is given to no session that has ended, and to nobody when its time is over', async () => {
    const { download } = await exportIn(mara, 'READY');
    const answer = await askGraph(stack.graphqlUrl, 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }', { input: { email: mara.email, password: 'o parolă lungă și bună' } });
    const { accessToken } = (answer.data as unknown as { signIn: { accessToken: string } }).signIn;
    await askGraph(stack.graphqlUrl, 'mutation { signOut(input: {}) { signedOut } }', {}, { token: accessToken });
    expect((await fetched(download!.url, accessToken)).status).toBe(401);

    await moveClock('48 hours');
    expect((await exportsOf(mara))[0]).toMatchObject({ download: null });
    expect((await fetched(download!.url, mara.token)).status).toBe(404);
  });
});

/** Business time of identity, as `npm run clock` moves it with the jobs that wait. */
async function moveClock(by: string): Promise<void> {
  const { ownerUrl } = stack.databases.identity;
  await runSql(ownerUrl, 'UPDATE business_clock SET clock_offset = clock_offset + $1::interval', [by]);
  await runSql(ownerUrl, 'UPDATE graphile_worker._private_jobs SET run_at = run_at - $1::interval WHERE locked_at IS NULL AND run_at > now()', [by]);
}

describe('a service that does not answer in time', () => {
  it('is named with its reason, in the graph and in the archive, and the others are there', async () => {
    await stack.kill('registry');
    expect(await run(paul, 'request-data-export', {})).toMatchObject({ userErrors: [] });
    await waitFor(async () => (await exportsOf(paul))[0]?.parts.filter(({ state }) => state === 'READY').length === 4, { describe: 'the other four to answer', timeoutMillis: 60_000 });
    expect(await run(paul, 'request-data-export', {})).toMatchObject({ dataExport: null, userErrors: [{ code: 'DATA_EXPORT_UNDER_WAY' }] });
    await moveClock('15 minutes');

    const { parts, download } = await exportIn(paul, 'INCOMPLETE');

    expect(parts.filter(({ state }) => state === 'MISSING')).toEqual([{ service: 'registry', state: 'MISSING', reason: 'NOT_IN_TIME', itemCount: null }]);
    const archive = readZip(Buffer.from(await (await fetched(download!.url, paul.token)).arrayBuffer()));
    expect(archive.get('README.txt')!.toString()).toContain('- registry: the service did not answer in time');
    expect([...archive.keys()].some((name) => name.startsWith('registry/'))).toBe(false);
    expect(archive.get('messaging/messages.json')!.toString()).toContain(planted.others);
  });
});
