import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLegalTerms, maximumTermValue, type LegalTermCode } from '@conect/legal-clock';
import { enumValuesIn } from '@conect/testing';
import { nextVersion, readLegalTerm, termsInForce, type LegalTermInput, type LegalTermVersion } from './legal-term';

const today = '2026-11-30';
const said: LegalTermInput = { code: 'INPUT_MINIMUM', value: 15, unit: 'CALENDAR_DAYS', basis: 'Legea 1/2027 art.2', validFrom: '2027-01-01' };
const setting = { newId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0e1', setBy: 'victor', now: new Date('2026-11-30T08:00:00Z') };
const sdl = readFileSync(join(__dirname, '../../../schema/legal-term.graphql'), 'utf8');

const refusalsOf = (changes: Partial<LegalTermInput>) => {
  const read = readLegalTerm({ ...said, ...changes }, today);
  return read.ok ? [] : read.refusals.map(({ field, params }) => [field?.join('.'), params?.['expected']]);
};

describe('what SGG says of a term', () => {
  it('is taken with every default that the law has', () => {
    const refused = defaultLegalTerms.filter((term) => !readLegalTerm({ ...term, validFrom: today }, today).ok);

    expect(refused).toEqual([]);
    expect(readLegalTerm(said, today)).toEqual({ ok: true, value: { ...said, isUncertain: false } });
  });

  it.each([
    [{ value: 0 }, [['value', 'TERM_VALUE']]],
    [{ value: 366 }, [['value', 'TERM_VALUE']]],
    [{ value: 1.5 }, [['value', 'TERM_VALUE']]],
    [{ code: 'CONSULTATION_ARCHIVE', unit: 'MONTHS', value: 121 }, [['value', 'TERM_VALUE']]],
    [{ unit: 'MONTHS' }, [['unit', 'TERM_UNIT']]],
    [{ code: 'TRANSPARENCY_REPORT', unit: 'WORKING_DAYS' }, [['unit', 'TERM_UNIT']]],
    [{ basis: ' ' }, [['basis', 'MINIMUM_LENGTH']]],
    [{ basis: 'a'.repeat(301) }, [['basis', 'MAXIMUM_LENGTH']]],
    [{ validFrom: '2026-11-29' }, [['validFrom', 'DAY_FROM_TODAY']]],
    [{ validFrom: '2026-11-31' }, [['validFrom', 'CALENDAR_DAY']]],
    [{ validFrom: '2100-01-01' }, [['validFrom', 'CALENDAR_DAY']]],
    [{ value: 0, unit: 'MONTHS', basis: '', validFrom: '2013-12-03' }, [['value', 'TERM_VALUE'], ['unit', 'TERM_UNIT'], ['basis', 'MINIMUM_LENGTH'], ['validFrom', 'DAY_FROM_TODAY']]],
  ] as const)('is refused with %p', (changes, refusals) => {
    expect(refusalsOf(changes)).toEqual(refusals);
  });

  it('is never longer than the legal clock can count', () => {
    const codes = defaultLegalTerms.map(({ code }) => code);

    expect(codes.filter((code) => refusalsOf({ code, value: maximumTermValue }).length === 0)).toEqual([]);
  });

  it('may be valid from today on', () => {
    expect(refusalsOf({ validFrom: today })).toEqual([]);
  });
});

describe('the versions of a term', () => {
  const first = nextVersion({ ...said, isUncertain: false }, null, setting)!;

  it('go on with each change, under one id', () => {
    expect(first).toMatchObject({ id: setting.newId, version: 1, setBy: 'victor' });
    expect(nextVersion({ ...first, value: 12 }, first, { ...setting, newId: 'other' })).toMatchObject({ id: setting.newId, version: 2, value: 12 });
  });

  it('do not follow what they would repeat', () => {
    expect(nextVersion({ ...said, isUncertain: false }, first, setting)).toBeNull();
    expect(nextVersion({ ...said, isUncertain: true }, first, setting)).not.toBeNull();
  });

  it('hold from their day on, each code its own', () => {
    const valueOf = (on: string, versions: readonly LegalTermVersion[]) => new Map(termsInForce(on, versions).map(({ code, value }) => [code, value]));
    const second = { ...first, version: 2, value: 12, validFrom: '2026-12-15' };
    const values = (code: LegalTermCode) => ['2026-12-14', '2026-12-15', '2027-01-01'].map((on) => valueOf(on, [first, second]).get(code));

    expect(values('INPUT_MINIMUM')).toEqual([10, 12, 15]);
    expect(values('ENDORSEMENT_MINIMUM')).toEqual([30, 30, 30]);
  });
});

it('has the codes and units of the legal clock in the schema', () => {
  expect([...enumValuesIn(sdl, 'LegalTermCode')].sort()).toEqual(defaultLegalTerms.map(({ code }) => code).sort());
  expect(enumValuesIn(sdl, 'LegalTermUnit')).toEqual(expect.arrayContaining(defaultLegalTerms.map(({ unit }) => unit)));
});
