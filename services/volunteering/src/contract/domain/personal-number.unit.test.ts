import { holdsPersonalNumber, impersonalText } from './personal-number';

describe('a personal number', () => {
  it.each(['1960229410012', 'CNP 6100504123456', '2 85 01 31 22 123 4', '5010101-22-1234.', 'asigurat: 1850131221234;'])('is seen in "%s"', (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
  });

  it.each(['+40722123456', '0722123456', 'RO49AAAA1B31007593840000', '1961329410012', '1960232410012', '0960229410012', '19602294100123', 'polița 12345678', '2026-05-04'])('is not seen in "%s"', (text) => {
    expect(holdsPersonalNumber(text)).toBe(false);
  });

  it('is refused at the field that holds it, and another text is read as always', () => {
    expect(impersonalText(100)('CNP 1960229410012', ['activities'], '')).toEqual({ ok: false, refusals: [{ code: 'PERSONAL_NUMBER', field: ['activities'] }] });
    expect(impersonalText(100)(' Plantare ', ['activities'], '')).toEqual({ ok: true, value: 'Plantare' });
    expect(impersonalText(3)('Plantare', ['activities'], '')).toMatchObject({ refusals: [{ code: 'BAD_USER_INPUT' }] });
  });
});
