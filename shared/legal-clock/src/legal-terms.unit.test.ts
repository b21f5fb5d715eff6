import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLegalClock, dayReached, deadlineSince, defaultLegalTerms, isLegalTermCode, legalTermsVersion, maximumTermValue, termInForce, transparencyReportDeadline, type LegalTerm } from './index';

const row = (changes: Partial<LegalTerm>): LegalTerm => ({
  code: 'INPUT_MINIMUM',
  value: 15,
  unit: 'FREE_DAYS',
  basis: 'Legea 1/2027 art.2',
  validFrom: '2027-01-01',
  isUncertain: false,
  ...changes,
});

describe('termInForce', () => {
  it('is the default where no row says otherwise', () => {
    expect(termInForce('ENDORSEMENT_MINIMUM', '2026-03-02', [row({})])).toEqual({
      code: 'ENDORSEMENT_MINIMUM',
      value: 30,
      unit: 'WORKING_DAYS',
      basis: 'Legea 52/2003 art.7(2)',
      validFrom: '2013-12-03',
      isUncertain: false,
    });
  });

  it('changes on the day a row becomes valid, and again with the next', () => {
    const rows = [row({ value: 20, validFrom: '2028-01-01' }), row({})];

    expect(['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map((on) => termInForce('INPUT_MINIMUM', on, rows).value)).toEqual([10, 15, 15, 20]);
  });

  it('is the row where it and the default are valid from one day, and of two rows the later', () => {
    const rows = [row({ value: 11, validFrom: '2013-12-03' }), row({ value: 12, validFrom: '2013-12-03' })];

    expect(termInForce('INPUT_MINIMUM', '2013-12-03', rows).value).toBe(12);
  });

  it('does not answer for days before the law', () => {
    expect(() => termInForce('INPUT_MINIMUM', '2013-12-02', [])).toThrow('Expected a day from 2013-12-03 on, got 2013-12-02');
  });
});

describe('dayReached', () => {
  it.each([
    ['WORKING_DAYS', 3, '2026-04-09', '2026-04-16'],
    ['CALENDAR_DAYS', 3, '2026-04-09', '2026-04-12'],
    ['FREE_DAYS', 3, '2026-04-09', '2026-04-13'],
    ['MONTHS', 12, '2028-02-29', '2029-02-28'],
    ['MONTHS', 4, '2026-12-31', '2027-04-30'],
    ['CALENDAR_DAYS', 1, '2028-02-28', '2028-02-29'],
    ['CALENDAR_DAYS', 0, '2026-04-09', '2026-04-09'],
  ] as const)('counts %s: %i from %s is %s', (unit, value, from, day) => {
    expect(dayReached(createLegalClock({}).calendar, row({ unit, value }), from)).toBe(day);
  });

  it.each([-1, 1.5, maximumTermValue + 1, Number.NaN])('refuses a term of %p', (value) => {
    expect(() => dayReached(createLegalClock({}).calendar, row({ value }), '2026-04-09')).toThrow(RangeError);
  });
});

describe('deadlines', () => {
  it('keep the version of the day they run since', () => {
    const clock = createLegalClock({ terms: [row({ code: 'DEBATE_MINUTES', value: 3, unit: 'WORKING_DAYS' })] });

    expect(deadlineSince(clock, 'DEBATE_MINUTES', new Date('2026-12-31T21:59:59Z'))).toMatchObject({ lastDay: '2027-01-10', term: { value: 10 } });
    expect(deadlineSince(clock, 'DEBATE_MINUTES', new Date('2026-12-31T22:00:00Z'))).toMatchObject({ lastDay: '2027-01-08', term: { value: 3 } });
  });

  it('of a transparency report are at the end of April', () => {
    expect(transparencyReportDeadline(createLegalClock({}), 2026)).toMatchObject({ lastDay: '2027-04-30', at: new Date('2027-04-30T21:00:00Z') });
  });
});

it('knows its codes', () => {
  expect(['INPUT_MINIMUM', 'toString', ''].map(isLegalTermCode)).toEqual([true, false, false]);
  expect(defaultLegalTerms.every(({ code }) => isLegalTermCode(code))).toBe(true);
});

it('lists in the README what the defaults are, and their version', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const listed = readme.split('\n').filter((line) => /^\| `[A-Z_]+` \| \d/.test(line)).map((line) => line.split(' | ').slice(0, 4).join(' | ').replace(/ \|$/, ''));

  expect(listed).toEqual(defaultLegalTerms.map(({ code, value, unit, basis, isUncertain }) => `| \`${code}\` | ${value} ${unit} | ${basis} | ${isUncertain ? 'yes' : 'no'}`));
  expect(readme).toContain(`version ${legalTermsVersion}, from ${defaultLegalTerms[0]!.validFrom}`);
});

it('raises the version with every change of the defaults', () => {
  const digest = createHash('sha256').update(JSON.stringify(defaultLegalTerms)).digest('hex');

  expect(`${legalTermsVersion} ${digest.slice(0, 16)}`).toBe('2 ac1e2e2bafd7aeb5');
});
