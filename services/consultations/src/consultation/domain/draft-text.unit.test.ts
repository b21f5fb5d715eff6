import { identifyBlocks, maximumArticles, maximumBlockLength, readDraftText, type ArticleInput, type DraftBlock } from './draft-text';

const read = (articles: readonly ArticleInput[]) => readDraftText(articles);
const refusalsOf = (articles: readonly ArticleInput[]) => {
  const text = read(articles);
  return text.ok ? [] : text.refusals.map(({ field, params }) => [field!.join('.'), params!['expected']]);
};

describe('the text of a draft', () => {
  it('becomes blocks in its order, each at its place', () => {
    const text = read([
      { article: '1', text: 'Prezenta hotărâre stabileşte limite.' },
      { article: '12^1', paragraphs: [{ paragraph: '1', text: 'Se interzice:', letters: [{ letter: 'a', text: 'arderea;', points: [{ point: 'i', text: 'pe câmp;' }] }] }, { paragraph: '2', text: 'Amenda.' }] },
    ]);

    expect(text).toEqual({
      ok: true,
      value: [
        { ref: { article: '1', paragraph: null, letter: null, point: null }, text: 'Prezenta hotărâre stabilește limite.' },
        { ref: { article: '12^1', paragraph: '1', letter: null, point: null }, text: 'Se interzice:' },
        { ref: { article: '12^1', paragraph: '1', letter: 'a', point: null }, text: 'arderea;' },
        { ref: { article: '12^1', paragraph: '1', letter: 'a', point: 'i' }, text: 'pe câmp;' },
        { ref: { article: '12^1', paragraph: '2', letter: null, point: null }, text: 'Amenda.' },
      ],
    });
  });

  it('has at most 2,000 articles, and blocks of at most 5,000 characters', () => {
    const articles = (count: number) => Array.from({ length: count }, (_, index) => ({ article: String(index + 1), text: 'Text.' }));

    expect(refusalsOf(articles(maximumArticles))).toEqual([]);
    expect(refusalsOf(articles(maximumArticles + 1))).toEqual([['articles', 'ARTICLES']]);
    expect(refusalsOf([])).toEqual([['articles', 'ARTICLES']]);
    expect(refusalsOf([{ article: '1' }])).toEqual([['articles', 'ARTICLES']]);
    expect(refusalsOf([{ article: '1', text: 'a'.repeat(maximumBlockLength) }])).toEqual([]);
    expect(refusalsOf([{ article: '1', paragraphs: [{ paragraph: '1', text: 'a'.repeat(maximumBlockLength + 1) }] }])).toEqual([['articles.0.paragraphs.0.text', 'MAXIMUM_LENGTH']]);
  });

  it('names its places shortly, and each once', () => {
    expect(refusalsOf([{ article: 'unu doi', text: 'Text.' }])).toEqual([['articles.0', 'BLOCK_LABEL']]);
    expect(refusalsOf([{ article: '1', text: 'Text.' }, { article: '1', text: 'Altul.' }])).toEqual([['articles.1', 'BLOCK_LABEL']]);
    expect(refusalsOf([{ article: '1', text: '  ' }])).toEqual([['articles.0.text', 'MINIMUM_LENGTH']]);
  });
});

describe('blocks', () => {
  const block = (id: string, article: string, text: string): DraftBlock => ({ id, text, ref: { article, paragraph: null, letter: null, point: null } });
  const before = [block('a', '1', 'Obiectul.'), block('b', '2', 'Limitele.'), block('c', '3', 'Sancțiunile.')];
  const identify = (...texts: readonly (readonly [article: string, text: string])[]) => {
    let count = 0;
    return identifyBlocks(before, texts.map(([article, text]) => ({ ref: { article, paragraph: null, letter: null, point: null }, text })), () => `new ${(count += 1)}`).map(({ id }) => id);
  };

  it('keep their ids where they stand, when their text changes and when they move', () => {
    expect(identify(['1', 'Obiectul.'], ['2', 'Limitele noi.'], ['3', 'Sancțiunile.'])).toEqual(['a', 'b', 'c']);
    // An article in between moves the others on.
    expect(identify(['1', 'Obiectul.'], ['2', 'Definițiile.'], ['3', 'Limitele.'], ['4', 'Sancțiunile.'])).toEqual(['a', 'new 1', 'b', 'c']);
    expect(identify(['1', 'Limitele.'], ['2', 'Sancțiunile.'])).toEqual(['b', 'c']);
  });

  it('have ids of their own when nothing before is like them, and never share one', () => {
    expect(identify(['7', 'Altceva.'], ['8', 'Limitele.'], ['9', 'Limitele.'])).toEqual(['new 1', 'new 2', 'new 3']);
  });

  it('follow the block above them when it moves, even if their own text changes', () => {
    const within = (article: string, letters: readonly (readonly [letter: string, text: string])[]) => [
      { ref: { article, paragraph: '1', letter: null, point: null }, text: 'Se interzic:' },
      ...letters.map(([letter, text]) => ({ ref: { article, paragraph: '1', letter, point: null }, text })),
    ];
    const old = within('2', [['a', 'arderea deșeurilor;'], ['b', 'arderea miriștilor.']]).map((text, index) => ({ ...text, id: `old ${index}` }));

    const blocks = identifyBlocks(old, within('3', [['a', 'arderea deșeurilor de orice fel;'], ['b', 'arderea miriștilor.'], ['c', 'altele.']]), () => 'new');

    expect(blocks.map(({ id }) => id)).toEqual(['old 0', 'old 1', 'old 2', 'new']);
  });
});
