import { randomUUID } from 'node:crypto';
import type { CommandCall } from '@conect/auth';
import { accept, refuse } from '@conect/kernel';
import { createTestDatabase, type TestDatabase } from '@conect/testing';
import type { DataSource, EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { appendAudit } from './audit';
import { createAuditChain, dropAuditChain } from './audit-chain-table';
import { createCommandTransaction, purgeIdempotencyRecords, type CommandTransaction, type TransactionFacts } from './command-transaction';
import { createDataSource } from './database';
import { migrate, roleOf } from './migrate';
import { createServiceTables, dropServiceTables } from './service-tables';

class CreateNotes1764000000000 implements MigrationInterface {
  name = 'CreateNotes1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createServiceTables(queryRunner);
    await createAuditChain(queryRunner);
    await queryRunner.query('CREATE TABLE note (id uuid PRIMARY KEY, text text NOT NULL)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE note');
    await dropAuditChain(queryRunner);
    await dropServiceTables(queryRunner);
  }
}

const dataSourceOf = (url: string): DataSource =>
  createDataSource({ url, applicationName: 'service-kit test', entities: [], migrations: [CreateNotes1764000000000] });

interface Unit {
  readonly facts: TransactionFacts;
  readonly write: (text: string) => Promise<string>;
}

const unitOf = (manager: EntityManager, facts: TransactionFacts): Unit => ({
  facts,
  async write(text) {
    const noteId = randomUUID();
    await manager.query('INSERT INTO note VALUES ($1, $2)', [noteId, text]);
    const { now: at, actorId, operation: action, requestId } = facts;
    await appendAudit(manager, { at, actorId, action, subjectType: 'Note', subjectId: noteId, requestId, changes: { text: { before: null, after: text } } });
    return noteId;
  },
});

let database: TestDatabase;
let dataSource: DataSource;
let commits = 0;

