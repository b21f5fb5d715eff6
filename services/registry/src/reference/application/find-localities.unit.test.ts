import type { PageRequest } from '@conect/kernel';
import { createLocalityList, localityPosition } from './find-localities';

const list = createLocalityList();
const first = (size: number, position: PageRequest['position'] = null): PageRequest => ({ size, direction: 'FORWARD', position });
const last = (size: number, position: PageRequest['position'] = null): PageRequest => ({ size, direction: 'BACKWARD', position });

describe('the list of localities', () => {
  it.each(['cluj nap', 'CLUJ-NAPOCA', 'napoca'])('finds Cluj-Napoca by "%s"', (text) => {
    const words = text.toLowerCase().split(/[ -]/);

    expect(list.findPage({ countyCode: null, words }, first(5)).map(({ code }) => code)).toContain('54984');
  });

  it('holds every locality of a county, in pages that join without a gap, forwards and backwards', () => {
    const query = { countyCode: 'CJ', words: [] };
    const forward: string[] = [];
    let position: PageRequest['position'] = null;
    for (;;) {
      const page = list.findPage(query, first(50, position));
      forward.push(...page.slice(0, 50).map(({ code }) => code));
      if (page.length <= 50) break;
      position = localityPosition(page[49]!);
    }

    const backward: string[] = [];
    position = null;
    for (;;) {
      const page = list.findPage(query, last(50, position));
      const kept = page.slice(-50);
      backward.unshift(...kept.map(({ code }) => code));
      if (page.length <= 50) break;
      position = localityPosition(kept[0]!);
    }

    expect(forward).toHaveLength(list.count(query));
    expect(new Set(forward).size).toBe(forward.length);
    expect(backward).toEqual(forward);
  });

  it('is empty after its last locality', () => {
    const [end] = list.findPage({ countyCode: 'CJ', words: [] }, last(1)).slice(-1);

    expect(list.findPage({ countyCode: 'CJ', words: [] }, first(5, localityPosition(end!)))).toEqual([]);
  });
});
