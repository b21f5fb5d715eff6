import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enumValuesIn } from '@conect/testing';
import { indicatorSets } from '../database/indicator-sets';
import { indicatorTexts } from '../graphql/indicator-texts';
import { indicatorCodes, indicators, isCounted, manualIndicators, shareOf } from './indicators';
import { readReason, readValues, readYear, refusalsOfEmpty } from './report-input';

const sdl = readFileSync(join(__dirname, '../../../schema/transparency-report.graphql'), 'utf8');
const refused = (result: { readonly ok: boolean; readonly refusals?: readonly { readonly code: string; readonly field?: readonly string[] }[] }) => result.refusals?.map(({ code, field }) => [code, field?.join('.')]);

describe('the catalogue of indicators', () => {
  it('is the closed list of the schema, in its order, and every counted one has its question to the database', () => {
    expect([...enumValuesIn(sdl, 'TransparencyIndicatorCode')]).toEqual(indicatorCodes);
    expect(indicatorSets.map(({ code }) => code)).toEqual(indicatorCodes.filter(isCounted));
    expect(Object.keys(indicatorTexts)).toEqual(indicatorCodes);
  });

  it('has the numbers of the form once each, and after them what art. 13 asks for beside', () => {
    const numbers = indicatorCodes.flatMap((code) => indicators[code].number ?? []);
    expect(numbers).toEqual(['1', '2', '2a', '2b', '2c', '3', '3a', '3b', '3.1', '4', '5', '6', '6.1', '6.2', '7', '7.1', '8', '8.1', '8.2', '8.3', '9', '9.1a', '9.1b', '9.2']);
    expect(indicatorCodes.slice(numbers.length).map((code) => [code, indicators[code].basis.slice(-2)])).toEqual([
      ['SESSION_PARTICIPANTS', 'c)'],
      ['LAWSUITS', 'e)'],
      ['OWN_EVALUATION', 'f)'],
      ['SESSIONS_NOT_PUBLIC', 'g)'],
      ['SESSIONS_NOT_PUBLIC_REASONS', 'g)'],
    ]);
  });

  it('leaves to the institution what stands outside CONECT, and says where it is found', () => {
    expect(manualIndicators.map((code) => indicators[code].number ?? code)).toEqual(['2a', '2b', '2c', '6.1', 'SESSION_PARTICIPANTS', 'LAWSUITS', 'OWN_EVALUATION', 'SESSIONS_NOT_PUBLIC', 'SESSIONS_NOT_PUBLIC_REASONS']);
    for (const code of indicatorCodes) for (const words of [indicatorTexts[code].label, indicatorTexts[code].source]) expect([words.ro, words.en].every((one) => one.length > 10)).toBe(true);
  });

  it('reads a part as a share of its whole, and of nothing as none', () => {
    const values = { RECOMMENDATIONS_RECEIVED: 3, RECOMMENDATIONS_RECEIVED_ELECTRONICALLY: 2 };
    expect([shareOf('RECOMMENDATIONS_RECEIVED_ELECTRONICALLY', values), shareOf('RECOMMENDATIONS_RECEIVED', values), shareOf('RECOMMENDATIONS_INCLUDED', values)]).toEqual([0.6667, null, null]);
    expect(shareOf('RECOMMENDATIONS_RECEIVED_ELECTRONICALLY', { ...values, RECOMMENDATIONS_RECEIVED: 0 })).toBeNull();
  });
});

describe('what an officer fills in', () => {
  it('is a number where a number is asked for, a text where a text is, and nothing that is counted', () => {
    expect(readValues([{ indicator: 'LAWSUITS', number: 0 }, { indicator: 'OWN_EVALUATION', text: ' Bună. ' }])).toEqual({ ok: true, value: { LAWSUITS: 0, OWN_EVALUATION: 'Bună.' } });
    const bad = [
      { indicator: 'DRAFTS_ADOPTED', number: 3 },
      { indicator: 'LAWSUITS', number: -1 },
      { indicator: 'LAWSUITS', number: 1 },
      { indicator: 'SESSIONS_NOT_PUBLIC', text: 'niciuna' },
      { indicator: 'SESSION_PARTICIPANTS', number: 100_001 },
      { indicator: 'OWN_EVALUATION', number: 3 },
      { indicator: 'SESSIONS_NOT_PUBLIC_REASONS', text: ' ' },
      { indicator: 'RESPONSIBLE_PERSONS_DESIGNATION', text: 'Prin ordin.', number: 1 },
    ] as const;
    expect(refused(readValues(bad))).toEqual(bad.map(({ indicator }) => ['BAD_USER_INPUT', `values.${indicator}`]));
  });

  it('leaves nothing empty; each indicator that is, is named', () => {
    expect(refusalsOfEmpty({ LAWSUITS: 0 }).map(({ code, field }) => [code, field?.join('.')])).toEqual(manualIndicators.filter((code) => code !== 'LAWSUITS').map((code) => ['BAD_USER_INPUT', `values.${code}`]));
    expect(refusalsOfEmpty(Object.fromEntries(manualIndicators.map((code) => [code, 0])))).toEqual([]);
  });

  it('is about a year that has begun, and corrected for a reason that says something', () => {
    expect([2014, 2026].map((year) => readYear(year, 2026).ok)).toEqual([true, true]);
    for (const year of [2013, 2027, 2025.5]) expect(refused(readYear(year, 2026))).toEqual([['BAD_USER_INPUT', 'year']]);
    expect(refused(readReason('greșit'))).toEqual([['BAD_USER_INPUT', 'reason']]);
    expect(readReason('Două dezbateri nu fuseseră înregistrate.').ok).toBe(true);
  });
});