beforeAll(async () => {
  database = await createTestDatabase({
    service: 'servicekit',
    migrate: async ({ ownerUrl, appUrl }) => {
      const owner = await dataSourceOf(ownerUrl).initialize();
      await migrate({ dataSource: owner, appRole: roleOf(appUrl) });
      await owner.destroy();
    },
  });
  dataSource = await dataSourceOf(database.appUrl).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => (commits = 0));

const userId = randomUUID();
const call = (changes: Partial<CommandCall> = {}): CommandCall => ({
  principal: { kind: 'USER', userId, sessionId: randomUUID(), authenticatedAt: 0, assurance: 'PASSWORD' },
  operation: 'writeNote',
  idempotencyKey: null,
  inputHash: 'same',
  requestId: 'request-1',
  traceparent: null,
  locale: 'RO',
  ...changes,
});
const inTransaction: CommandTransaction<Unit> = (...args) =>
  createCommandTransaction({ dataSource, unitOf, afterCommit: () => (commits += 1) })(...args);
const writeNote = (text: string) => async (unit: Unit) => accept({ noteId: await unit.write(text) });
const count = async (table: string): Promise<number> =>
  Number((await dataSource.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`))[0]!.count);

describe('a command transaction', () => {
  it('commits rows and audit together and tells afterwards', async () => {
    const result = await inTransaction(call(), writeNote('one'));

    expect(result).toMatchObject({ ok: true });
    expect(commits).toBe(1);
    expect(await dataSource.query('SELECT actor_id, action, changes FROM audit_entry')).toEqual([
      { actor_id: userId, action: 'writeNote', changes: { text: { before: null, after: 'one' } } },
    ]);
  });

  it('leaves nothing of a refused command, its key included', async () => {
    const before = await Promise.all(['note', 'audit_entry', 'idempotency_record'].map(count));

    const result = await inTransaction(call({ idempotencyKey: 'refused' }), async (unit) => {
      await unit.write('never');
      return refuse({ code: 'CONFLICT' });
    });

    expect(result).toEqual({ ok: false, refusals: [{ code: 'CONFLICT' }] });
    expect(await Promise.all(['note', 'audit_entry', 'idempotency_record'].map(count))).toEqual(before);
    expect(commits).toBe(0);
  });

  it('leaves nothing when the work throws', async () => {
    const before = await count('note');

    const attempt = inTransaction(call(), async (unit) => {
      await unit.write('never');
      throw new Error('fault');
    });

    await expect(attempt).rejects.toThrow('fault');
    expect(await count('note')).toBe(before);
  });

  it('answers a repeated key with the first ids and does the work once, even at the same time', async () => {
    const before = await count('note');

    const results = await Promise.all(Array.from({ length: 8 }, () => inTransaction(call({ idempotencyKey: 'again' }), writeNote('once'))));

    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await count('note')).toBe(before + 1);
  });

  it.each([
    ['another input', { inputHash: 'other' }, 'throws'],
    ['another operation', { operation: 'eraseNote' }, 'works'],
    ['another user', { principal: { kind: 'USER', userId: randomUUID(), sessionId: randomUUID(), authenticatedAt: 0, assurance: 'PASSWORD' } }, 'works'],
  ] as const)('with the same key and %s', async (_case, difference, outcome) => {
    await inTransaction(call({ idempotencyKey: 'mine' }), writeNote('first'));

    const attempt = inTransaction(call({ idempotencyKey: 'mine', ...difference }), writeNote('second'));

    if (outcome === 'works') await expect(attempt).resolves.toMatchObject({ ok: true });
    else await expect(attempt).rejects.toMatchObject({ extensions: { code: 'IDEMPOTENCY_MISMATCH' } });
  });

  it.each(['', 'k'.repeat(256), 'nul\0', 'half\ud800'])('refuses the key %j, which cannot be stored, before anything begins', async (idempotencyKey) => {
    const work = jest.fn();

    const result = await inTransaction(call({ idempotencyKey }), work);

    expect(result).toEqual({
      ok: false,
      refusals: [{ code: 'BAD_USER_INPUT', field: ['idempotencyKey'], params: { expected: 'IDEMPOTENCY_KEY', maximum: 255 } }],
    });
    expect(work).not.toHaveBeenCalled();
  });

  it('tries again when PostgreSQL gives a deadlock to break', async () => {
    let attempts = 0;

    const result = await inTransaction(call(), async (unit) => {
      attempts += 1;
      if (attempts < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return accept({ noteId: await unit.write('third time') });
    });

    expect(result).toMatchObject({ ok: true });
    expect(attempts).toBe(3);
  });

  it('tells the business time, which the owner can move and the app cannot', async () => {
    const owner = await dataSourceOf(database.ownerUrl).initialize();
    await owner.query(`UPDATE business_clock SET clock_offset = '31 days'`);
    const readNow = async (unit: Unit) => accept({ now: unit.facts.now.getTime() });

    const result = await inTransaction(call(), readNow);

    await owner.query(`UPDATE business_clock SET clock_offset = '0'`);
    await owner.destroy();
    expect(result.ok && result.value.now - Date.now()).toBeGreaterThan(30 * 86_400_000);
    await expect(dataSource.query(`UPDATE business_clock SET clock_offset = '1 day'`)).rejects.toThrow('permission denied');
  });
});

describe('the audit trail', () => {
  it.each(['UPDATE audit_entry SET action = $$x$$', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])('refuses the app role: %s', async (statement) => {
    await expect(dataSource.query(statement)).rejects.toThrow(/permission denied/);
  });

  it.each(['UPDATE audit_entry SET action = $$x$$', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])('refuses even the owner: %s', async (statement) => {
    const owner = await dataSourceOf(database.ownerUrl).initialize();

    await expect(owner.query(statement)).rejects.toThrow('append only');
    await owner.destroy();
  });
});

it('purges idempotency records after thirty days and keeps younger ones', async () => {
  await dataSource.query(`DELETE FROM idempotency_record`);
  await dataSource.query(
    `INSERT INTO idempotency_record VALUES ($1, 'x', 'old', 'h', '{}', now() - interval '31 days'), ($1, 'x', 'young', 'h', '{}', now() - interval '29 days')`,
    [userId],
  );

  expect(await purgeIdempotencyRecords(dataSource.manager, 30)).toBe(1);
  expect(await dataSource.query('SELECT key FROM idempotency_record')).toEqual([{ key: 'young' }]);
});
