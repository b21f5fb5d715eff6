import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { createKafkaConnection, createKafkaSender } from '@conect/event-bus';
import { organizationUpdated, toMessage, type DataOf } from '@conect/events';
import { createLogger } from '@conect/service-kit';
import { fewestStatements, testKafka, waitFor, type TestService } from '@conect/testing';
import type { Opportunity } from '../src/opportunity/domain/opportunity';
import { createFinder, facetFields, type Finder, type Variables } from './finder';
import { openListing, placeIn, type Listing } from './listed-opportunities';
import { anOrganization, startVolunteering } from './volunteering';

let service: TestService;
let listing: Listing;
let organizationId: string;
const { brokers, topicPrefix } = testKafka();

beforeAll(async () => {
  service = await startVolunteering({ KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: topicPrefix });
  organizationId = await anOrganization(service);
  listing = await openListing(service, organizationId);
});
afterAll(async () => {
  await listing?.close();
  await service?.stop();
});

interface Page {
  readonly changes: readonly { readonly kind: string; readonly opportunityId: string; readonly opportunity: { readonly title: string; readonly freePlaces: number } | null }[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

const query = `query ($since: String, $first: Int) { opportunityChanges(since: $since, first: $first) { changes { kind opportunityId at opportunity { title freePlaces } } cursor hasMore } }`;

async function readSince(since: string | null, first = 100): Promise<Page> {
  const { data, errors } = await service.ask<{ opportunityChanges: Page }>(anonymous, query, { since, first });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.opportunityChanges;
}

/** What changed since then, once no older transaction runs any more. */
async function changesSince(since: string | null, first = 100): Promise<Page> {
  const waiting = 'SELECT FROM opportunity_change WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())';
  await waitFor(async () => (await service.sql(waiting)).length === 0, { describe: 'older transactions to end' });
  return readSince(since, first);
}

/** To the end of what there is now. */
async function endOf(since: string | null = null): Promise<string> {
  const { cursor, hasMore } = await changesSince(since);
  return hasMore ? endOf(cursor) : cursor;
}

const shortOf = ({ changes }: Page): string[][] => changes.map(({ kind, opportunityId }) => [kind, opportunityId]);

describe('opportunityChanges', () => {
  it('begins with all public opportunities, page by page, each once', async () => {
    const ids = await listing.list(Array.from({ length: 7 }, (_, place) => ({ title: `Ajutor ${place}`, status: place === 3 ? ('PAUSED' as const) : ('PUBLISHED' as const) })));
    const seen: string[][] = [];
    for (let since: string | null = null; ; ) {
      const page: Page = await changesSince(since, 3);
      seen.push(...shortOf(page));
      since = page.cursor;
      if (!page.hasMore) break;
    }

    expect(seen.filter(([, id]) => ids.includes(id!)).toSorted()).toEqual(ids.map((id) => ['CREATED', id]).toSorted());
  });

  it('tells what came, changed and left, and nothing of what was never public', async () => {
    const start = await endOf();
    const [id, draft] = await listing.list([{ status: 'DRAFT', publishedAt: null }, { status: 'DRAFT', publishedAt: null }]);
    await listing.change(draft!, { status: 'CANCELLED' });
    expect(shortOf(await changesSince(start))).toEqual([]);

    await listing.change(id!, { status: 'PUBLISHED', publishedAt: new Date() });
    const came = await changesSince(start);
    expect(shortOf(came)).toEqual([['CREATED', id]]);

    await listing.change(id!, { takenCount: 4 });
    await listing.change(id!, { status: 'PAUSED' });
    const changed = await changesSince(came.cursor);
    expect(changed.changes).toMatchObject([{ kind: 'UPDATED', opportunityId: id, opportunity: { freePlaces: 6 } }]);

    await listing.change(id!, { status: 'CLOSED' });
    const left = await changesSince(changed.cursor);
    expect(left).toMatchObject({ changes: [{ kind: 'DELETED', opportunityId: id, opportunity: null }], hasMore: false });
    expect(shortOf(await changesSince(start))).toEqual([['DELETED', id]]);
    // What becomes of it afterwards is nobody's news.
    await listing.change(id!, { status: 'ARCHIVED' });
    expect((await changesSince(left.cursor)).changes).toEqual([]);
  });

  it('tells of one that is removed, and of one that comes again', async () => {
    const [gone, back] = await listing.list([{}, { status: 'CLOSED' }]);
    const before = await endOf();
    await service.sql('DELETE FROM opportunity WHERE id = $1', [gone]);
    await listing.change(back!, { status: 'PUBLISHED' });

    expect(shortOf(await changesSince(before)).toSorted()).toEqual([['CREATED', back], ['DELETED', gone]].toSorted());
  });

  it('skips nothing that a slow transaction wrote before quicker ones that ended first, and tells nothing twice', async () => {
    const [slow, quick] = await listing.list([{ title: 'Ajutor lent' }, { title: 'Ajutor iute' }]);
    const before = await endOf();
    const rival = await service.connect();
    try {
      await rival.query('BEGIN');
      await rival.query('UPDATE opportunity SET version = version + 1 WHERE id = $1', [slow]);
      await listing.change(quick!, { title: 'Ajutor și mai iute' });
      const during = await readSince(before);
      await rival.query('COMMIT');
      const seen = [...shortOf(during), ...shortOf(await changesSince(during.cursor))];
      expect(seen.map(([, id]) => id).toSorted()).toEqual([slow, quick].toSorted());
    } finally {
      rival.release();
    }
  });

  it('tells everything once of many writers at the same time', async () => {
    const ids = await listing.list(Array.from({ length: 12 }, () => ({})));
    let since = await endOf();
    const seen: string[] = [];
    const writers = Promise.all([0, 1, 2].map(async (writer) => {
      for (const id of ids.filter((_, place) => place % 3 === writer)) await listing.change(id, { title: `Ajutor de la ${writer}` });
    }));
    const follow = async () => {
      const page = await readSince(since, 2);
      seen.push(...page.changes.map(({ opportunityId }) => opportunityId));
      since = page.cursor;
      return page.hasMore;
    };
    for (let reads = 0; reads < 5; reads += 1) await follow();
    await writers;
    await waitFor(async () => !(await follow()) && seen.length >= ids.length, { describe: 'all changes to be told' });

    expect(seen.toSorted()).toEqual([...ids].toSorted());
  });

  it('lists first what a backup brought from another server, and refuses the cursors of that server', async () => {
    const [id] = await listing.list([{ title: 'Ajutor restaurat' }]);
    await service.sql(`UPDATE opportunity_change SET transaction_id = '900000000000' WHERE opportunity_id = $1`, [id]);
    const strange = Buffer.from(JSON.stringify(['opportunity-changes', '900000000000', id])).toString('base64url');

    expect((await changesSince(null, 1)).changes).toMatchObject([{ opportunityId: id }]);
    expect((await service.ask(anonymous, query, { since: strange })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'since' } }]);
  });

  it.each([
    [{ since: 'nonsense' }, 'since', 'BAD_USER_INPUT'],
    [{ since: Buffer.from(JSON.stringify(['organization-changes', '1', randomUUID()])).toString('base64url') }, 'since', 'BAD_USER_INPUT'],
    [{ first: 0 }, 'first', 'BAD_USER_INPUT'],
    [{ first: 101 }, 'first', 'LIMIT_EXCEEDED'],
  ])('refuses %j', async (variables, argument, code) => {
    expect((await service.ask(anonymous, query, variables)).errors).toMatchObject([{ extensions: { code, argument } }]);
  });
});

