import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { openServiceDatabase, type ServiceDatabase } from '../test/service-database';
import { appendAudit, hidePersonal, type AuditEntry } from './audit';
import { createAuditChain, dropAuditChain } from './audit-chain-table';
import { createDataSource } from './database';
import { auditOutcome, verifyAudit, type AuditVerification } from './verify-audit';

let database: ServiceDatabase;

beforeAll(async () => {
  database = await openServiceDatabase('auditchain');
});
afterAll(() => database?.drop());

const anEntry = (chainId: string, changes: AuditEntry['changes'] = { name: { before: null, after: 'Asociația Ș' } }): AuditEntry => ({
  at: new Date('2026-03-02T09:15:30.123Z'),
  actorId: randomUUID(),
  action: 'renameNote',
  subjectType: 'note',
  subjectId: randomUUID(),
  chainId,
  requestId: 'request-1',
  changes,
});

const append = (...entries: AuditEntry[]): Promise<void> => database.dataSource.transaction((manager: EntityManager) => appendAudit(manager, ...entries));
const verify = (): Promise<AuditVerification> => verifyAudit(database.dataSource);

/** As somebody who owns the database and goes around the trigger. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  await database.asOwner('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  await database.asOwner(statement, values);
  await database.asOwner('ALTER TABLE audit_entry ENABLE TRIGGER USER');
}

async function aChainOf(count: number): Promise<string> {
  const chainId = randomUUID();
  for (let done = 0; done < count; done += 1) await append(anEntry(chainId));
  return chainId;
}

const placesOf = async (chainId: string): Promise<number[]> => {
  const rows = await database.dataSource.query<{ position: number }[]>('SELECT position FROM audit_entry WHERE chain_id = $1 ORDER BY id', [chainId]);
  return rows.map(({ position }) => position);
};

const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a chain of the audit trail', () => {
  it('is whole whatever the values are', async () => {
    const values = [0, -0, 1e21, 1.5e-7, 'ș\u2028"\\', '', null, true, [1, { z: 1, a: [] }], { ș: 1, z: 2, Z: 3 }, new Date(0), { gone: undefined }];
    await append(...values.map((after) => anEntry(randomUUID(), { value: { before: null, after } })));

    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  it('has neither gap nor fork when many write to it at once', async () => {
    const chainId = randomUUID();

    await Promise.all(oneTo(20).map(() => append(anEntry(chainId), anEntry(chainId))));

    expect(await placesOf(chainId)).toEqual(oneTo(40));
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  it('loses nothing by a transaction that rolls back', async () => {
    const chainId = await aChainOf(1);
    const undone = database.dataSource.transaction(async (manager) => {
      await appendAudit(manager, anEntry(chainId), anEntry(chainId));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');

    await append(anEntry(chainId));

    expect(await placesOf(chainId)).toEqual([1, 2]);
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  it('takes two statements for any number of entries and chains', async () => {
    const chains = oneTo(500).map(() => randomUUID());
    let statements = 0;

    await database.dataSource.transaction(async (manager) => {
      const counting = { query: (...given: Parameters<EntityManager['query']>) => ((statements += 1), manager.query(...given)) };
      await appendAudit(counting as EntityManager, ...chains.flatMap((chainId) => [anEntry(chainId), anEntry(chainId)]));
    });

    expect(statements).toBe(2);
    expect(await placesOf(chains[499]!)).toEqual([1, 2]);
  });
});

describe('what somebody does behind its back', () => {
  const attacks: readonly (readonly [name: string, statement: string, kind: string, position: number])[] = [
    ['one byte flipped in the changes', `UPDATE audit_entry SET changes = jsonb_set(changes, '{name,after}', '"Asociația S"') WHERE chain_id = $1 AND position = 3`, 'ROW_CHANGED', 3],
    ['one byte flipped in a hash', `UPDATE audit_entry SET hash = set_byte(hash, 7, get_byte(hash, 7) # 1) WHERE chain_id = $1 AND position = 3`, 'ROW_CHANGED', 3],
    ['another actor', `UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE chain_id = $1 AND position = 3`, 'ROW_CHANGED', 3],
    ['another time', `UPDATE audit_entry SET recorded_at = recorded_at + interval '1 millisecond' WHERE chain_id = $1 AND position = 3`, 'ROW_CHANGED', 3],
    ['a row deleted', `DELETE FROM audit_entry WHERE chain_id = $1 AND position = 3`, 'ROWS_MISSING', 3],
    ['the first row deleted', `DELETE FROM audit_entry WHERE chain_id = $1 AND position = 1`, 'ROWS_MISSING', 1],
    [
      'two rows swapped',
      `UPDATE audit_entry one SET subject_id = other.subject_id, actor_id = other.actor_id, recorded_at = other.recorded_at, hash = other.hash
       FROM audit_entry other WHERE one.chain_id = $1 AND other.chain_id = $1 AND one.position + other.position = 5 AND one.position IN (2, 3)`,
      'ROW_CHANGED',
      2,
    ],
    ['the tail cut', `DELETE FROM audit_entry WHERE chain_id = $1 AND position >= 4`, 'HEAD_DIFFERS', 4],
    ['every row deleted', `DELETE FROM audit_entry WHERE chain_id = $1`, 'HEAD_DIFFERS', 1],
  ];

  it.each(attacks)('is found: %s', async (_name, statement, kind, position) => {
    const chainId = await aChainOf(5);
    expect((await verify()).faults.filter((fault) => fault.chainId === chainId)).toEqual([]);

    await tamper(statement, [chainId]);

    expect((await verify()).faults).toContainEqual({ kind, chainId, position });
    expect(await auditOutcome(database.dataSource)).toMatchObject({ done: false, text: expect.stringContaining(`${kind} chain ${chainId} place ${position}`) });
  });

  it.each(['UPDATE audit_head SET entry_count = 0', 'UPDATE audit_head SET hash = sha256(hash)', 'DELETE FROM audit_head', 'TRUNCATE audit_head'])('is refused: %s', async (statement) => {
    await aChainOf(1);

    await expect(database.dataSource.query(statement)).rejects.toThrow(/permission denied|append only/);
    await expect(database.asOwner(statement)).rejects.toThrow('append only');
  });
});

it('chains what a database had before, in the order it was written', async () => {
  const before = await openServiceDatabase('auditchainbefore');
  const owner = await createDataSource({ url: before.ownerUrl, applicationName: 'test', entities: [], migrations: [] }).initialize();
  const runner = owner.createQueryRunner();
  await dropAuditChain(runner);
  await owner.query(`INSERT INTO audit_entry (business_at, action, subject_type, subject_id, changes)
    SELECT clock_timestamp(), 'act' || n, 'note', ('00000000-0000-0000-0000-00000000000' || n % 3)::uuid, '{"n": {"before": null, "after": 1.50}}' FROM generate_series(1, 4100) AS n`);

  await createAuditChain(runner);

  expect(await verifyAudit(owner)).toMatchObject({ faultCount: 0, entryCount: 4100, chainCount: 3 });
  await expect(owner.query(`UPDATE audit_entry SET action = 'x'`)).rejects.toThrow('append only');
  await runner.release();
  await owner.destroy();
  await before.drop();
});

it('is read over the borders of batches, however long a chain is', async () => {
  const chainId = randomUUID();
  await append(...oneTo(11_000).map(() => anEntry(chainId)));
  const before = (await verify()).faultCount;

  await tamper(`UPDATE audit_entry SET action = 'other' WHERE chain_id = $1 AND position = 10001`, [chainId]);

  const { faultCount, faults } = await verify();
  expect(faultCount).toBe(before + 1);
  expect(faults).toContainEqual({ kind: 'ROW_CHANGED', chainId, position: 10_001 });
});

it('hides personal values at any depth, and leaves none where there was none', () => {
  const fields = new Set(['email', 'message']);

  expect(
    hidePersonal({ email: { before: null, after: 'ana@exemplu.ro' }, status: { before: 'A', after: 'B' }, asked: { before: null, after: { message: 'x', name: 'y' } } }, fields),
  ).toEqual({ email: { before: null, after: '[personal]' }, status: { before: 'A', after: 'B' }, asked: { before: null, after: { message: '[personal]', name: 'y' } } });
});
