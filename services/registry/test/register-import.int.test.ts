import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous } from '@conect/auth';
import { registryEvents } from '@conect/events';
import { waitFor } from '@conect/testing';
import { Workbook } from 'exceljs';
import { runCommand, type Outcome } from '../src/service/commands';
import { startRegistry, type TestRegistry } from './registry';

jest.setTimeout(120_000);

const sample = join(__dirname, '../data/national-register-sample.csv');
const headings = 'Nr. Crt.,Numar Registru,Numar Registru Special,Data Inregistrare,Categorie Personalitate Juridica,Denumire ONG,Instanta,Status,Este Filiala,Localitate,Judet,CUI,Scop,Are Utilitate Publica';
let registry: TestRegistry;
let folder: string;

beforeAll(async () => {
  registry = await startRegistry();
  folder = await mkdtemp(join(tmpdir(), 'conect-register-'));
});
afterAll(async () => {
  await registry?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await registry.sql('DELETE FROM organization');
  await registry.sql('DELETE FROM outbox');
});

const importFile = (path: string, ...options: string[]): Promise<Outcome | null> =>
  runCommand(['import', path, ...options], { REGISTRY_DATABASE_URL: registry.databaseUrl }, () => {});

async function imported(name: string, text: string | Buffer, ...options: string[]): Promise<Outcome> {
  const path = join(folder, name);
  await writeFile(path, text);
  return (await importFile(path, ...options))!;
}

const aRow = (number: number, changes: Readonly<Record<string, string>> = {}): string => {
  const row = { numar: `${number}/A/2020`, denumire: `ASOCIATIA NUMARUL ${number}`, status: 'Inregistrat', localitate: 'TURDA', judet: 'CLUJ', cui: '', scop: 'protectia mediului', ...changes };
  return `${number},${row.numar},,05.01.2020,Asociație,${row.denumire},Judecatoria TURDA,${row.status},Nu,${row.localitate},${row.judet},${row.cui},${row.scop},Nu\n`;
};
const fileOf = (...rows: readonly string[]): string => `${headings}\n${rows.join('')}`;
const eventTypes = async (): Promise<Record<string, number>> => {
  const rows = await registry.sql<{ type: string; count: number }>(`SELECT headers ->> 'ce_type' AS type, count(*)::integer AS count FROM outbox GROUP BY 1`);
  return Object.fromEntries(rows.map(({ type, count }) => [type.replace('ro.gov.conect.registry.', ''), count]));
};
const organizations = () =>
  registry.sql<{ legal_name: string; version: number; status: string; cui: string | null }>('SELECT legal_name, version, status, cui FROM organization ORDER BY legal_name COLLATE "C"');
const nothingImported = async (): Promise<void> => {
  expect(await organizations()).toEqual([]);
  expect(await eventTypes()).toEqual({});
  expect(await registry.sql('SELECT 1 FROM register_import_row')).toEqual([]);
};