it('an organization that is called otherwise is found by its new name, and by the old one no more', async () => {
  await service.startBackground();
  await waitFor(async () => (await fetch(`${service.address}/readyz`)).ok, { describe: 'volunteering to be ready' });
  const [id] = await listing.list([{ title: 'Ajutor la redenumire' }]);
  const foundBy = async (search: string) => {
    const { data } = await service.ask<{ opportunities: { nodes: readonly { readonly id: string }[] } }>(anonymous, 'query ($search: String) { opportunities(search: $search) { nodes { id } } }', { search });
    return data.opportunities.nodes.some((node) => node.id === id);
  };
  expect([await foundBy('țarnița redenumire'), await foundBy('izvorul redenumire')]).toEqual([true, false]);

  await tellName('Asociația Izvorul Rece');

  await waitFor(() => foundBy('izvorul redenumire'), { describe: 'the new name to be found' });
  expect(await foundBy('țarnița redenumire')).toBe(false);
});

/** Says what the registry says when an organization is called otherwise. */
async function tellName(legalName: string): Promise<void> {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const sender = createKafkaSender(createKafkaConnection({ clientId: 'test', brokers, topicPrefix, replicationFactor: 1, logger }), [organizationUpdated]);
  const profile: DataOf<typeof organizationUpdated> = { organizationId, type: 'ASSOCIATION', status: 'ACTIVE', legalName, cui: null, countyCode: 'CJ', localityCode: '54984', domains: ['E'], primaryDomain: 'E', changedFields: ['legalName'] };
  const event = { contract: organizationUpdated, eventId: randomUUID(), subject: organizationId, aggregateVersion: 2, actorId: null, traceparent: null, time: new Date(), data: profile };
  const { key, headers, value } = toMessage(event);
  await sender.connect();
  await sender.send([{ position: '0', topic: organizationUpdated.topic, key, headers: headers as Record<string, string>, value }]).finally(sender.disconnect);
}

