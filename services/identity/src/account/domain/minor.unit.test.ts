import { minorOf } from './minor';

const read = (birthDate: string | null, guardianEmail: string | null = 'dana@exemplu.ro', today = '2026-03-02') => minorOf({ birthDate, guardianEmail }, { email: 'luca@exemplu.ro', today });

describe('who needs a guardian', () => {
  it.each([
    ['says nothing', null, null],
    ['is 16 today', '2010-03-02', null],
    ['is 16 tomorrow', '2010-03-03', '2026-03-03'],
    ['was born today', '2026-03-02', '2042-03-02'],
    ['was born on 29 February', '2012-02-29', '2028-02-29'],
  ])('and until when, for who %s', (_case, birthDate, ofAgeOn) => {
    expect(read(birthDate)).toEqual({ ok: true, value: ofAgeOn === null ? null : { ofAgeOn, guardianEmail: 'dana@exemplu.ro' } });
  });

  it('born on 29 February, is 16 on 1 March of a year that has none', () => {
    expect(read('2084-02-29', 'dana@exemplu.ro', '2090-01-01')).toMatchObject({ value: { ofAgeOn: '2100-03-01' } });
  });

  it.each([
    ['a birth date to come', '2026-03-03', 'dana@exemplu.ro', 'birthDate'],
    ['a birth date of 131 years ago', '1895-03-01', 'dana@exemplu.ro', 'birthDate'],
    ['no guardian', '2012-01-01', null, 'guardianEmail'],
    ['a guardian without an address', '2012-01-01', 'Dana', 'guardianEmail'],
    ['himself as a guardian', '2012-01-01', ' LUCA@exemplu.ro', 'guardianEmail'],
  ])('refuses %s', (_case, birthDate, guardianEmail, field) => {
    expect(read(birthDate, guardianEmail)).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: [field] }] });
  });
});