describe('the 207 rows of the national register', () => {
  it('enter the catalogue, each with its event and its audit entry', async () => {
    const outcome = await importFile(sample);

    expect(outcome).toEqual({ done: true, text: 'Created 207, updated 0, unchanged 0, refused 0.' });
    expect(await eventTypes()).toEqual({ OrganizationImported: 207, RegisterImportCompleted: 1 });
    expect(await registry.sql(`SELECT count(*)::integer AS entries FROM audit_entry WHERE action = 'importRegister' AND subject_type = 'organization'`)).toEqual([{ entries: 207 }]);
  });

  it('change nothing the second time, which is said', async () => {
    await importFile(sample);
    await registry.sql('DELETE FROM outbox');

    const outcome = await importFile(sample);

    expect(outcome).toEqual({ done: true, text: 'Created 0, updated 0, unchanged 207, refused 0. Nothing changed.' });
    expect(await eventTypes()).toEqual({ RegisterImportCompleted: 1 });
    expect((await organizations()).every(({ version }) => version === 1)).toBe(true);
  });

  it('answer who works in education in Cluj', async () => {
    await importFile(sample);

    const { data } = await registry.ask<{ organizations: { totalCount: number; nodes: { legalName: string; domains: { isProposed: boolean }[] }[] } }>(
      anonymous,
      `{ organizations(filter: { countyCodes: ["CJ"], domains: ["B"] }, first: 100) { totalCount nodes { legalName domains { isProposed } } } }`,
    );

    expect(data.organizations.nodes.map(({ legalName }) => legalName)).toContain('FUNDATIA DEMOCRATIA SE INVATA IN SCOALA');
    expect(data.organizations.totalCount).toBeGreaterThan(3);
    expect(data.organizations.nodes.every(({ domains }) => domains.every(({ isProposed }) => isProposed))).toBe(true);
  });

  it('keep unknown what the register does not know, and drop what was pasted behind a name', async () => {
    await importFile(sample);

    const [undetermined] = await registry.sql('SELECT count(*)::integer AS count FROM organization WHERE county_code IS NULL');
    const pasted = (await organizations()).filter(({ legal_name: name }) => /conformitate cu/i.test(name));
    const [entry] = await registry.sql<{ raw: { name: string } }>(`SELECT raw FROM register_entry WHERE raw ->> 'name' LIKE '%EGYESULET%'`);
    expect(undetermined).toEqual({ count: 13 });
    expect(pasted).toEqual([]);
    expect(entry?.raw.name).toContain('Dovada disponibilitatii');
    expect((await organizations()).some(({ legal_name: name }) => /[şţŞŢ]/.test(name))).toBe(false);
  });

  it('are told in events that fit their contract', async () => {
    await importFile(sample);

    const messages = await registry.sql<{ type: string; value: string }>(`SELECT headers ->> 'ce_type' AS type, value FROM outbox`);
    for (const { type, value } of messages) {
      const contract = registryEvents.find(({ name }) => type.endsWith(`.${name}`));
      expect(contract?.data.safeParse(JSON.parse(value))).toMatchObject({ success: true });
      expect(value).not.toContain('scop');
    }
  });
});

describe('J2: an import of 1,000 rows of which 3 are bad', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => aRow(index + 1));
  rows[99] = aRow(100, { cui: '12345678' });
  rows[499] = aRow(500, { judet: 'ATLANTIDA' });
  rows[899] = aRow(900, { numar: '7/A/2020', denumire: 'Asociația  Numărul 7' });

  it('takes 997, refuses 3 with their reasons, and changes nothing the second time', async () => {
    const report = join(folder, 'refused.csv');
    const first = await imported('1000.csv', fileOf(...rows), '--report', report);
    const second = await imported('1000.csv', fileOf(...rows));

    expect(first.text.split('\n')).toEqual([
      'Created 997, updated 0, unchanged 0, refused 3.',
      '  line 101: 100/A/2020 ASOCIATIA NUMARUL 100: "12345678" is no CUI: its digits or its check digit are wrong',
      '  line 501: 500/A/2020 ASOCIATIA NUMARUL 500: "ATLANTIDA" is no county',
      '  line 901: 7/A/2020 Asociația Numărul 7: its number and name stand in line 8 already',
    ]);
    expect(second.text).toMatch(/^Created 0, updated 0, unchanged 997, refused 3\. Nothing changed\./);
    expect((await readFile(report, 'utf8')).split('\n').map((line) => line.split(',')[3])).toEqual(['"codes"', '"CUI_INVALID"', '"COUNTY_UNKNOWN"', '"REPEATED"', undefined]);
    expect(await registry.sql(`SELECT status, refused_count FROM register_import ORDER BY id DESC LIMIT 1`)).toEqual([{ status: 'COMPLETED', refused_count: 3 }]);
  });
});

