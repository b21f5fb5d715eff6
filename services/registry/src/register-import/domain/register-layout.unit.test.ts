import { categoryInFileName, recogniseColumns, typeOfCategory } from './register-layout';

const portal = [
  'Nr. Crt.', 'Numar Registru', 'Numar Registru Special', 'Data Inregistrare', 'Categorie Personalitate Juridica', 'Denumire ONG', 'Instanta',
  'Status', 'Este Filiala', 'Localitate', 'Judet', 'CUI', 'Scop', 'Are Utilitate Publica',
];
const weekly = [
  'Denumire', 'Numar inreg Reg National', 'Starea actuala', 'sediu schimbat', 'organizatia trece in circumscriptia altei instante', 'Tara', 'Judet',
  'Localitate', 'Adresa', 'Scopul initial', 'Modificari ale scopului 1', 'Modificari ale scopului 2', 'HG utilitate publica', 'Data HG utilitate publica',
];

describe('the columns of a register file', () => {
  it('are recognised in the list of the portal', () => {
    const columns = recogniseColumns(portal, null);

    const row = columns.ok ? columns.value.rowOf(portal.map((heading) => `of ${heading}`)) : null;
    expect(columns).toMatchObject({ ok: true, value: { layout: 'PORTAL', width: 14 } });
    expect(row).toMatchObject({
      registerNumber: 'of Numar Registru',
      specialNumber: 'of Numar Registru Special',
      category: 'of Categorie Personalitate Juridica',
      name: 'of Denumire ONG',
      isBranch: 'of Este Filiala',
      publicUtility: 'of Are Utilitate Publica',
      address: '',
    });
  });

  it('are recognised under the names of the public extract, in any order and case', () => {
    const columns = recogniseColumns(['SCOP', 'utilitate_publica', 'cui', 'Județ', 'localitate', 'status', 'denumire', 'categorie', 'numar_registru'], null);

    expect(columns).toMatchObject({ ok: true, value: { layout: 'PORTAL' } });
  });

  it('are recognised in a weekly file, where the last amendment of the purpose holds', () => {
    const columns = recogniseColumns(weekly, 'fundatii');

    const cells = weekly.map((heading) => (heading.startsWith('Modificari ale scopului 2') ? '' : `of ${heading}`));
    const row = columns.ok ? columns.value.rowOf(cells) : null;
    expect(row).toMatchObject({ category: 'fundatii', name: 'of Denumire', purpose: 'of Modificari ale scopului 1', address: 'of Adresa' });
  });

  it('leave out the line ends that workbooks write as text', () => {
    const columns = recogniseColumns(weekly, 'asociatii');

    expect(columns.ok && columns.value.rowOf(['ASOCIATIA_x000D_ X ']).name).toBe('ASOCIATIA  X');
  });

  it('refuse a file that lacks one, with its name', () => {
    expect(recogniseColumns(portal.filter((heading) => heading !== 'Judet'), null)).toEqual({
      ok: false,
      refusals: [{ code: 'WRONG_COLUMNS', params: { missing: 'judet' } }],
    });
  });

  it('refuse a weekly file whose category nobody told', () => {
    expect(recogniseColumns(weekly, null)).toMatchObject({ ok: false, refusals: [{ code: 'CATEGORY_UNTOLD' }] });
  });
});

describe('a category', () => {
  it.each([
    ['Asociație', 'ASSOCIATION'],
    ['Asociaţii', 'ASSOCIATION'],
    ['FUNDATIE', 'FOUNDATION'],
    ['Federații', 'FEDERATION'],
    ['uniuni', 'UNION'],
    ['Filială', 'BRANCH'],
    ['Persoană juridică străină', 'FOREIGN_NONPROFIT'],
    ['PersJuridstr', 'FOREIGN_NONPROFIT'],
    ['Cooperativă', null],
    ['', null],
  ])('%s stands for %s', (category, type) => {
    expect(typeOfCategory(category)).toBe(type);
  });

  it('is read from the name of a weekly file', () => {
    expect(categoryInFileName('Fundatii_09_03_2026.xlsx')).toBe('fundatii');
    expect(categoryInFileName('lista.xlsx')).toBeNull();
  });
});
