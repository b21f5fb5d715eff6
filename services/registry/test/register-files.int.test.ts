import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { runCommand } from '../src/service/commands';
import { aRow, fileOf, setRegisterStage } from './register-files';

const sample = join(__dirname, '../data/national-register-sample.csv');
const { registry, folder, importFile, imported, organizations, nothingImported } = setRegisterStage();

describe('a file that is unlike the published ones but can be read', () => {
  it.each([
    ['is parted by semicolons', fileOf(aRow(1), aRow(2)).replaceAll(',', ';')],
    ['is parted by tabs', fileOf(aRow(1), aRow(2)).replaceAll(',', '\t')],
    ['begins with a byte order mark', `\ufeff${fileOf(aRow(1), aRow(2))}`],
    ['ends its lines as Windows does', fileOf(aRow(1), aRow(2)).replaceAll('\n', '\r\n')],
    ['has 60 columns', fileOf(aRow(1), aRow(2)).split('\n').slice(0, -1).map((line) => `${line}${',x'.repeat(46)}\n`).join('')],
  ])('because it %s is taken', async (_case, text) => {
    expect((await imported('unlike.csv', text)).text).toBe('Created 2, updated 0, unchanged 0, refused 0.');
    expect((await organizations()).map(({ legal_name: name }) => name)).toEqual(['ASOCIATIA NUMARUL 1', 'ASOCIATIA NUMARUL 2']);
  });

  it('loses soft hyphens, zero-width and no-break spaces of its names, so that a later file without them is the same', async () => {
    await imported('invisible.csv', `\ufeff${fileOf(aRow(1, { denumire: 'ASO\u00adCIATIA\u00a0NU\u200bMARUL\u00a0 1' }))}`);

    expect((await organizations())[0]!.legal_name).toBe('ASOCIATIA NUMARUL 1');
    expect((await imported('visible.csv', fileOf(aRow(1)))).text).toContain('Nothing changed.');
  });

  it('reads a CUI in full-width digits', async () => {
    await imported('wide.csv', fileOf(aRow(1, { cui: '２８７６５４３７' })));

    expect((await organizations())[0]!.cui).toBe('28765437');
  });
});

describe('a workbook of the weekly layout', () => {
  const write = async (name: string, rows: readonly unknown[][]): Promise<string> => {
    const workbook = new Workbook();
    workbook.addWorksheet('Foaie1').addRows([
      ['Denumire', 'Numar inreg Reg National', 'Starea actuala', 'sediu schimbat', 'organizatia trece in circumscriptia altei instante', 'Tara', 'Judet', 'Localitate', 'Adresa', 'Scopul initial', 'Modificari ale scopului 1', 'HG utilitate publica', 'Data HG utilitate publica'],
      ...rows,
    ]);
    const path = join(folder(), name);
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
      await registry().sql(`SELECT legal_name, type, status, public_utility_status, national_register_number, locality_code, registered_address, purpose FROM organization ORDER BY legal_name`),
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

  it('that unpacks to a thousand times its size is refused before it is read', async () => {
    const path = await write('Asociatii_bomba.xlsx', [['A'.repeat(8_000_000), '1/A/2000']]);

    expect((await importFile(path))?.text).toContain('unpacks to more than a register can be');
    await nothingImported();
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
    ['never closes a quote', fileOf(aRow(1), aRow(2, { denumire: '"A' }), ...Array.from({ length: 20 }, (_, index) => aRow(index + 3))), 'Line 3: the file does not end as it should'],
    ['has a line of 100 MB', Buffer.concat([Buffer.from(fileOf(aRow(1))), Buffer.alloc(100 * 1_048_576, 'x'), Buffer.from('\n')]), 'Line 3: the file does not end as it should'],
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
    const path = join(folder(), 'register.pdf');
    await copyFile(sample, path);

    expect((await importFile(path))?.text).toContain('register.pdf is no .csv and no .xlsx file.');
    expect((await imported('fake.xlsx', fileOf(aRow(1)))).text).toContain('cannot be read as what its name says');
    expect((await importFile(join(folder(), 'nowhere.csv')))?.text).toContain('is not there');
    await nothingImported();
  });
});

describe('the command', () => {
  it.each([[[]], [['import']], [['import', 'a', 'b']], [['export', 'a']], [['import', 'a', '--category', 'cooperative']], [['import', 'a', '--what']], [['generate']], [['generate', 'a', '--rows', '0']], [['generate', 'a', '--rows', 'many']], [['generate', 'a', '--report', 'b']], [['import', 'a', '--rows', '5']]])('does not know %j', async (words) => {
    await expect(runCommand(words, { REGISTRY_DATABASE_URL: registry().databaseUrl }, () => {})).resolves.toBeNull();
  });

  it('makes a register that is taken whole, and nothing the second time', async () => {
    const path = join(folder(), 'made.csv');

    const made = await runCommand(['generate', path, '--rows', '1500', '--seed', '5'], {}, () => {});

    expect(made).toEqual({ done: true, text: `1500 rows in ${path}, made with seed 5.` });
    expect((await importFile(path))!.text).toBe('Created 1500, updated 0, unchanged 0, refused 0.');
    expect((await importFile(path))!.text).toBe('Created 0, updated 0, unchanged 1500, refused 0. Nothing changed.');
  });

  it('leaves no file behind when the place for it is not there', async () => {
    await expect(runCommand(['generate', join(folder(), 'nowhere', 'made.csv'), '--rows', '5'], {}, () => {})).rejects.toThrow(/ENOENT/);
  });
});