interface Facets {
  readonly facets: {
    readonly domains: readonly { readonly domain: { readonly id: string }; readonly opportunityCount: number }[];
    readonly volunteeringDomains: readonly { readonly volunteeringDomain: string; readonly opportunityCount: number }[];
    readonly counties: readonly { readonly county: { readonly id: string }; readonly opportunityCount: number }[];
    readonly months: readonly { readonly month: string; readonly opportunityCount: number }[];
  };
}

async function facetsOf({ page }: Finder, variables: Variables) {
  const { facets: counted } = await page<Facets>(variables, facetFields);
  return {
    domains: counted.domains.map(({ domain, opportunityCount }) => `${domain.id} ${opportunityCount}`),
    volunteeringDomains: counted.volunteeringDomains.map(({ volunteeringDomain, opportunityCount }) => `${volunteeringDomain} ${opportunityCount}`),
    counties: counted.counties.map(({ county, opportunityCount }) => `${county.id} ${opportunityCount}`),
    months: counted.months.map(({ month, opportunityCount }) => `${month} ${opportunityCount}`),
  };
}

describe('the facets', () => {
  let finder: Finder;
  const listed: readonly Partial<Opportunity>[] = [
    { domains: ['E-ANIMALS', 'E-ENVIRONMENT'], volunteeringDomains: ['ENVIRONMENT', 'HEALTH'], place: placeIn('54984', 'CJ'), startsOn: '2026-05-02' },
    { domains: ['E'], volunteeringDomains: ['ENVIRONMENT'], place: placeIn('95079', 'IS'), startsOn: '2026-05-31', endsOn: '2026-06-30' },
    { domains: ['B-EDUCATION'], volunteeringDomains: ['EDUCATION_AND_RESEARCH'], place: placeIn('54984', 'CJ'), startsOn: '2026-06-01', endsOn: '2026-06-30' },
    { domains: ['B-EDUCATION', 'E-ANIMALS'], volunteeringDomains: ['EDUCATION_AND_RESEARCH'], place: null, startsOn: '2026-12-01', endsOn: '2026-12-31' },
  ];

  beforeAll(async () => {
    const host = await anOrganization(service);
    finder = createFinder(service, host);
    await listing.list(listed.map((opportunity) => ({ ...opportunity, organizationId: host })));
  });

  it('count of each kind what the question finds', async () => {
    expect(await facetsOf(finder, {})).toEqual({
      domains: ['B 2', 'B-EDUCATION 2', 'E 3', 'E-ANIMALS 2', 'E-ENVIRONMENT 1'],
      volunteeringDomains: ['EDUCATION_AND_RESEARCH 2', 'ENVIRONMENT 2', 'HEALTH 1'],
      counties: ['CJ 2', 'IS 1'],
      months: ['2026-05 2', '2026-06 1', '2026-12 1'],
    });
    expect(await facetsOf(finder, { near: { localityId: '54984', radiusKm: 10 }, search: 'ajutor' })).toEqual({
      domains: ['B 1', 'B-EDUCATION 1', 'E 1', 'E-ANIMALS 1', 'E-ENVIRONMENT 1'],
      volunteeringDomains: ['EDUCATION_AND_RESEARCH 1', 'ENVIRONMENT 1', 'HEALTH 1'],
      counties: ['CJ 2'],
      months: ['2026-05 1', '2026-06 1'],
    });
    expect(await facetsOf(finder, { filter: { hasNightWork: true } })).toEqual({ domains: [], volunteeringDomains: [], counties: [], months: [] });
  });

  it('count each kind without the filter of that kind, and with those of the others', async () => {
    expect(await facetsOf(finder, { filter: { countyCodes: ['CJ'], domain: 'E' } })).toEqual({
      domains: ['B 1', 'B-EDUCATION 1', 'E 1', 'E-ANIMALS 1', 'E-ENVIRONMENT 1'],
      volunteeringDomains: ['ENVIRONMENT 1', 'HEALTH 1'],
      counties: ['CJ 1', 'IS 1'],
      months: ['2026-05 1'],
    });
    expect(await facetsOf(finder, { filter: { from: '2026-06-15', until: '2026-06-20', volunteeringDomains: ['EDUCATION_AND_RESEARCH'] } })).toEqual({
      domains: ['B 1', 'B-EDUCATION 1'],
      volunteeringDomains: ['EDUCATION_AND_RESEARCH 1', 'ENVIRONMENT 1'],
      counties: ['CJ 1'],
      months: ['2026-06 1', '2026-12 1'],
    });
    expect((await finder.page<{ facets: { counties: readonly object[] } }>({ filter: { countyCodes: ['CJ'], domain: 'E' } }, 'facets { counties { opportunityCount } }')).facets.counties).toHaveLength(2);
  });

  it('are counted by one statement, and only when they are asked for', async () => {
    const statementsOf = (selection: string) => fewestStatements(() => finder.page({}, selection));

    expect((await statementsOf(`nodes { id } ${facetFields}`)) - (await statementsOf('nodes { id }'))).toBe(1);
  });
});