describe('a later file', () => {
  it('updates what the register says otherwise, and tells what', async () => {
    await imported('before.csv', fileOf(aRow(1), aRow(2), aRow(3)));
    await registry.sql('DELETE FROM outbox');

    const outcome = await imported('after.csv', fileOf(aRow(1, { cui: '28765437' }), aRow(2), aRow(3, { status: 'Radiat' })));

    const events = await registry.sql<{ value: string }>(`SELECT value FROM outbox WHERE headers ->> 'ce_type' LIKE '%OrganizationUpdated' ORDER BY position`);
    expect(outcome.text).toBe('Created 0, updated 2, unchanged 1, refused 0.');
    expect(events.map(({ value }) => (JSON.parse(value) as { changedFields: string[] }).changedFields)).toEqual([['cui'], ['status']]);
    expect((await organizations()).map(({ version, status, cui }) => [version, status, cui])).toEqual([
      [2, 'IMPORTED_UNCLAIMED', '28765437'],
      [1, 'IMPORTED_UNCLAIMED', null],
      [2, 'DEREGISTERED', null],
    ]);
    expect(await registry.sql(`SELECT changes FROM audit_entry WHERE changes ? 'cui' AND changes -> 'version' ->> 'before' = '1'`)).toMatchObject([
      { changes: { cui: { before: null, after: '28765437' } } },
    ]);
  });

  it('gives two entries of one number to two organizations, since only number and name tell them apart', async () => {
    const outcome = await imported('shared.csv', fileOf(aRow(1), aRow(2, { numar: '1/A/2020' })));

    expect(outcome.text).toBe('Created 2, updated 0, unchanged 0, refused 0.');
  });

  it('refuses a CUI that another organization has, in the catalogue or earlier in the file', async () => {
    await imported('owner.csv', fileOf(aRow(1, { cui: '28765437' })));

    const outcome = await imported('rivals.csv', fileOf(aRow(1, { cui: '28765437' }), aRow(2, { cui: 'RO28765437' }), aRow(3, { cui: '27772126' }), aRow(4, { cui: '27772126' }), aRow(5, { cui: '28765437', status: 'Radiat' })));

    expect(outcome.text.split('\n')).toEqual([
      'Created 2, updated 0, unchanged 1, refused 2.',
      '  line 3: 2/A/2020 ASOCIATIA NUMARUL 2: another organization has the CUI 28765437',
      '  line 5: 4/A/2020 ASOCIATIA NUMARUL 4: another organization has the CUI 27772126',
    ]);
  });

  it('leaves a profile alone that somebody speaks for', async () => {
    await imported('claimed.csv', fileOf(aRow(1)));
    await registry.sql(`UPDATE organization SET status = 'ACTIVE', decided_at = now(), decided_by = id`);

    const outcome = await imported('claimed.csv', fileOf(aRow(1, { status: 'Radiat' })));

    expect(outcome.text).toBe('Created 0, updated 0, unchanged 1, refused 0. Nothing changed.');
    expect(await organizations()).toMatchObject([{ status: 'ACTIVE', version: 1 }]);
  });
});

