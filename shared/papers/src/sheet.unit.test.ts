import { buffer } from 'node:stream/consumers';
import { ValueType, Workbook, type Worksheet } from 'exceljs';
import { writeSheet } from './sheet';

const columns = [
  { heading: 'Articol', width: 10 },
  { heading: 'Propunere', width: 60 },
];
const facts = { title: "Tabel: școala d'Argeș [1/2] și încă multe cuvinte", language: 'ro-RO', createdAt: new Date('2026-03-02T10:00:00Z') };

async function readBack(bytes: Buffer): Promise<Worksheet> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook.worksheets[0]!;
}

const textsOf = (sheet: Worksheet): string[][] => sheet.getRows(1, sheet.rowCount)!.map((row) => [1, 2].map((place) => row.getCell(place).text));

test('another program reads back every text, and finds no formula', async () => {
  const rows = [
    ['art. 1', '=HYPERLINK("http://x","ș")'],
    ['0012', ' <ț> & "ă"\nal doilea rând '],
    ['', '2026-03-02'],
  ];

  const sheet = await readBack(await buffer(writeSheet({ columns, rows }, facts)));

  expect(textsOf(sheet)).toEqual([['Articol', 'Propunere'], ...rows]);
  sheet.eachRow((row) => row.eachCell((cell) => expect([ValueType.String, ValueType.RichText, ValueType.SharedString]).toContain(cell.type)));
});

test('headings stay in sight, text wraps and columns are as wide as said', async () => {
  const sheet = await readBack(await buffer(writeSheet({ columns, rows: [['art. 1', 'text']] }, facts)));

  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.getColumn(2).width).toBe(60);
  expect(sheet.getCell('A1').font).toMatchObject({ bold: true });
  expect(sheet.getCell('B2').alignment).toMatchObject({ wrapText: true, vertical: 'top' });
  expect(sheet.name).toBe('Tabel  școala d Argeș  1 2  și');
  expect(sheet.pageSetup.printTitlesRow).toBe('1:1');
});

test('what XML has no way to say is written by the escape of the format', async () => {
  const sheet = await readBack(await buffer(writeSheet({ columns, rows: [['a\u0007b\ud800', '_x0041_']] }, facts)));

  expect(textsOf(sheet)[1]!.map((text) => text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))))).toEqual(['a\u0007b\ufffd', '_x0041_']);
});

test('a text that no cell can hold is a fault, not a shorter text', async () => {
  await expect(buffer(writeSheet({ columns, rows: [['', 'x'.repeat(32_768)]] }, facts))).rejects.toThrow('Expected a cell of at most 32767 characters, got 32768');
});

test('the same table gives the same bytes, whatever the clock of the machine says', async () => {
  const write = () => buffer(writeSheet({ columns, rows: [['art. 1', 'text']] }, facts));
  const zone = process.env['TZ'];

  const here = await write();
  process.env['TZ'] = 'Pacific/Kiritimati';
  const there = await write();
  process.env['TZ'] = zone;

  expect(there).toEqual(here);
});

test('rows are pulled one by one as bytes are taken', async () => {
  let asked = 0;
  const rows = (function* () {
    for (; asked < 100_000; asked += 1) yield [`art. ${asked}`, `text ${asked} `.repeat(20)];
  })();

  const pieces = writeSheet({ columns, rows }, facts);
  for (let taken = 0; taken < 10; taken += 1) await pieces.next();

  expect(asked).toBeLessThan(5_000);
});
