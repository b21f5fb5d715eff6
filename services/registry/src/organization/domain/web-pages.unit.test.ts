import { webPageKindOf, maximumWebPages, mergeWebPages } from './web-pages';

const problemsOf = (webPages: readonly string[]) => mergeWebPages([], webPages).refusals.map(({ code, field, params }) => [code, field?.join('.'), params?.['expected']].join(' '));

describe('the web pages', () => {
  it.each([
    ['https://Verde.Exemplu.ro', 'https://verde.exemplu.ro/'],
    [' https://verde.exemplu.ro/despre#echipa ', 'https://verde.exemplu.ro/despre'],
    ['https://verde.exemplu.ro/?utm_source=x&fbclid=1&pagina=2', 'https://verde.exemplu.ro/?pagina=2'],
    ['https://verde.exemplu.ro:443/a;b', 'https://verde.exemplu.ro/a%3Bb'],
    ['https://țarnița.ro', 'https://xn--arnia-q9be.ro/'],
  ])('%j is kept as %j', (given, kept) => {
    expect(mergeWebPages([], [given])).toEqual({ list: [kept], refusals: [] });
  });

  it.each([
    'http://verde.exemplu.ro',
    'ftp://verde.exemplu.ro',
    'javascript:alert(1)',
    'verde.exemplu.ro',
    'https://localhost',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://ana:secret@verde.exemplu.ro',
    'https://verde.exemplu.ro:8443',
  ])('%j is refused', (link) => {
    expect(problemsOf(['https://exemplu.ro', link])).toEqual(['BAD_USER_INPUT webPages.1 HTTPS_ADDRESS']);
  });

  it('are each there once, however written, and at most fifteen', () => {
    const many = Array.from({ length: maximumWebPages + 1 }, (_, index) => `https://exemplu.ro/${index}`);

    expect(problemsOf(['https://www.facebook.com/verde/', 'https://m.facebook.com/verde?fbclid=1'])).toEqual(['BAD_USER_INPUT webPages ENTRY_ONCE']);
    expect(problemsOf(many.slice(1))).toEqual([]);
    expect(problemsOf(many)).toEqual(['BAD_USER_INPUT webPages ENTRY_COUNT']);
  });

  it('stay when nothing is said and go with null', () => {
    expect(mergeWebPages(['https://exemplu.ro/'], undefined).list).toEqual(['https://exemplu.ro/']);
    expect(mergeWebPages(['https://exemplu.ro/'], null).list).toEqual([]);
  });

  it.each([
    ['https://www.facebook.com/verde', 'FACEBOOK'],
    ['https://youtu.be/x', 'YOUTUBE'],
    ['https://ro.linkedin.com/company/verde', 'LINKEDIN'],
    ['https://x.com/verde', 'X'],
    ['https://notx.com/verde', 'WEBSITE'],
    ['https://facebook.com.exemplu.ro/', 'WEBSITE'],
  ] as const)('%s leads to %s', (link, kind) => {
    expect(webPageKindOf(link)).toBe(kind);
  });
});
