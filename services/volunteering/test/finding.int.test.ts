import { randomUUID } from 'node:crypto';
import { findLocality, localities } from '@conect/reference-data';
import { countStatements, statementsWith, type TestService } from '@conect/testing';
import type { Opportunity } from '../src/opportunity/domain/opportunity';
import { createFinder, facetFields, type Finder, type Page, type Variables } from './finder';
import { openListing, placeIn, shiftAt, type Listing } from './listed-opportunities';
import { anOrganization, setClock, startVolunteering } from './volunteering';

let service: TestService;
let listing: Listing;
let organizationId: string;
let finder: Finder;
const ask: Finder['ask'] = (...question) => finder.ask(...question);
const page: Finder['page'] = (...question) => finder.page(...question);
const found: Finder['found'] = (...question) => finder.found(...question);

beforeAll(async () => {
  service = await startVolunteering();
});
afterAll(() => service?.stop());
// Each test looks at opportunities of its own.
beforeEach(async () => {
  await setClock(service, '2026-05-01T09:00:00+03:00');
  organizationId = await anOrganization(service);
  listing = await openListing(service, organizationId);
  finder = createFinder(service, organizationId);
});
afterEach(() => listing?.close());

const [clujNapoca, floresti, iasi] = [placeIn('54984', 'CJ'), placeIn('57715', 'CJ'), placeIn('95079', 'IS')] as const;

describe('the search of opportunities', () => {
  const forest: Partial<Opportunity> = { title: 'Curățăm pădurea Făget', description: 'Strângem gunoaie de pe potecile de lângă oraș.', skills: ['Prim ajutor'], place: clujNapoca };

  it.each(['pădure', 'padure', 'PĂDUREA', 'curăţăm făget', 'curatam fag', 'potecă', 'prim ajutor', 'țarnița', 'tarnita verde pădure', 'cluj', 'napoca făget'])('finds by "%s", in whatever letters and forms', async (search) => {
    await listing.list([forest, { title: 'Lecții de citit', description: 'Citim cu copiii, după școală, două ore.', place: iasi }].slice(0, search.startsWith('țarnița') ? 1 : 2));

    expect(await found({ search })).toEqual([forest.title]);
  });

  it.each(['adure', 'pădure iași', "'pad' & !x", ':*xyz'])('does not find by "%s"', async (search) => {
    await listing.list([forest]);

    expect(await found({ search })).toEqual([]);
  });

  it('finds what has the words in its title first, then in the name of its organization or place, then in what it says; among equals the last published', async () => {
    await listing.list([
      { title: 'Ajutor la cules de mere', description: 'La marginea satului, aproape de Iași.' },
      { title: 'Plantăm puieți în Iași', place: clujNapoca },
      { title: 'Sortăm haine de iarnă', place: iasi },
      { title: 'Iași: citim cu copiii' },
    ]);

    expect(await found({ search: 'iasi' })).toEqual(['Iași: citim cu copiii', 'Plantăm puieți în Iași', 'Sortăm haine de iarnă', 'Ajutor la cules de mere']);
    expect(await found({ search: 'iasi', sort: 'NEWEST' })).toEqual(['Iași: citim cu copiii', 'Sortăm haine de iarnă', 'Plantăm puieți în Iași', 'Ajutor la cules de mere']);
  });

  it('finds by what an opportunity says now', async () => {
    const [id] = await listing.list([forest]);
    await listing.change(id!, { title: 'Marcăm trasee turistice' });

    expect(await found({ search: 'curățăm pădurea' })).toEqual([]);
    expect(await found({ search: 'trasee' })).toEqual(['Marcăm trasee turistice']);
  });

  it('asks for nothing without a letter or digit, and refuses what is too long', async () => {
    await listing.list([forest]);

    expect(await found({ search: ' "-" ', sort: 'RELEVANCE' })).toHaveLength(1);
    expect((await ask({ search: 'a'.repeat(201) })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'search' } }]);
  });

  it('is of what is PUBLISHED alone', async () => {
    await listing.list((['DRAFT', 'IN_REVIEW', 'REJECTED', 'PAUSED', 'CLOSED', 'CANCELLED', 'ARCHIVED', 'PUBLISHED'] as const).map((status) => ({ ...forest, status, title: status })));

    for (const question of [{}, { search: 'padure' }, { near: { localityId: '54984', radiusKm: 5 } }]) expect((await found(question)).filter((title) => title !== 'PUBLISHED')).toEqual([]);
    expect(await found({})).toEqual(['PUBLISHED']);
  });
});

