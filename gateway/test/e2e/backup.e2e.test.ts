import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { countRows, createTestDatabase, holdRelay, readRows, runSql, startTestStack, waitFor, type TestDatabase, type TestStack } from '@conect/testing';
import { aCui, anaOrganization, idOf, operationNamed, organizationMutations as mutations, signUp, signUpOfficer, tokenIn, uploadStatute, type Person } from './people';

jest.setTimeout(300_000);

const root = join(__dirname, '../../..');
let stack: TestStack;
let folder: string;
let ana: Person;
let victor: Person;
let organizationId: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conect-backup-'));
  stack = await startTestStack();
  [ana, victor] = await Promise.all([signUp(stack, 'Ana'), signUpOfficer(stack, 'Victor')]);
  await stack.run('registry', 'cli', ['import', join(root, 'services/registry/data/national-register-sample.csv')]);
  organizationId = await aSubmitted();
  await approve(organizationId);
  await waitFor(async () => (await adminsOf(organizationId)) === 1, { describe: 'Ana to be its administrator' });
});
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function aSubmitted(): Promise<string> {
  const id = idOf(await ana.change(mutations.create, { ...anaOrganization, cui: aCui(), documents: { statute: await uploadStatute(ana) } }));
  expect(await ana.change(mutations.submit, { organizationId: id })).toMatchObject({ userErrors: [] });
  return id;
}

async function approve(id: string): Promise<void> {
  for (const mutation of [mutations.startReview, mutations.approve]) expect(await victor.change(mutation, { organizationId: id })).toMatchObject({ userErrors: [] });
}
const adminsOf = (id: string): Promise<number> => countRows(stack.databases.identity.ownerUrl, 'membership', `organization_id = '${id}' AND role = 'NGO_ADMIN'`);
const noticesAbout = (id: string): Promise<number> => countRows(stack.databases.messaging.ownerUrl, 'notification', `subject_id = '${id}'`);

const settingsOf = ({ ownerUrl, appUrl }: TestDatabase): Record<string, string> => ({ REGISTRY_MIGRATIONS_DATABASE_URL: ownerUrl, REGISTRY_DATABASE_URL: appUrl });

/** Runs a program as an operator does; answers how it ended and what it said. */
const run = (command: string, words: readonly string[], database: TestDatabase): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '', CONECT_DATA_DIR: folder, ...stack.settings, ...settingsOf(database) };
    execFile(command, [...words], { env, cwd: folder }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), said: out + err }));
  });
const backUp = (file: string): Promise<{ code: number; said: string }> => run(join(root, 'infra/backup.sh'), ['registry', file], stack.databases.registry);
const restore = (file: string, into: TestDatabase): Promise<{ code: number; said: string }> => run(join(root, 'infra/restore.sh'), ['registry', file], into);
/** Without installing and building first, which the script has done by then. */
const restoreAgain = (words: readonly string[], into: TestDatabase) => run(process.execPath, [join(root, 'infra/local/dist/restore-command.js'), ...words], into);
const verifyAudit = (database: TestDatabase) => run(process.execPath, [join(root, 'services/registry/dist/service/cli.js'), 'verify-audit'], database);
const anEmptyDatabase = (): Promise<TestDatabase> => createTestDatabase({ service: 'nothing_yet', migrate: () => Promise.resolve() });
const relationsIn = ({ ownerUrl }: TestDatabase): Promise<number> => countRows(ownerUrl, 'pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace', "n.nspname IN ('public', 'graphile_worker')");

/** Each table's rows as one hash, but for what a restored database has of its own. */
async function contentOf({ ownerUrl }: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const own = ['public.migration', 'graphile_worker.migrations', 'public.consumer_generation', 'public.event_position', 'public.event_gap', 'public.register_import_row'];
  const tables = await readRows<{ name: string }>(ownerUrl, `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker') ORDER BY name`);
  const hashes = await Promise.all(
    tables.filter(({ name }) => !own.includes(name)).map(async ({ name }) => {
      const [row] = await readRows<{ hash: string }>(ownerUrl, `SELECT count(*) || ' rows, ' || md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS hash FROM ${name} t`);
      return [name, row!.hash] as const;
    }),
  );
  return Object.fromEntries(hashes);
}

