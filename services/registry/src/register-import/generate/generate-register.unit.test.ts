import { nameKeyOfEntry, readRegisterRow } from '../domain/register-entry';
import { recogniseColumns } from '../domain/register-layout';
import { generateRegister, portalHeadings } from './generate-register';
import { readRegisterShape } from './register-shape';

const shape = readRegisterShape();
const size = 6_000;
const rows = [...generateRegister({ rows: size, seed: 7, shape })];
const columns = recogniseColumns(portalHeadings, null);
const read = rows.map((cells) => {
  if (!columns.ok) throw new Error('The headings of a made register are not recognised');
  return readRegisterRow(columns.value.rowOf(cells), '2026-12-31');
});
const entries = read.flatMap((entry) => (entry.ok ? [entry.value] : []));
const cell = (row: readonly string[], heading: (typeof portalHeadings)[number]): string => row[portalHeadings.indexOf(heading)]!;
const shareOf = (isMeant: (row: readonly string[]) => boolean): number => rows.filter(isMeant).length / size;

describe('a made register', () => {
  it('is the same for the same seed and another for another', () => {
    expect([...generateRegister({ rows: 50, seed: 3, shape })]).toEqual([...generateRegister({ rows: 50, seed: 3, shape })]);
    expect([...generateRegister({ rows: 50, seed: 3, shape })]).not.toEqual([...generateRegister({ rows: 50, seed: 4, shape })]);
  });

  it('has no row that the importer refuses, and none twice', () => {
    expect(read.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(entries.map((entry) => `${entry.nationalRegisterNumber} ${nameKeyOfEntry(entry)}`)).size).toBe(size);
  });

  it('gives no tax number to two', () => {
    const cuis = entries.flatMap(({ cui }) => cui ?? []);

    expect(cuis.length).toBeGreaterThan(0);
    expect(new Set(cuis).size).toBe(cuis.length);
  });

  it('begins with the newest entries and ends with the historical load of 2000', () => {
    const days = entries.map(({ registeredOn }) => registeredOn!);

    expect(days).toEqual(days.toSorted().reverse());
    expect(days.at(-1)).toBe('2000-08-16');
    expect(days[0]! > '2026-01-01').toBe(true);
  });

  it.each<[what: string, wanted: number, isMeant: (row: readonly string[]) => boolean]>([
    ['entries struck off', shape.struckOffShare, (row) => cell(row, 'status') === 'Radiat'],
    ['entries in liquidation', shape.inLiquidationShare, (row) => cell(row, 'status') === 'In Lichidare'],
    ['associations', 118_000 / 140_113, (row) => cell(row, 'categorie') === 'Asociație'],
    ['organizations in București', 23_675 / 132_226 * (1 - shape.shares.countyUnknown), (row) => cell(row, 'judet') === 'BUCURESTI'],
    ['unknown counties', shape.shares.countyUnknown, (row) => cell(row, 'judet') === 'NEDETERMINAT'],
    ['empty localities', shape.shares.localityEmpty, (row) => cell(row, 'localitate') === ''],
    ['missing purposes', shape.shares.withoutPurpose, (row) => cell(row, 'scop') === ''],
    ['tax numbers', shape.shares.cui, (row) => cell(row, 'cui') !== ''],
  ])('has about as many %s as the real one', (_what, wanted, isMeant) => {
    expect(Math.abs(shareOf(isMeant) - wanted)).toBeLessThan(0.02);
  });

  it('writes Romanian in the three spellings of the real one', () => {
    const names = rows.map((row) => cell(row, 'denumire'));

    expect(names.some((name) => name.includes('ȚIA'))).toBe(true);
    expect(names.some((name) => name.includes('ŢIA'))).toBe(true);
    expect(names.some((name) => name.includes('ASOCIATIA'))).toBe(true);
  });
});