describe('the filter', () => {
  const one = { title: 'Are ce se cere' };

  it.each<[object, Partial<Opportunity>, Partial<Opportunity>]>([
    [{ domain: 'E' }, { domains: ['E-ANIMALS', 'B'] }, { domains: ['B-EDUCATION'] }],
    [{ domain: 'E-ANIMALS' }, { domains: ['E-ANIMALS'] }, { domains: ['E-ENVIRONMENT'] }],
    [{ volunteeringDomains: ['HEALTH', 'EDUCATION_AND_RESEARCH'] }, { volunteeringDomains: ['HEALTH', 'RELIGION'] }, { volunteeringDomains: ['RELIGION'] }],
    [{ countyCodes: ['CJ', 'BN'] }, { place: clujNapoca }, { place: iasi }],
    [{ countyCodes: ['CJ'] }, { place: clujNapoca }, { place: null }],
    [{ from: '2026-05-10' }, { endsOn: '2026-05-10' }, { endsOn: '2026-05-09' }],
    [{ until: '2026-05-02' }, { startsOn: '2026-05-02' }, { startsOn: '2026-05-03' }],
    [{ from: '2026-05-04', until: '2026-05-05' }, { startsOn: '2026-05-01', endsOn: '2026-05-31' }, { startsOn: '2026-05-06' }],
    [{ isRemote: true }, { place: null }, { place: iasi }],
    [{ isRemote: false }, { place: iasi }, { place: null }],
    [{ openToMinors: true }, { isOpenToMinors: true }, { isOpenToMinors: false }],
    [{ openToMinors: false }, { isOpenToMinors: false }, { isOpenToMinors: true }],
    [{ minimumAge: 16 }, { minimumAge: 16 }, { minimumAge: 17 }],
    [{ minimumAge: 17 }, { minimumAge: 16 }, { minimumAge: 16, isOpenToMinors: false }],
    [{ minimumAge: 18 }, { minimumAge: 16, isOpenToMinors: false }, { minimumAge: 21 }],
    [{ accessibility: ['WHEELCHAIR', 'GUIDE_DOG'] }, { accessibility: ['GUIDE_DOG', 'QUIET_SPACE'] }, { accessibility: ['QUIET_SPACE'] }],
    [{ languages: ['hu', 'en'] }, { languages: ['ro', 'hu'] }, { languages: ['ro'] }],
    [{ skills: ['sofat', 'Tâmplărie'] }, { skills: ['tâmplărie'] }, { skills: ['tâmplărie fină'] }],
    [{ hasNightWork: true }, { hasNightWork: true, isOpenToMinors: false }, { hasNightWork: false }],
    [{ hasNightWork: false }, { hasNightWork: false }, { hasNightWork: true, isOpenToMinors: false }],
    [{ hasFreePlaces: true }, { places: 3, takenCount: 2 }, { places: 3, takenCount: 3 }],
    [{ hasFreePlaces: false }, { places: 3, takenCount: 3 }, { places: 3, takenCount: 2 }],
    [{ hasFreePlaces: true }, { places: null, shifts: [shiftAt('2026-05-02T10:00:00Z', 2), shiftAt('2026-05-03T10:00:00Z', 1)] }, { places: null, shifts: [shiftAt('2026-05-02T10:00:00Z', 2)] }],
    [{ hasFreePlaces: true }, { places: null, shifts: [shiftAt('2026-05-01T06:00:01Z')] }, { places: null, shifts: [shiftAt('2026-05-01T05:59:59Z')] }],
    [{ domain: 'E', countyCodes: ['CJ'], isRemote: false }, { place: clujNapoca, domains: ['E'] }, { place: clujNapoca, domains: ['B'] }],
  ])('%j finds %j and not %j', async (filter, met, missed) => {
    await listing.list([{ ...one, ...met }, { title: 'Nu are', ...missed }]);

    expect(await found({ filter })).toEqual([one.title]);
  });

  it('asks for nothing by an empty list', async () => {
    await listing.list([one]);

    expect(await found({ filter: { countyCodes: [], languages: [], skills: [], volunteeringDomains: [], accessibility: [] } })).toEqual([one.title]);
  });

  it.each<[Variables, string]>([
    [{ filter: { domain: 'Z' } }, 'filter.domain'],
    [{ filter: { countyCodes: ['ZZ'] } }, 'filter.countyCodes'],
    [{ filter: { organizationIds: ['x'] } }, 'filter.organizationIds'],
    [{ filter: { from: '1990-01-01' } }, 'filter.from'],
    [{ filter: { from: '2026-05-02', until: '2026-05-01' } }, 'filter.until'],
    [{ filter: { minimumAge: -1 } }, 'filter.minimumAge'],
    [{ filter: { languages: ['română'] } }, 'filter.languages'],
    [{ filter: { skills: [''] } }, 'filter.skills'],
    [{ near: { localityId: '54984', radiusKm: 50_000 } }, 'near.radiusKm'],
    [{ near: { localityId: '99999', radiusKm: 5 } }, 'near.localityId'],
    [{ near: { radiusKm: 5 } }, 'near.localityId'],
    [{ sort: 'NEAREST' }, 'sort'],
    [{ after: 'x' }, 'after'],
  ])('%j is refused by the name of its argument', async (variables, argument) => {
    expect((await ask(variables)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });

  it('takes no more than 100 values of a list', async () => {
    expect((await ask({ filter: { skills: Array.from({ length: 101 }, (_, place) => `s${place}`) } })).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', argument: 'filter.skills' } }]);
  });
});

describe('what is near', () => {
  const near = { localityId: '54984', radiusKm: 20 };

  it('is what is not farther along the great circle, the nearest first, with its distance', async () => {
    await listing.list([{ title: 'Florești', place: floresti }, { title: 'Iași', place: iasi }, { title: 'de oriunde' }, { title: 'Cluj-Napoca', place: clujNapoca }]);

    const { edges } = await page({ near });
    expect(edges.map(({ node, distanceKm }) => [node.title, distanceKm])).toEqual([['Cluj-Napoca', 0], ['Florești', expect.closeTo(kilometresBetween('54984', '57715'), 6)]]);
    expect((await page({ near: { ...near, radiusKm: 500 } })).edges.map(({ node }) => node.title)).toEqual(['Cluj-Napoca', 'Florești', 'Iași']);
    expect((await page({})).edges.map(({ distanceKm }) => distanceKm)).toEqual([null, null, null, null]);
  });

  it('goes by the coordinates of the place itself where it says them', async () => {
    await listing.list([{ title: 'la marginea Iașiului', place: { ...clujNapoca, latitude: 47.2, longitude: 27.5 } }]);

    expect(await found({ near })).toEqual([]);
    expect(await found({ near: { latitude: 47.2, longitude: 27.5, radiusKm: 1 } })).toEqual(['la marginea Iașiului']);
  });

  it('is within half of one per cent of the haversine for any two localities, and the same both ways', async () => {
    const pairs = Array.from({ length: 500 }, (_, place) => [localities()[(place * 7919) % 13_755]!, localities()[(place * 104_729 + 11) % 13_755]!] as const);
    const rows = await service.sql<{ there: number; back: number }>(
      `SELECT great_circle_km(a, b, c, d) AS there, great_circle_km(c, d, a, b) AS back FROM unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) AS pair (a, b, c, d)`,
      [pairs.map(([one]) => one.latitude), pairs.map(([one]) => one.longitude), pairs.map(([, other]) => other.latitude), pairs.map(([, other]) => other.longitude)],
    );

    pairs.forEach(([one, other], index) => {
      const expected = kilometresBetween(one.code, other.code);
      expect(Math.abs(rows[index]!.there - expected)).toBeLessThanOrEqual(expected * 0.005);
      expect(rows[index]!.back).toBeCloseTo(rows[index]!.there, 9);
    });
    expect(kilometresBetween('54984', '95079')).toBeGreaterThan(290);
  });
});

/** The haversine between two localities, written again from its definition. */
function kilometresBetween(oneCode: string, otherCode: string): number {
  const [one, other] = [findLocality(oneCode)!, findLocality(otherCode)!];
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (angle: number) => Math.sin(radians(angle) / 2) ** 2;
  const chord = half(other.latitude - one.latitude) + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(other.longitude - one.longitude);
  return 2 * 6371.0088 * Math.asin(Math.sqrt(chord));
}

describe('the list of opportunities', () => {
  it('goes by what begins and what closes soonest from the day on which its walk began', async () => {
    await listing.list([
      { title: 'a început ieri', startsOn: '2026-04-30', endsOn: '2026-06-30' },
      { title: 'a început demult', startsOn: '2026-01-05', endsOn: '2026-06-01', applyUntil: '2026-04-29' },
      { title: 'începe mâine', startsOn: '2026-05-02', endsOn: '2026-05-20' },
      { title: 'începe azi', startsOn: '2026-05-01', endsOn: '2026-05-31', applyUntil: '2026-05-02' },
    ]);
    const starting = ['începe azi', 'începe mâine', 'a început ieri', 'a început demult'];

    expect(await found({ sort: 'STARTS_SOONEST' })).toEqual(starting);
    expect(await found({ sort: 'CLOSING_SOONEST' })).toEqual(['începe azi', 'începe mâine', 'a început ieri', 'a început demult']);
    // A midnight that passes while somebody walks the list moves nothing for him.
    const first = await page({ sort: 'STARTS_SOONEST', first: 1 });
    await setClock(service, '2026-05-02T09:00:00+03:00');
    const rest = await page({ sort: 'STARTS_SOONEST', first: 10, after: first.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.title)).toEqual(starting.slice(1));
    expect(await found({ sort: 'STARTS_SOONEST' })).toEqual(['începe mâine', 'începe azi', 'a început ieri', 'a început demult']);
  });

  it.each<[string, Variables]>([
    ['NEWEST', {}],
    ['RELEVANCE', { search: 'ajutor' }],
    ['STARTS_SOONEST', {}],
    ['CLOSING_SOONEST', {}],
    ['NEAREST', { near: { localityId: '54984', radiusKm: 100 } }],
  ])('loses and repeats nothing in %s while opportunities come between two pages, in both directions', async (sort, more) => {
    const make = (count: number) =>
      listing.list([
        { title: `Ajutor ${count}`, place: clujNapoca, startsOn: `2026-05-0${(count % 8) + 1}` },
        { title: `Lucru ${count}`, description: 'Ajutor la lucru.', place: floresti, endsOn: `2026-05-1${count % 9}` },
        { title: `Cules ${count}`, description: 'Ajutor la cules.', place: clujNapoca, startsOn: '2026-04-01' },
      ]);
    const before = [...(await make(1)), ...(await make(2)), ...(await make(3))];

    for (const [size, cursor, end, goesOn] of [['first', 'after', 'endCursor', 'hasNextPage'], ['last', 'before', 'startCursor', 'hasPreviousPage']] as const) {
      const seen: string[] = [];
      let at: string | null = null;
      for (let pages = 0, isMore = true; isMore; pages += 1) {
        const { edges, pageInfo }: Page = await page({ sort, ...more, [size]: 2, [cursor]: at });
        seen.push(...edges.map(({ node }) => node.id));
        if (pages < 2) await make(4 + pages);
        [at, isMore] = [pageInfo[end], pageInfo[goesOn]];
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter((id) => !seen.includes(id))).toEqual([]);
    }
  });

  it('reads the same list from its end', async () => {
    await listing.list([1, 2, 3, 4, 5].map((count) => ({ title: `Ajutor ${count}`, place: count % 2 === 0 ? floresti : clujNapoca })));

    for (const question of [{ sort: 'NEWEST' }, { sort: 'STARTS_SOONEST' }, { search: 'ajutor' }, { near: { localityId: '57715', radiusKm: 50 } }]) {
      const all = (await page(question)).edges.map(({ node }) => node.id);
      const end = await page({ ...question, last: 2 });
      const middle = await page({ ...question, last: 2, before: end.pageInfo.startCursor });
      expect([...middle.edges, ...end.edges].map(({ node }) => node.id)).toEqual(all.slice(1));
      expect([end.pageInfo.hasPreviousPage, middle.pageInfo.hasPreviousPage, middle.pageInfo.hasNextPage]).toEqual([true, true, true]);
    }
  });

  it('takes no cursor of another order, nor one that was made elsewhere', async () => {
    await listing.list([{ title: 'Unu și ajutor' }, { title: 'Doi și ajutor' }]);
    const { pageInfo } = await page({ first: 1, sort: 'STARTS_SOONEST' });
    const made = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

    for (const variables of [
      { after: pageInfo.endCursor, sort: 'NEWEST' },
      { after: pageInfo.endCursor, search: 'ajutor' },
      { after: made('opportunities:NEWEST', '2026-02-11', organizationId) },
      { after: made('opportunities:NEWEST', '2026-02-31T10:00:00+00:00', organizationId) },
      { after: made('opportunities:NEWEST', '2026-02-11T24:00:01+00:00', organizationId) },
      { after: made('opportunities:NEWEST', '2026-02-11T10:00:00+00:00', 'x') },
      { after: made('opportunities:RELEVANCE', 3, 1, organizationId), search: 'ajutor' },
      { after: made('opportunities:STARTS_SOONEST', '2026-02-31', 1, organizationId), sort: 'STARTS_SOONEST' },
      { after: made('opportunities:CLOSING_SOONEST', '2026-02-01', 1.5, organizationId), sort: 'CLOSING_SOONEST' },
      { after: made('opportunities:NEAREST', 'far', organizationId), near: { localityId: '54984', radiusKm: 5 } },
    ]) {
      expect((await ask(variables)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
    }
  });

  it.each([{ sort: 'NEWEST' }, { sort: 'STARTS_SOONEST' }, { search: 'ajutor' }, { near: { localityId: '54984', radiusKm: 5 } }])('takes as many statements of many as of one: %p', async (variables) => {
    await listing.list([1, 2, 3].map((count) => ({ title: `Ajutor ${count}`, place: clujNapoca, places: null, shifts: [shiftAt('2026-05-03T10:00:00Z')] })));
    const statementCount = countStatements();
    const statementsOf = async (first: number) => {
      const before = statementCount();
      expect((await page<{ nodes: readonly object[] }>({ ...variables, first }, `${facetFields} nodes { id shifts { id } } totalCount`)).nodes).toHaveLength(first);
      return statementCount() - before;
    };

    expect(await statementsOf(3)).toBe(await statementsOf(1));
  });
});

it('words and places are looked up in their indexes', async () => {
  await service.sql(
    `WITH made AS (
       INSERT INTO opportunity (id, version, organization_id, status, status_since, created_at, created_by, updated_at, published_at, title, description, volunteering_domains, domains,
         locality_id, county_code, starts_on, ends_on, acceptance, places, taken_count, minimum_age, is_open_to_minors, has_night_work, accessibility, skills, languages, benefits, questions)
       SELECT gen_random_uuid(), 1, $1, 'PUBLISHED', now(), now(), $1, now(), now(), 'cuvantul' || place, 'x', '{HEALTH}', '{B}', '54984', 'CJ', '2026-05-02', '2026-05-03', 'AUTOMATIC', 5, 0, 16,
         true, false, '{}', '{}', '{}', '{}', '[]' FROM generate_series(1, 3000) AS place RETURNING id, title)
     INSERT INTO opportunity_search (opportunity_id, title_words, organization_words, place_words, text_words, skills, latitude, longitude)
     SELECT id, search_words(ARRAY[title]), '', '', array_to_tsvector(ARRAY(SELECT md5(id::text || word) FROM generate_series(1, 30) AS word)), '{}', 44 + random() * 4, 21 + random() * 8 FROM made`,
    [randomUUID()],
  );
  await service.sql('ANALYZE opportunity, opportunity_search');
  const sent = statementsWith('opportunity_search');
  const plansOf = async (part: string) => {
    const plans: string[] = [];
    for (const { text, values } of sent.filter(({ text: sentText }) => sentText.includes(part) && !sentText.startsWith('EXPLAIN'))) {
      plans.push((await service.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values])).map((line) => line['QUERY PLAN']).join(' '));
    }
    expect(plans.length).toBeGreaterThan(0);
    return plans;
  };

  await ask({ filter: { organizationIds: [] }, search: 'cuvantul1234', sort: 'NEWEST' });
  for (const plan of await plansOf('search_query')) expect(plan).toContain('opportunity_search_words_idx');
  await ask({ filter: { organizationIds: [] }, near: { localityId: '54984', radiusKm: 10 } });
  for (const plan of await plansOf('great_circle_km')) expect(plan).toContain('opportunity_search_place_idx');
});
