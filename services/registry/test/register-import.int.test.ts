import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anonymous } from '@conect/auth';
import { registryEvents } from '@conect/events';
import { waitFor } from '@conect/testing';
import { aRow, fileOf, setRegisterStage } from './register-files';

const sample = join(__dirname, '../data/national-register-sample.csv');
const { registry, folder, importFile, imported, organizations, eventTypes, nothingImported } = setRegisterStage();

describe('the 207 rows of the national register', () => {
  it('enter the catalogue, each with its event and its audit entry', async () => {
    const outcome = await importFile(sample);

    expect(outcome).toEqual({ done: true, text: 'Created 207, updated 0, unchanged 0, refused 0.' });
    expect(await eventTypes()).toEqual({ OrganizationImported: 207, RegisterImportCompleted: 1 });
    expect(await registry().sql(`SELECT count(*)::integer AS entries FROM audit_entry WHERE action = 'importRegister' AND subject_type = 'organization'`)).toEqual([{ entries: 207 }]);
  });

  it('change nothing the second time, which is said', async () => {
    await importFile(sample);
    await registry().sql('DELETE FROM outbox');

    const outcome = await importFile(sample);

    expect(outcome).toEqual({ done: true, text: 'Created 0, updated 0, unchanged 207, refused 0. Nothing changed.' });
    expect(await eventTypes()).toEqual({ RegisterImportCompleted: 1 });
    expect((await organizations()).every(({ version }) => version === 1)).toBe(true);
  });

  it('answer who works in education in Cluj', async () => {
    await importFile(sample);

    const { data } = await registry().ask<{ organizations: { totalCount: number; nodes: { legalName: string; domains: { isProposed: boolean }[] }[] } }>(
      anonymous,
      `{ organizations(filter: { countyCodes: ["CJ"], domains: ["B"] }, first: 100) { totalCount nodes { legalName domains { isProposed } } } }`,
    );

    expect(data.organizations.nodes.map(({ legalName }) => legalName)).toContain('FUNDATIA DEMOCRATIA SE INVATA IN SCOALA');
    expect(data.organizations.totalCount).toBeGreaterThan(3);
    expect(data.organizations.nodes.every(({ domains }) => domains.every(({ isProposed }) => isProposed))).toBe(true);
  });

  it('keep unknown what the register does not know, and drop what was pasted behind a name', async () => {
    await importFile(sample);

    const [undetermined] = await registry().sql('SELECT count(*)::integer AS count FROM organization WHERE county_code IS NULL');
    const pasted = (await organizations()).filter(({ legal_name: name }) => /conformitate cu/i.test(name));
    const [entry] = await registry().sql<{ raw: { name: string } }>(`SELECT raw FROM register_entry WHERE raw ->> 'name' LIKE '%EGYESULET%'`);
    expect(undetermined).toEqual({ count: 13 });
    expect(pasted).toEqual([]);
    expect(entry?.raw.name).toContain('Dovada disponibilitatii');
    expect((await organizations()).some(({ legal_name: name }) => /[şţŞŢ]/.test(name))).toBe(false);
  });

  it('are told in events that fit their contract', async () => {
    await importFile(sample);

    const messages = await registry().sql<{ type: string; value: string }>(`SELECT headers ->> 'ce_type' AS type, value FROM outbox`);
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
    const report = join(folder(), 'refused.csv');
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
    expect(await registry().sql(`SELECT status, refused_count FROM register_import ORDER BY id DESC LIMIT 1`)).toEqual([{ status: 'COMPLETED', refused_count: 3 }]);
  });
});

