import { nameKeyOf, restrictedTermsIn } from './name-warnings';

describe('restrictedTermsIn', () => {
  it.each([
    ['Garda Civică a Tinerilor', ['gardă']],
    ['Agenția de Dezvoltare', ['agenție']],
    ['AUTORITATEA apelor', ['autoritate']],
    ['Consiliul Tineretului din România', ['consiliu', 'român']],
    ['Asociaţia Naţională a Românilor', ['național', 'român']],
    ['Inspectoratul Pădurilor', ['inspectorat']],
    ['Comisariatul civic', ['comisariat']],
    ['Academia de Sport', ['academie']],
  ])('finds those of %j', (name, terms) => {
    expect(restrictedTermsIn(name)).toEqual(terms);
  });

  it.each(['Asociația Țarnița Verde', 'Centrul de consiliere', 'Asociația agenților de turism', 'Romantic Fest', 'Gardul Viu', 'Asociația Internațională'])(
    'finds none in %j',
    (name) => {
      expect(restrictedTermsIn(name)).toEqual([]);
    },
  );
});

describe('nameKeyOf', () => {
  it('is the same for every spelling of one name', () => {
    const spellings = ['Asociația "Țarnița Verde"', 'ASOCIATIA TARNITA VERDE', 'asociaţia ţarniţa-verde'];

    expect(new Set(spellings.map(nameKeyOf))).toEqual(new Set(['asociatiatarnitaverde']));
  });
});
