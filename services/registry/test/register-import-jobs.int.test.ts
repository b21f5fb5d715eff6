import { randomUUID } from 'node:crypto';
import { aUser, waitFor } from '@conect/testing';
import { Client } from 'pg';
import { aRow, createRegisterFiles, eventTypesIn, fileOf, organizationsIn, type RegisterFiles } from './register-files';
import { endOf, importUploaded, requestImport, seeImport, uploadRegisterFile } from './register-uploads';
import { announceStatute, grantRole, startRegistry, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
let files: RegisterFiles;
const officerId = randomUUID();
const officer = aUser(officerId);
const ana = aUser();

beforeAll(async () => {
  registry = await startRegistry();
  files = await createRegisterFiles(registry);
  await grantRole(registry, officerId, 'SGG_ADMIN');
});
afterAll(async () => {
  await registry?.stop();
  await files?.remove();
});
beforeEach(async () => {
  await registry.sql('DELETE FROM organization');
  await registry.sql('DELETE FROM outbox');
});

const codesOf = ({ userErrors }: { userErrors: readonly { code: string }[] }): string[] => userErrors.map(({ code }) => code);
const text = fileOf(aRow(1), aRow(2), aRow(3, { cui: '12345678', judet: 'ATLANTIDA' }), aRow(4));

describe('an import that an officer asks for', () => {
  it('waits for a process, keeps every other one from beginning, and answers a replay as the first time', async () => {
    const documentId = await uploadRegisterFile(registry, officer, 'registru.csv', text);
    const first = await requestImport(registry, officer, { documentId, idempotencyKey: 'import' });
    const replay = await requestImport(registry, officer, { documentId, idempotencyKey: 'import' });
    const second = await requestImport(registry, officer, { documentId });
    const atShell = await files.imported('shell.csv', fileOf(aRow(9)));

    expect(first.registerImport).toMatchObject({ state: 'WAITING', progress: 0, created: 0, refused: 0, isFull: false });
    expect(replay.registerImport?.id).toBe(first.registerImport?.id);
    expect(second).toMatchObject({ registerImport: null, userErrors: [{ code: 'CONFLICT', message: 'Not possible: another import of the national register has not ended.' }] });
    expect(atShell.text).toContain('Another import of the register is running');
    expect(await organizationsIn(registry)).toEqual([]);

    await registry.startBackground();
    expect(await endOf(registry, officer, first.registerImport!.id)).toMatchObject({
      state: 'COMPLETED',
      progress: 1,
      created: 3,
      refused: 1,
      requester: { id: officerId },
      rows: { totalCount: 1, nodes: [{ line: 4, registerNumber: '3/A/2020', name: 'ASOCIATIA NUMARUL 3', reasons: [{ code: 'CUI_INVALID' }, { code: 'COUNTY_UNKNOWN', message: '"ATLANTIDA" is no county' }] }] },
    });
  });

  it('is told in the language of the reader, and lists the rows of one reason', async () => {
    const { id } = await importUploaded(registry, officer, 'registru.csv', fileOf(aRow(1, { judet: 'ATLANTIDA' }), aRow(2, { cui: '12345678' }), aRow(3, { judet: 'MU' })));

    const query = `query ($id: ID!, $after: String) { registerImport(id: $id) { rows(first: 1, after: $after, reason: COUNTY_UNKNOWN) { totalCount nodes { line } pageInfo { hasNextPage endCursor } } } }`;
    interface Answer {
      readonly registerImport: { readonly rows: { readonly totalCount: number; readonly nodes: readonly { readonly line: number }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } } };
    }
    const first = (await registry.ask<Answer>(officer, query, { id })).data.registerImport.rows;
    const second = (await registry.ask<Answer>(officer, query, { id, after: first.pageInfo.endCursor })).data.registerImport.rows;

    expect(first).toMatchObject({ totalCount: 2, nodes: [{ line: 2 }], pageInfo: { hasNextPage: true } });
    expect(second).toMatchObject({ nodes: [{ line: 4 }], pageInfo: { hasNextPage: false } });
    expect((await seeImport(registry, officer, id, 'ro'))?.rows.nodes[0]?.reasons).toEqual([{ code: 'COUNTY_UNKNOWN', message: '„ATLANTIDA” nu este un județ' }]);
  });

  it('is audited in the name of the officer, with what it did', async () => {
    const { id } = await importUploaded(registry, officer, 'registru.csv', fileOf(aRow(1)));

    expect(await registry.sql(`SELECT actor_id, subject_type FROM audit_entry WHERE action = 'importRegister' AND (subject_id = $1 OR subject_id IN (SELECT id FROM organization)) ORDER BY subject_type`, [id])).toEqual([
      { actor_id: officerId, subject_type: 'organization' },
      { actor_id: officerId, subject_type: 'register-import' },
      { actor_id: officerId, subject_type: 'register-import' },
    ]);
  });

  it('is refused as a whole when the file is cut, and the next one may begin', async () => {
    const cut = await importUploaded(registry, officer, 'registru.csv', text.slice(0, -40));

    expect(cut).toMatchObject({ state: 'REFUSED', created: 0, refusal: { code: 'CUT_SHORT' } });
    expect(await organizationsIn(registry)).toEqual([]);
    expect(await eventTypesIn(registry)).toEqual({});
    expect((await importUploaded(registry, officer, 'registru.csv', text)).state).toBe('COMPLETED');
  });

  it('reads a weekly file by the category that is given', async () => {
    const headings = 'Denumire,Numar inreg Reg National,Starea actuala,sediu schimbat,organizatia trece in circumscriptia altei instante,Tara,Judet,Localitate,Adresa,Scopul initial,Modificari ale scopului 1,HG utilitate publica,Data HG utilitate publica';
    const weekly = `${headings}\nDOVE,185/B/1999,,,,ROMANIA,CLUJ,TURDA,,consiliere,,,\n`;

    expect(await importUploaded(registry, officer, 'lista.csv', weekly)).toMatchObject({ state: 'REFUSED', refusal: { code: 'CATEGORY_UNTOLD' } });
    expect(await importUploaded(registry, officer, 'lista.csv', weekly, { category: 'fundatii' })).toMatchObject({ state: 'COMPLETED', created: 1 });
  });
});