describe('a workbook of the weekly layout', () => {
  const write = async (name: string, rows: readonly unknown[][]): Promise<string> => {
    const workbook = new Workbook();
    workbook.addWorksheet('Foaie1').addRows([
      ['Denumire', 'Numar inreg Reg National', 'Starea actuala', 'sediu schimbat', 'organizatia trece in circumscriptia altei instante', 'Tara', 'Judet', 'Localitate', 'Adresa', 'Scopul initial', 'Modificari ale scopului 1', 'HG utilitate publica', 'Data HG utilitate publica'],
      ...rows,
    ]);
    const path = join(folder, name);
    await workbook.xlsx.writeFile(path);
    return path;
  };

  it('is read with the category that its name tells', async () => {
    const path = await write('Fundatii_09_03_2026.xlsx', [
      ['FUNDATIA_x000D_ DOVE', '185/B/1999', '', '', '', 'ROMANIA', 'CLUJ', 'MUNICIPIUL CLUJ-NAPOCA, str. Horea', 'Str. Horea nr. 1', 'consiliere', 'invatamant special', 'HG 101/2010', '12.02.2010'],
      ['FUNDATIA VECHE', 186, 'radiata', '', '', 'ROMANIA', 'NEDETERMINAT', '', '', '', '', '', ''],
    ]);

    const outcome = await importFile(path);

    expect(outcome?.text).toBe('Created 2, updated 0, unchanged 0, refused 0.');
    expect(
      await registry.sql(`SELECT legal_name, type, status, public_utility_status, national_register_number, locality_code, registered_address, purpose FROM organization ORDER BY legal_name`),
    ).toEqual([
      { legal_name: 'FUNDATIA DOVE', type: 'FOUNDATION', status: 'IMPORTED_UNCLAIMED', public_utility_status: 'GRANTED', national_register_number: '185/B/1999', locality_code: '54984', registered_address: 'Str. Horea nr. 1', purpose: 'invatamant special' },
      { legal_name: 'FUNDATIA VECHE', type: 'FOUNDATION', status: 'DEREGISTERED', public_utility_status: 'NONE', national_register_number: '186', locality_code: null, registered_address: null, purpose: null },
    ]);
  });

  it('without a category in its name asks for one', async () => {
    const path = await write('lista.xlsx', [['ASOCIATIA X', '1/A/2000', '', '', '', '', 'CLUJ', 'TURDA', '', '', '', '', '']]);

    expect((await importFile(path))?.text).toContain('add --category');
    await nothingImported();
    expect((await importFile(path, '--category', 'asociatii'))?.text).toBe('Created 1, updated 0, unchanged 0, refused 0.');
  });

  it('that is cut short is refused whole', async () => {
    const path = await write('Asociatii.xlsx', [['ASOCIATIA X', '1/A/2000', '', '', '', '', 'CLUJ', 'TURDA', '', '', '', '', '']]);
    const bytes = await readFile(path);

    const cut = await imported('Asociatii_taiat.xlsx', bytes.subarray(0, bytes.length - 900));

    expect(cut).toEqual({ done: false, text: expect.stringContaining('may be cut short') });
    await nothingImported();
  });
});

describe('a file that is refused whole', () => {
  it.each([
    ['is cut in the middle of a row', fileOf(aRow(1)) + aRow(2).slice(0, 40), 'Line 3: the file does not end as it should'],
    ['is cut in the middle of a row, whose line was ended', `${fileOf(aRow(1))}${aRow(2).slice(0, 40)}\n`, 'Line 3: expected 14 cells and found 6'],
    ['is cut inside quotes', `${fileOf(aRow(1))}2,2/A/2020,,,Asociație,"ASOCIATIA\n`, 'Line 3: the file does not end as it should'],
    ['lacks columns', 'Denumire ONG,Judet\nX,CLUJ\n', 'lacks numar registru'],
    ['has no heading but a row', aRow(1), 'The first row is not that of a published layout'],
    ['is empty', '', 'The file has no rows.'],
    ['is encoded as Windows-1250', Buffer.from(fileOf(aRow(1), aRow(2, { denumire: 'ASOCIA\u00deIA' })), 'latin1'), 'Line 3: the text is not UTF-8'],
    ['holds NUL bytes', fileOf(aRow(1), aRow(2, { denumire: 'A\0B' })), 'Line 3: the text is not UTF-8'],
    ['is encoded as UTF-16', Buffer.from(`\ufeff${fileOf(aRow(1))}`, 'utf16le'), 'Line 1: the text is not UTF-8'],
    ['breaks its quotes', fileOf(aRow(1), aRow(2, { denumire: '"A" B' })), 'Line 3: the file cannot be read'],
  ])('because it %s says so and changes nothing', async (_case, text, reason) => {
    const outcome = await imported('bad.csv', text);

    expect(outcome.done).toBe(false);
    expect(outcome.text).toContain('Nothing was imported.');
    expect(outcome.text).toContain(reason);
    await nothingImported();
  });

  it('finds the first wrong byte in a long file', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => aRow(index + 1, { scop: 'educație și învățământ' }));
    const bytes = Buffer.from(fileOf(...rows));
    const before = bytes.indexOf(Buffer.from('2500/A/2020'));
    bytes[before] = 0xff;

    expect((await imported('long.csv', bytes)).text).toContain('Line 2501: the text is not UTF-8');
  });

  it('because it is of another kind says so', async () => {
    const path = join(folder, 'register.pdf');
    await copyFile(sample, path);

    expect((await importFile(path))?.text).toContain('register.pdf is no .csv and no .xlsx file.');
    expect((await imported('fake.xlsx', fileOf(aRow(1)))).text).toContain('cannot be read as what its name says');
    expect((await importFile(join(folder, 'nowhere.csv')))?.text).toContain('is not there');
    await nothingImported();
  });
});