describe('a backup of the registry at rest', () => {
  let file: string;
  let restored: TestDatabase;

  it('is restored into an empty database row by row, projections, outbox, inbox, jobs and audit trail', async () => {
    const { registry } = stack.databases;
    await waitFor(async () => (await countRows(registry.ownerUrl, 'outbox', 'sent_at IS NULL')) === 0, { describe: 'all events to be sent' });
    let tries = 0;
    // Each minute a job runs at rest too: a backup during which it did is made again.
    const before = await waitFor(
      async () => {
        const content = await contentOf(registry);
        file = join(folder, `at-rest-${(tries += 1)}`);
        expect(await backUp(file)).toMatchObject({ code: 0, said: expect.stringMatching(/registry as of .*, \d+ rows of \d+ tables/) });
        return isDeepStrictEqual(await contentOf(registry), content) ? content : null;
      },
      { describe: 'a backup between two runs of the job of each minute' },
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    restored = await anEmptyDatabase();

    expect(await restore(file, restored)).toMatchObject({ code: 0, said: expect.stringContaining('registry is restored') });

    expect(await contentOf(restored)).toEqual(before);
    expect(before['public.membership']).toMatch(/^[1-9]/);
    expect(await verifyAudit(restored)).toMatchObject({ code: 0 });
  });

  it('reads every topic again, and knows what it had seen although ids may have left the inbox', async () => {
    const seen = await readRows(stack.databases.registry.ownerUrl, 'SELECT topic, subject, greatest(version, settled_version) AS settled FROM event_position ORDER BY topic, subject');

    expect(seen).not.toEqual([]);
    expect(await readRows(restored.ownerUrl, 'SELECT topic, subject, settled_version AS settled FROM event_position WHERE version = 0 ORDER BY topic, subject')).toEqual(seen);
  });

  it('gives the app role what it had, and no more', async () => {
    await runSql(restored.appUrl, `UPDATE organization SET updated_at = updated_at WHERE id = $1`, [organizationId]);
    for (const statement of ['UPDATE audit_entry SET action = action', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'DELETE FROM audit_head', 'DELETE FROM migration']) {
      await expect(runSql(restored.appUrl, statement)).rejects.toThrow('permission denied');
    }
    await expect(runSql(restored.ownerUrl, 'DELETE FROM audit_entry')).rejects.toThrow();
  });

  it('is refused by a database that is not empty, and overwrites no file', async () => {
    const before = await contentOf(restored);

    expect(await restoreAgain(['registry', file], restored)).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
    expect(await contentOf(restored)).toEqual(before);
    expect(await backUp(file)).toMatchObject({ code: 1, said: expect.stringContaining('is there already') });
  });

  it('is refused when it is cut or changed, or of another service, and leaves nothing behind', async () => {
    const bytes = readFileSync(file);
    const empty = await anEmptyDatabase();
    const damaged = join(folder, 'damaged');
    const changed = Buffer.from(bytes);
    changed[Math.floor(bytes.length / 2)]! ^= 1;

    for (const content of [bytes.subarray(0, Math.floor(bytes.length / 2)), bytes.subarray(0, -1), changed]) {
      writeFileSync(damaged, content);
      expect(await restoreAgain(['registry', damaged], empty)).toMatchObject({ code: 1, said: expect.stringContaining('othing was restored') });
    }
    expect(await restoreAgain(['identity', file], empty)).toMatchObject({ code: 1, said: expect.stringContaining('a backup of registry') });
    expect(await restoreAgain(['registry'], empty)).toMatchObject({ code: 1, said: expect.stringContaining('How to call it') });
    expect(await relationsIn(empty)).toBe(0);
  });
});

describe('a backup that is taken while people write', () => {
  let file: string;
  let pendingId: string;

  it('holds one moment', async () => {
    file = join(folder, 'at-work');
    const { registry } = stack.databases;
    const relay = await holdRelay(registry.appUrl);
    pendingId = await aSubmitted();
    await approve(pendingId);
    let writes = 0;
    let isOver = false;
    const writing = (async () => {
      for (; !isOver; writes += 1) expect(await ana.change(mutations.create, { type: 'ASSOCIATION', legalName: `Asociația ${writes}` })).toMatchObject({ userErrors: [] });
    })();
    await waitFor(() => Promise.resolve(writes > 5), { describe: 'people to write' });

    const taken = await backUp(file);
    const written = writes;
    await waitFor(() => Promise.resolve(writes > written), { describe: 'people to write after it' });
    isOver = true;
    await writing;

    expect(taken).toMatchObject({ code: 0 });
    // What was waiting for Kafka goes out from here too, before the registry is lost.
    await relay.release();
    await waitFor(async () => (await adminsOf(pendingId)) === 1 && (await noticesAbout(pendingId)) > 0, { describe: 'the approval to be heard' });
  });

  it('brings the registry back: it hears what it missed, says what it had not said, and nothing happens twice', async () => {
    const [mara, radu] = await Promise.all([signUp(stack, 'Mara'), signUp(stack, 'Radu')]);
    await comeIn(mara);
    await waitFor(async () => (await countRows(stack.databases.registry.ownerUrl, 'membership', `user_id = '${mara.userId}'`)) === 1, { describe: 'the registry to hear of Mara' });
    await stack.kill('registry');
    await comeIn(radu);
    const notices = await noticesAbout(pendingId);
    const restored = await anEmptyDatabase();
    expect(await restoreAgain(['registry', file], restored)).toMatchObject({ code: 0 });

    expect(await countRows(restored.ownerUrl, 'membership', `user_id IN ('${mara.userId}', '${radu.userId}')`)).toBe(0);
    expect(await countRows(restored.ownerUrl, 'outbox', 'sent_at IS NULL')).toBeGreaterThan(0);
    const drafts = await countRows(restored.ownerUrl, 'organization', `applicant_id = '${ana.userId}'`);
    expect(await countRows(restored.ownerUrl, 'audit_entry', "action = 'createOrganization'")).toBe(drafts);
    expect(drafts).toBeLessThan(await countRows(stack.databases.registry.ownerUrl, 'organization', `applicant_id = '${ana.userId}'`));
    expect(await verifyAudit(restored)).toMatchObject({ code: 0 });

    await stack.restart('registry', settingsOf(restored));
    for (const { userId } of [mara, radu]) {
      await waitFor(async () => (await countRows(restored.ownerUrl, 'membership', `user_id = '${userId}' AND role = 'NGO_EDITOR'`)) === 1, { describe: 'the registry to hear again', timeoutMillis: 90_000 });
    }
    await waitFor(async () => (await countRows(restored.ownerUrl, 'outbox', 'sent_at IS NULL')) === 0, { describe: 'the events to be sent again', timeoutMillis: 90_000 });
    const after = await aSubmitted();
    await approve(after);
    await waitFor(async () => (await adminsOf(after)) === 1 && (await noticesAbout(after)) > 0, { describe: 'a new approval to be heard' });

    expect([await adminsOf(pendingId), await noticesAbout(pendingId)]).toEqual([1, notices]);
  });

  /** Ana invites somebody to her organization, who comes. */
  async function comeIn(person: Person): Promise<void> {
    expect(await ana.change(operationNamed('invite-member'), { organizationId, email: person.email, role: 'NGO_EDITOR' })).toMatchObject({ userErrors: [] });
    const mail = await stack.mailTo(person.email, (one) => /invit/i.test(one) && /token=/.test(one));
    expect(await person.change(operationNamed('accept-invitation'), { token: tokenIn(mail) })).toMatchObject({ userErrors: [] });
  }
});
