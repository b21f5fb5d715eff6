import { randomUUID } from 'node:crypto';
import { aUser } from '@conect/testing';
import { aRow, createRegisterFiles, eventTypesIn, fileOf, organizationsIn, type RegisterFiles } from './register-files';
import { grantRole, startRegistry, type TestRegistry } from './registry';
import { importUploaded } from './register-uploads';
import { anImported } from './claims';

let registry: TestRegistry;
let files: RegisterFiles;
const officerId = randomUUID();
const officer = aUser(officerId);

beforeAll(async () => {
  registry = await startRegistry({ REGISTRY_SHRINK_LIMIT: '5' });
  files = await createRegisterFiles(registry);
  await grantRole(registry, officerId, 'SGG_ADMIN');
  await registry.startBackground();
});
afterAll(async () => {
  await registry?.stop();
  await files?.remove();
});
beforeEach(async () => {
  await registry.sql('DELETE FROM organization');
  await registry.sql('DELETE FROM outbox');
});

const rowsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => aRow(index + 1));
const without = (rows: readonly string[], ...numbers: readonly number[]): string => fileOf(...rows.filter((_, index) => !numbers.includes(index + 1)));
const importFull = (text: string) => importUploaded(registry, officer, 'registru.csv', text, { isFull: true });
const activate = (name: string) =>
  registry.sql(`UPDATE organization SET status = 'ACTIVE', decided_at = now(), decided_by = id, confirmed_at = now(), version = version + 1 WHERE legal_name = $1`, [name]);
const statusOf = async (name: string): Promise<string | undefined> => (await organizationsIn(registry)).find(({ legal_name: own }) => own === name)?.status;

interface Absences {
  readonly registerAbsences: { readonly totalCount: number; readonly nodes: readonly { readonly organization: { readonly legalName: string; readonly status: string } }[] };
}
const absences = async () => (await registry.ask<Absences>(officer, '{ registerAbsences(first: 10) { totalCount nodes { since organization { legalName status } registerImport { fileName } } } }')).data.registerAbsences;

describe('a full file', () => {
  it('strikes off what nobody claimed and it lacks, with status and date to be read, and says so', async () => {
    const rows = rowsOf(40);
    await files.imported('before.csv', fileOf(...rows));
    await registry.sql('DELETE FROM outbox');

    const seen = await importFull(without(rows, 7));

    expect(seen).toMatchObject({ state: 'COMPLETED', created: 0, updated: 0, unchanged: 39 });
    expect(await statusOf('ASOCIATIA NUMARUL 7')).toBe('DEREGISTERED');
    expect(await eventTypesIn(registry)).toEqual({ OrganizationUpdated: 1, RegisterImportCompleted: 1 });
    expect(await registry.sql(`SELECT status_since > created_at AS dated, version FROM organization WHERE legal_name = 'ASOCIATIA NUMARUL 7'`)).toEqual([{ dated: true, version: 2 }]);
    expect(await registry.sql(`SELECT removed_count, review_count FROM register_import ORDER BY id DESC LIMIT 1`)).toEqual([{ removed_count: 1, review_count: 0 }]);
  });

  it('brings back what an earlier one lacked', async () => {
    const rows = rowsOf(40);
    await files.imported('before.csv', fileOf(...rows));
    await importFull(without(rows, 7));

    expect(await importFull(fileOf(...rows))).toMatchObject({ updated: 1, unchanged: 39 });
    expect(await statusOf('ASOCIATIA NUMARUL 7')).toBe('IMPORTED_UNCLAIMED');
  });

  it('takes nobody away who was claimed: SGG looks at him until a file has him again', async () => {
    const rows = rowsOf(40);
    await files.imported('before.csv', fileOf(...rows));
    await activate('ASOCIATIA NUMARUL 7');

    await importFull(without(rows, 7));
    const missing = await absences();
    await importFull(without(rows, 7));
    const still = await absences();
    await files.imported('part.csv', fileOf(rows[6]!));

    expect(missing).toMatchObject({ totalCount: 1, nodes: [{ organization: { legalName: 'ASOCIATIA NUMARUL 7', status: 'ACTIVE' }, registerImport: { fileName: 'registru.csv' } }] });
    expect(still.totalCount).toBe(1);
    expect(await absences()).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await statusOf('ASOCIATIA NUMARUL 7')).toBe('ACTIVE');
  });

  it('that lacks more than the limit is refused before anything changes, with both counts; at the limit it is taken', async () => {
    const rows = rowsOf(40);
    await files.imported('before.csv', fileOf(...rows));
    await registry.sql('DELETE FROM outbox');

    const refused = await importFull(without(rows.with(0, aRow(1, { cui: '28765437' })), 7, 8, 9));
    expect(refused).toMatchObject({ state: 'REFUSED', refusal: { code: 'SHRINKS_TOO_MUCH', message: 'The file lacks 3 of 40 known entries, more than the limit of 5 %: check that it is whole, or import it as a part.' } });
    expect(await eventTypesIn(registry)).toEqual({});
    expect((await organizationsIn(registry)).every(({ status, cui }) => status === 'IMPORTED_UNCLAIMED' && cui === null)).toBe(true);

    expect(await importFull(without(rows, 7, 8))).toMatchObject({ state: 'COMPLETED' });
  });

  it('still lists a row that it spoils, and says nothing of legal forms that it does not list', async () => {
    const rows = rowsOf(40);
    await files.imported('before.csv', fileOf(...rows));
    await files.imported('others.csv', fileOf(aRow(90)).replace('Asociație', 'Fundație'));
    const spoiled = rows.with(6, aRow(7, { judet: 'ATLANTIDA' }));

    expect(await importFull(fileOf(...spoiled))).toMatchObject({ state: 'COMPLETED', refused: 1, unchanged: 39 });
    expect((await organizationsIn(registry)).map(({ status }) => status)).toEqual(Array.from({ length: 41 }, () => 'IMPORTED_UNCLAIMED'));
  });

  it('leaves alone who never was in the register; and a file that is not full ends nothing', async () => {
    const rows = rowsOf(40);
    await files.imported('before.csv', fileOf(...rows));
    await anImported(registry, 'IMPORTED_UNCLAIMED', 'Asociația fără număr');

    await importFull(fileOf(...rows));
    await files.imported('part.csv', without(rows, 1, 2, 3, 4, 5));

    expect((await organizationsIn(registry)).every(({ status }) => status === 'IMPORTED_UNCLAIMED')).toBe(true);
  });

  it('is one at a shell too, with the same limit by default', async () => {
    const rows = rowsOf(100);
    await files.imported('before.csv', fileOf(...rows));

    expect((await files.imported('cut.csv', without(rows, 1, 2, 3), '--full')).text).toContain('The file lacks 3 of 100 known entries, more than the limit of 2 %');
    expect((await files.imported('full.csv', without(rows, 1, 2), '--full')).text).toBe('Created 0, updated 0, unchanged 98, refused 0. Not in the file: 2 struck off, 0 claimed ones for SGG to look at.');
  });
});

