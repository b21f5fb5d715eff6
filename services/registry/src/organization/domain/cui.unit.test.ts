import { parseCui } from './cui';

describe('parseCui', () => {
  it.each([
    ['4221306', '4221306'],
    ['RO4221306', '4221306'],
    ['RO 28765437', '28765437'],
    [' ro28765437 ', '28765437'],
    ['12345674', '12345674'],
    ['27772126', '27772126'],
    ['28765437', '28765437'],
    ['34001124', '34001124'],
    ['ＲＯ　２８７６５４３７', '28765437'],
  ])('reads %j as %s', (text, cui) => {
    expect(parseCui(text)).toEqual({ ok: true, value: cui });
  });

  it.each(['12345678', 'RO22556447', '28765438', '82765437'])('refuses %j for its check digit', (text) => {
    expect(parseCui(text)).toEqual({ ok: false, refusals: [{ code: 'CUI_CHECKSUM', field: ['cui'] }] });
  });

  it.each(['', 'RO', '1', '28765437000', 'ABC', 'RO28765437X', '2876 5437', '00', '04221306', '٤٢٢١٣٠٦', 'RORO4221306', '-4221306'])(
    'refuses %j for its form',
    (text) => {
      expect(parseCui(text)).toMatchObject({ ok: false, refusals: [{ code: 'BAD_USER_INPUT', field: ['cui'] }] });
    },
  );
});