describe('imports at the same time', () => {
  it('wait for each other: the second one is told so', async () => {
    const holder = await registry.connect();
    try {
      await holder.query('SELECT pg_advisory_lock(7340512)');

      expect((await imported('second.csv', fileOf(aRow(1)))).text).toContain('Another import of the register is running');
      await nothingImported();
    } finally {
      await holder.query('SELECT pg_advisory_unlock(7340512)');
      holder.release();
    }
  });

  it('and a registration that takes a CUI meanwhile: the row is refused, the rest comes in', async () => {
    const rival = await registry.connect();
    try {
      await rival.query('BEGIN');
      await rival.query(
        `INSERT INTO organization (id, version, source, type, status, legal_name, cui, is_branch, created_at, updated_at, status_since)
         VALUES (gen_random_uuid(), 1, 'NATIONAL_REGISTER', 'ASSOCIATION', 'IMPORTED_UNCLAIMED', 'Rival', '28765437', false, now(), now(), now())`,
      );
      const running = imported('race.csv', fileOf(aRow(1, { cui: '28765437' }), aRow(2)));
      const waiting = `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND l.locktype = 'transactionid' AND a.datname = current_database()`;
      await waitFor(async () => (await registry.sql(waiting)).length > 0, { describe: 'the import to wait for the rival' });
      await rival.query('COMMIT');

      expect((await running).text).toMatch(/^Created 1, updated 0, unchanged 0, refused 1\.\n.*another organization has the CUI 28765437/);
    } finally {
      rival.release(true);
    }
  });

  it('that were killed are cleared away by the next one, which completes what they began', async () => {
    await imported('part.csv', fileOf(aRow(1)));
    await registry.sql(`INSERT INTO register_import (id, file_name, status, started_at) VALUES (gen_random_uuid(), 'killed.csv', 'RUNNING', now())`);
    await registry.sql(
      `INSERT INTO register_import_row (import_id, line, register_number, name_key, raw, entry, organization_id) VALUES (gen_random_uuid(), 2, '9', 'x', '{}', '{}', gen_random_uuid())`,
    );

    const outcome = await imported('whole.csv', fileOf(aRow(1), aRow(2)));

    expect(outcome.text).toBe('Created 1, updated 0, unchanged 1, refused 0.');
    expect(await registry.sql(`SELECT 1 FROM register_import WHERE status = 'RUNNING'`)).toEqual([]);
    expect(await registry.sql('SELECT 1 FROM register_import_row')).toEqual([]);
  });
});

describe('the command', () => {
  it.each([[[]], [['import']], [['import', 'a', 'b']], [['export', 'a']], [['import', 'a', '--category', 'cooperative']], [['import', 'a', '--what']], [['generate']], [['generate', 'a', '--rows', '0']], [['generate', 'a', '--rows', 'many']], [['generate', 'a', '--report', 'b']], [['import', 'a', '--rows', '5']]])('does not know %j', async (words) => {
    await expect(runCommand(words, { REGISTRY_DATABASE_URL: registry.databaseUrl }, () => {})).resolves.toBeNull();
  });

  it('makes a register that is taken whole, and nothing the second time', async () => {
    const path = join(folder, 'made.csv');

    const made = await runCommand(['generate', path, '--rows', '1500', '--seed', '5'], {}, () => {});

    expect(made).toEqual({ done: true, text: `1500 rows in ${path}, made with seed 5.` });
    expect((await importFile(path))!.text).toBe('Created 1500, updated 0, unchanged 0, refused 0.');
    expect((await importFile(path))!.text).toBe('Created 0, updated 0, unchanged 1500, refused 0. Nothing changed.');
  });

  it('leaves no file behind when the place for it is not there', async () => {
    await expect(runCommand(['generate', join(folder, 'nowhere', 'made.csv'), '--rows', '5'], {}, () => {})).rejects.toThrow(/ENOENT/);
  });
});
