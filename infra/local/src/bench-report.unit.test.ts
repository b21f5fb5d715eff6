import { formatReport, medianOf, ratioOf } from './bench-report';

const turn = (ours: number, stock: number) => ({ ours: { cpuMillis: ours, perSecond: 100 }, stock: { cpuMillis: stock, perSecond: 50 } });

it.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, median) => {
  expect(medianOf(values)).toBe(median);
});

it('compares round by round, not median by median', () => {
  expect(ratioOf([turn(1, 2), turn(3, 4), turn(10, 10)], ({ cpuMillis }) => cpuMillis)).toEqual({ ours: 3, stock: 4, ratio: 0.75, lowest: 0.5, highest: 1 });
});

it('shows every measure in a table', () => {
  const turns = [turn(1, 2)];
  const table = formatReport({
    rounds: 1,
    organizations: 10,
    load: { requests: 1, connections: 1 },
    reading: { requests: 1, connections: 1 },
    gateways: [{ page: 'page', answerBytes: 2, turns, cpu: ratioOf(turns, ({ cpuMillis }) => cpuMillis), rate: ratioOf(turns, ({ perSecond }) => perSecond) }],
    statement: { page: 'page', turns: [{ gatewayMillis: 6, statementMillis: 2 }], ratio: 3 },
    memory: { gateway: 104_857_600 },
  });

  expect(table.split('\n').slice(2)).toEqual([
    '                                    ours  stock or SQL             ratio',
    'page: CPU ms a request              1.00          2.00  0.50 (0.50-0.50)',
    'page: requests a second              100            50  2.00 (2.00-2.00)',
    'page: ms a request, one connection  6.00          2.00              3.00',
    'memory of gateway, MB                100',
  ]);
});