/** Ends every connection of the service, as the end of its process would. */
async function endConnections(): Promise<void> {
  const client = new Client({ connectionString: registry.databaseUrl });
  await client.connect();
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'registry'`);
  await client.end();
}

describe('an import whose process loses everything in the middle', () => {
  it('goes on where it was: each row is merged, told and counted once', async () => {
    const rival = await registry.connect();
    const rows = Array.from({ length: 1_200 }, (_, index) => aRow(index + 1, index === 700 ? { cui: '28765437' } : {}));
    const documentId = await uploadRegisterFile(registry, officer, 'registru.csv', fileOf(...rows));
    await rival.query('BEGIN');
    await rival.query(
      `INSERT INTO organization (id, version, source, type, status, legal_name, cui, is_branch, created_at, updated_at, status_since)
       VALUES (gen_random_uuid(), 1, 'NATIONAL_REGISTER', 'ASSOCIATION', 'IMPORTED_UNCLAIMED', 'Rival', '28765437', false, now(), now(), now())`,
    );
    const { registerImport } = await requestImport(registry, officer, { documentId });
    try {
      const waiting = `SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND l.locktype = 'transactionid' AND a.datname = current_database()`;
      await waitFor(async () => (await registry.sql(waiting)).length > 0, { describe: 'the second step to wait for the rival', timeoutMillis: 30_000 });
      // The first step, which was under way beside it, has ended.
      await waitFor(async () => (await seeImport(registry, officer, registerImport!.id))?.created === 500, { describe: 'the first step', timeoutMillis: 30_000 });
      expect(await seeImport(registry, officer, registerImport!.id)).toMatchObject({ state: 'RUNNING' });
      await endConnections();
    } finally {
      await rival.query('ROLLBACK');
      rival.release();
    }

    expect(await endOf(registry, officer, registerImport!.id)).toMatchObject({ state: 'COMPLETED', created: 1_200, unchanged: 0, refused: 0 });
    expect(await eventTypesIn(registry)).toEqual({ OrganizationImported: 1_200, RegisterImportCompleted: 1 });
    expect(await registry.sql('SELECT 1 FROM register_import_row')).toEqual([]);
  });
});

describe('whoever may not import', () => {
  it('uploads no file of the register, imports none and sees none', async () => {
    const announced = await announceStatute(registry, ana, Buffer.from(text), { fileName: 'registru.csv', mediaType: 'text/csv', purpose: 'REGISTER_FILE' });
    const { id } = await importUploaded(registry, officer, 'registru.csv', text);

    expect(announced).toMatchObject({ upload: null, userErrors: [{ code: 'FORBIDDEN' }] });
    expect(codesOf(await requestImport(registry, ana, { documentId: randomUUID() }))).toEqual(['FORBIDDEN']);
    for (const query of [`{ registerImport(id: "${id}") { id } }`, '{ registerImports(first: 1) { totalCount } }']) {
      expect((await registry.ask(ana, query)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
  });

  it('and what is no file of the register, or of nobody knows what, are refused by their fields', async () => {
    const statute = await uploadStatute(registry, officer);
    const documentId = await uploadRegisterFile(registry, officer, 'registru.csv', text);

    expect(await requestImport(registry, officer, { documentId: statute })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['documentId'] }] });
    expect(await requestImport(registry, officer, { documentId: 'x' })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['documentId'] }] });
    expect(await requestImport(registry, officer, { documentId, category: 'pisici' })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['category'] }] });
  });
});

describe('the imports', () => {
  it('are listed with the newest first, page by page both ways', async () => {
    const ids = [await importUploaded(registry, officer, 'a.csv', text), await importUploaded(registry, officer, 'b.csv', text)].map(({ id }) => id).reverse();
    interface Page {
      readonly registerImports: { readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
    }
    const page = async (args: string) => (await registry.ask<Page>(officer, `{ registerImports(${args}) { nodes { id } pageInfo { endCursor hasNextPage } } }`)).data.registerImports;

    const first = await page('first: 1');
    const second = await page(`first: 1, after: "${first.pageInfo.endCursor}"`);

    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids);
    expect((await page(`last: 1, before: "${second.pageInfo.endCursor}"`)).nodes).toEqual(first.nodes);
  });
});