describe('a later file', () => {
  it('updates what the register says otherwise, and tells what', async () => {
    await imported('before.csv', fileOf(aRow(1), aRow(2), aRow(3)));
    await registry().sql('DELETE FROM outbox');

    const outcome = await imported('after.csv', fileOf(aRow(1, { cui: '28765437' }), aRow(2), aRow(3, { status: 'Radiat' })));

    const events = await registry().sql<{ value: string }>(`SELECT value FROM outbox WHERE headers ->> 'ce_type' LIKE '%OrganizationUpdated' ORDER BY position`);
    expect(outcome.text).toBe('Created 0, updated 2, unchanged 1, refused 0.');
    expect(events.map(({ value }) => (JSON.parse(value) as { changedFields: string[] }).changedFields)).toEqual([['cui'], ['status']]);
    expect((await organizations()).map(({ version, status, cui }) => [version, status, cui])).toEqual([
      [2, 'IMPORTED_UNCLAIMED', '28765437'],
      [1, 'IMPORTED_UNCLAIMED', null],
      [2, 'DEREGISTERED', null],
    ]);
    expect(await registry().sql(`SELECT changes FROM audit_entry WHERE changes ? 'cui' AND changes -> 'version' ->> 'before' = '1'`)).toMatchObject([
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

  it('gives a CUI to the first row that names it, also where its rivals stand in the steps that are under way behind it', async () => {
    const rivals = [490, 505, 1_100];
    const rows = Array.from({ length: 1_200 }, (_, index) => aRow(index + 1, rivals.includes(index + 1) ? { cui: '28765437' } : {}));

    const outcome = await imported('long.csv', fileOf(...rows));

    expect(outcome.text.split('\n')).toEqual([
      'Created 1198, updated 0, unchanged 0, refused 2.',
      '  line 506: 505/A/2020 ASOCIATIA NUMARUL 505: another organization has the CUI 28765437',
      '  line 1101: 1100/A/2020 ASOCIATIA NUMARUL 1100: another organization has the CUI 28765437',
    ]);
    expect(await registry().sql(`SELECT legal_name FROM organization WHERE cui = '28765437'`)).toEqual([{ legal_name: 'ASOCIATIA NUMARUL 490' }]);
  });

  it('leaves a profile alone that somebody speaks for', async () => {
    await imported('claimed.csv', fileOf(aRow(1)));
    await registry().sql(`UPDATE organization SET status = 'ACTIVE', decided_at = now(), decided_by = id`);

    const outcome = await imported('claimed.csv', fileOf(aRow(1, { status: 'Radiat' })));

    expect(outcome.text).toBe('Created 0, updated 0, unchanged 1, refused 0. Nothing changed.');
    expect(await organizations()).toMatchObject([{ status: 'ACTIVE', version: 1 }]);
  });
});

describe('imports at the same time', () => {
  it('wait for each other: the second one is told so', async () => {
    const holder = await registry().connect();
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
    const rival = await registry().connect();
    try {
      await rival.query('BEGIN');
      await rival.query(
        `INSERT INTO organization (id, version, source, type, status, legal_name, cui, is_branch, created_at, updated_at, status_since)
         VALUES (gen_random_uuid(), 1, 'NATIONAL_REGISTER', 'ASSOCIATION', 'IMPORTED_UNCLAIMED', 'Rival', '28765437', false, now(), now(), now())`,
      );
      const running = imported('race.csv', fileOf(aRow(1, { cui: '28765437' }), aRow(2)));
      const waiting = `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND l.locktype = 'transactionid' AND a.datname = current_database()`;
      await waitFor(async () => (await registry().sql(waiting)).length > 0, { describe: 'the import to wait for the rival' });
      await rival.query('COMMIT');

      expect((await running).text).toMatch(/^Created 1, updated 0, unchanged 0, refused 1\.\n.*another organization has the CUI 28765437/);
    } finally {
      rival.release(true);
    }
  });

  it('that were killed are cleared away by the next one, which completes what they began', async () => {
    await imported('part.csv', fileOf(aRow(1)));
    await registry().sql(`INSERT INTO register_import (id, file_name, status, started_at) VALUES (gen_random_uuid(), 'killed.csv', 'RUNNING', now())`);
    await registry().sql(
      `INSERT INTO register_import_row (import_id, line, register_number, name_key, raw, entry, organization_id) VALUES (gen_random_uuid(), 2, '9', 'x', '{}', '{}', gen_random_uuid())`,
    );

    const outcome = await imported('whole.csv', fileOf(aRow(1), aRow(2)));

    expect(outcome.text).toBe('Created 1, updated 0, unchanged 1, refused 0.');
    expect(await registry().sql(`SELECT 1 FROM register_import WHERE status = 'RUNNING'`)).toEqual([]);
    expect(await registry().sql('SELECT 1 FROM register_import_row')).toEqual([]);
  });
});
