import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { csvLine, writeCsv } from './csv';

const columns = [
  { heading: 'Articol', width: 10 },
  { heading: 'Propunere', width: 60 },
];

test('another program reads back what was written: quotes, commas, line breaks and Romanian letters', async () => {
  const rows = [
    ['art. 1', 'ș, ț, ă, â, î „așa”'],
    ['art. 2', 'un "citat"\r\nși un rând'],
    ['', '0012'],
  ];

  const bytes = await buffer(writeCsv({ columns, rows }));

  expect(parse(bytes)).toEqual([['Articol', 'Propunere'], ...rows]);
  expect(bytes.subarray(0, 3)).not.toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});

test.each(['=HYPERLINK("http://x")', '+40', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])('no spreadsheet takes %j for a formula', async (cell) => {
  const [, row] = parse(await buffer(writeCsv({ columns, rows: [['art. 1', cell]] })));

  expect(row).toEqual(['art. 1', `'${cell}`]);
});

test.each(['art. 2=3', ' =1', 'a-b'])('%j is left as it is', async (cell) => {
  const [, row] = parse(await buffer(writeCsv({ columns, rows: [['', cell]] })));

  expect(row).toEqual(['', cell]);
});

test('a row that has not a cell for each column is a fault', async () => {
  await expect(buffer(writeCsv({ columns, rows: [['one']] }))).rejects.toThrow('Expected a row of 2 cells, got 1');
});

test('a line alone quotes and ends as RFC 4180 says, and changes nothing', () => {
  expect(csvLine(['a', 'b"c', '=1'])).toBe('"a","b""c","=1"\r\n');
});
