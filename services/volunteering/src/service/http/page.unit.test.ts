import { htmlOf, writtenDay, writtenHours } from './page';

describe('a page', () => {
  it('is in its language, with one main heading, and says what it is given as text', () => {
    const html = htmlOf({ locale: 'EN', title: 'A <b>"certificate"</b>', parts: [{ text: "It's & valid" }, { heading: 'Facts', facts: [['Number', '<script>']] }] });
    expect(html).toContain('<html lang="en">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('A &lt;b&gt;&quot;certificate&quot;&lt;/b&gt;');
    expect(html).toContain('<p>It&#39;s &amp; valid</p><h2>Facts</h2><dl><dt>Number</dt><dd>&lt;script&gt;</dd></dl>');
    expect(htmlOf({ locale: 'RO', title: 'x', parts: [] })).toContain('<html lang="ro">');
  });

  it('writes days and hours as people do', () => {
    expect([writtenDay('2026-05-09', 'RO'), writtenDay('2026-05-09', 'EN')]).toEqual(['9 mai 2026', '9 May 2026']);
    const said = ([1, 60, 61, 119, 120, 1_140, 1_200, 6_060, 7_200, 72_060, 0] as const).map((minutes) => writtenHours(minutes, 'RO'));
    expect(said).toEqual(['1 minut', '1 oră', '1 oră și 1 minut', '1 oră și 59 de minute', '2 ore', '19 ore', '20 de ore', '101 ore', '120 de ore', '1.201 ore', '0 ore']);
    expect(writtenHours(390, 'EN')).toBe('6 hours and 30 minutes');
  });
});
