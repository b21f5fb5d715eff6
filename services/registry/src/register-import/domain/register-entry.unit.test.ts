import { readRegisterRow } from './register-entry';
import type { RegisterRow } from './register-layout';

const row: RegisterRow = {
  registerNumber: '3219/A/2026',
  specialNumber: '118',
  registeredOn: '26.08.2026',
  category: 'Asociație',
  name: 'Asociaţia  Institutul pentru Educaţie',
  court: 'Judecatoria CLUJ-NAPOCA',
  status: 'Inregistrat',
  isBranch: 'Nu',
  locality: 'CLUJ-NAPOCA',
  county: 'CLUJ',
  address: '',
  cui: 'RO 28765437',
  purpose: 'Protecţia mediului înconjurător',
  publicUtility: 'Da',
};
const today = '2026-11-24';
const read = (changes: Partial<RegisterRow> = {}) => readRegisterRow({ ...row, ...changes }, today);
const entryOf = (changes: Partial<RegisterRow> = {}) => {
  const entry = read(changes);
  if (!entry.ok) throw new Error(JSON.stringify(entry.refusals));
  return entry.value;
};
const codesOf = (changes: Partial<RegisterRow>) => {
  const entry = read(changes);
  return entry.ok ? [] : entry.refusals.map(({ code }) => code);
};

describe('a row of the register', () => {
  it('becomes an entry in the words of the catalogue', () => {
    expect(entryOf()).toEqual({
      status: 'IMPORTED_UNCLAIMED',
      type: 'ASSOCIATION',
      legalName: 'Asociația Institutul pentru Educație',
      cui: '28765437',
      nationalRegisterNumber: '3219/A/2026',
      courtCode: 'judecatoria-cluj-napoca',
      courtRegisterNumber: '118',
      registeredOn: '2026-08-26',
      isBranch: false,
      publicUtilityStatus: 'GRANTED',
      countyCode: 'CJ',
      unitCode: '54975',
      localityCode: '54984',
      registeredAddress: null,
      purpose: 'Protecția mediului înconjurător',
      domains: [{ code: 'E-ENVIRONMENT', isPrimary: true, isProposed: true }],
    });
  });

  it.each([
    ['', 'IMPORTED_UNCLAIMED'],
    ['Inregistrat', 'IMPORTED_UNCLAIMED'],
    ['În Lichidare', 'DISSOLVING'],
    ['dizolvata', 'DISSOLVING'],
    ['radiata', 'DEREGISTERED'],
    ['Radiat', 'DEREGISTERED'],
  ])('with the status "%s" is %s', (status, expected) => {
    expect(entryOf({ status }).status).toBe(expected);
  });

  it('keeps unknown what the register marks as unknown, and what it contradicts', () => {
    expect(entryOf({ locality: 'NEDETERMINAT', county: 'NEDETERMINAT' })).toMatchObject({ countyCode: null, localityCode: null, unitCode: null });
    expect(entryOf({ locality: 'IASI' })).toMatchObject({ countyCode: 'CJ', localityCode: null, unitCode: null });
    expect(entryOf({ court: '', specialNumber: '', registeredOn: '', cui: '' })).toMatchObject({ courtCode: null, courtRegisterNumber: null, registeredOn: null, cui: null });
  });

  it('proposes domains by its name when it has no purpose, and none when no word points at one', () => {
    expect(entryOf({ purpose: '', name: 'ASOCIATIA PARINTILOR' }).domains).toEqual([{ code: 'B-EDUCATION', isPrimary: true, isProposed: true }]);
    expect(entryOf({ purpose: '', name: 'ASOCIATIA XYZ' }).domains).toEqual([]);
  });

  it.each([
    ['ASOCIAȚIA PRO MOBILITAS EGYESULETIn conformitate cu Dovada disponibilitatii denumirii nr. 205538', 'ASOCIAȚIA PRO MOBILITAS EGYESULET'],
    ['FUNDATIA X Admite cererea formulata de petenta Y', 'FUNDATIA X'],
    ['ASOCIATIA IN CONFORMITATE', 'ASOCIATIA IN CONFORMITATE'],
  ])('drops the words of a court behind the name "%s"', (name, expected) => {
    expect(entryOf({ name }).legalName).toBe(expected);
  });

  it.each([
    [{ registerNumber: '' }, 'NUMBER_MISSING'],
    [{ name: ' „” ' }, 'NAME_MISSING'],
    [{ name: 'A'.repeat(501) }, 'NAME_TOO_LONG'],
    [{ purpose: 'a\0b' }, 'TEXT_MALFORMED'],
    [{ purpose: '\ud800' }, 'TEXT_MALFORMED'],
    [{ category: 'Cooperativa' }, 'CATEGORY_UNKNOWN'],
    [{ status: 'Oarecare' }, 'STATUS_UNKNOWN'],
    [{ status: 'constructor' }, 'STATUS_UNKNOWN'],
    [{ publicUtility: 'D' }, 'FLAG_UNKNOWN'],
    [{ registeredOn: '31.02.2026' }, 'DATE_INVALID'],
    [{ registeredOn: '25.11.2026' }, 'DATE_INVALID'],
    [{ cui: '12345678' }, 'CUI_INVALID'],
    [{ cui: 'fara' }, 'CUI_INVALID'],
    [{ county: 'ATLANTIDA' }, 'COUNTY_UNKNOWN'],
  ])('is refused for %j: %s', (changes, code) => {
    expect(codesOf(changes)).toEqual([code]);
  });

  it('is refused for every reason at once', () => {
    expect(codesOf({ county: 'ATLANTIDA', cui: '12345678', name: '' })).toEqual(['NAME_MISSING', 'CUI_INVALID', 'COUNTY_UNKNOWN']);
  });
});