describe('a row that names an organization otherwise', () => {
  const requests = () => registry.sql<{ changes: object; source: string; status: string }>('SELECT changes, source, status FROM change_request');

  it('renames one that nobody claimed, once', async () => {
    await files.imported('before.csv', fileOf(aRow(1), aRow(2)));
    const renamed = fileOf(aRow(1, { denumire: 'ASOCIATIA NOUA' }), aRow(2));

    expect((await files.imported('after.csv', renamed, '--full')).text).toBe('Created 0, updated 1, unchanged 1, refused 0.');
    expect((await files.imported('after.csv', renamed, '--full')).text).toContain('Nothing changed.');
    expect((await organizationsIn(registry)).map(({ legal_name: name }) => name)).toEqual(['ASOCIATIA NOUA', 'ASOCIATIA NUMARUL 2']);
  });

  it('asks SGG to rename one that was claimed, once, and the old name stays meanwhile', async () => {
    await files.imported('before.csv', fileOf(aRow(1), aRow(2)));
    await activate('ASOCIATIA NUMARUL 1');
    await registry.sql('DELETE FROM outbox');
    const renamed = fileOf(aRow(1, { denumire: 'ASOCIATIA NOUA' }), aRow(2));

    await files.imported('after.csv', renamed, '--full');
    await files.imported('after.csv', renamed, '--full');

    expect(await requests()).toEqual([{ changes: { legalName: 'ASOCIATIA NOUA' }, source: 'NATIONAL_REGISTER', status: 'PENDING' }]);
    expect(await eventTypesIn(registry)).toEqual({ ChangeRequestOpened: 1, RegisterImportCompleted: 2 });
    expect(await statusOf('ASOCIATIA NUMARUL 1')).toBe('ACTIVE');
  });

  it('asks again in the next file while another request waits', async () => {
    await files.imported('before.csv', fileOf(aRow(1)));
    await activate('ASOCIATIA NUMARUL 1');
    await files.imported('first.csv', fileOf(aRow(1, { denumire: 'ASOCIATIA NOUA' })));
    await files.imported('second.csv', fileOf(aRow(1, { denumire: 'ASOCIATIA MAI NOUA' })));
    await registry.sql(`UPDATE change_request SET status = 'REJECTED', decided_at = now(), decided_by = organization_id, decision_reason = 'Nu.'`);

    await files.imported('second.csv', fileOf(aRow(1, { denumire: 'ASOCIATIA MAI NOUA' })));

    expect((await requests()).map(({ changes, status }) => [changes, status])).toEqual([
      [{ legalName: 'ASOCIATIA NOUA' }, 'REJECTED'],
      [{ legalName: 'ASOCIATIA MAI NOUA' }, 'PENDING'],
    ]);
  });

  it.each([
    ['the number stands twice in the file', (row: string) => row + aRow(1, { denumire: 'ASOCIATIA A TREIA' }), 3],
    ['the county is another', () => aRow(1, { denumire: 'ASOCIATIA NOUA', judet: 'ALBA', localitate: 'ALBA IULIA' }), 2],
    ['the legal form is another', (row: string) => row.replace('Asociație', 'Fundație'), 2],
    ['the day is another', (row: string) => row.replace('05.01.2020', '06.01.2020'), 2],
  ])('is another organization when %s', async (_case, change, count) => {
    await files.imported('before.csv', fileOf(aRow(1)));

    await files.imported('after.csv', fileOf(change(aRow(1, { denumire: 'ASOCIATIA NOUA' }))));

    expect(await organizationsIn(registry)).toHaveLength(count);
    expect(await statusOf('ASOCIATIA NUMARUL 1')).toBe('IMPORTED_UNCLAIMED');
  });
});
