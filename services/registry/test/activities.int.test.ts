import { randomUUID } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { registryEvents } from '@conect/events';
import { aUser } from '@conect/testing';
import { anOrganizationIn, lookUp } from './operations';
import { aStatute, announceStatute, grantRole, startRegistry, uploadDocument, type TestRegistry } from './registry';

interface SeenActivity {
  readonly id: string;
  readonly status: string;
  readonly title: { readonly text: string; readonly locale: string } | null;
  readonly document: { readonly fileName: string } | null;
  readonly viewerCan: Readonly<Record<'update' | 'remove', { readonly allowed: boolean; readonly code: string | null }>>;
}
interface ActivityPayload {
  readonly activity: SeenActivity | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null; readonly message: string }[];
}
interface ActivityPage {
  readonly totalCount: number;
  readonly nodes: readonly SeenActivity[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string | null; readonly startCursor: string | null };
}

const fields = `id kind status title { text locale } text(locale: EN) { text locale } domains { code } county { code } locality { code } startsOn endsOn
  document { fileName downloadUrl } image { description file { mediaType } } publishedAt updatedAt removedAt organization { id }
  viewerCan { update { allowed code } remove { allowed code } }`;
const page = `totalCount nodes { ${fields} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
let registry: TestRegistry;
let organizationId: string;
const ana = aUser();
const editor = aUser();
const officer = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  organizationId = await anActive();
});
afterAll(() => registry?.stop());

async function anActive(): Promise<string> {
  const id = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer });
  await grantRole(registry, idOf(ana), 'NGO_ADMIN', id);
  await grantRole(registry, idOf(editor), 'NGO_EDITOR', id);
  return id;
}

async function ask<Data>(principal: Principal, query: string, variables: object = {}): Promise<Data> {
  const answer = await registry.ask<Data>(principal, query, variables);
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

async function call(principal: Principal, operation: string, input: object): Promise<ActivityPayload> {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { activity { ${fields} } userErrors { code field message } } }`;
  return (await ask<Readonly<Record<string, ActivityPayload>>>(principal, query, { input }))[operation]!;
}

const planting = { kind: 'EVENT', title: { ro: 'Plantăm la Țarnița', en: 'We plant at Țarnița' }, text: { ro: 'Aducem puieții.' }, domains: ['E'], localityCode: '54984', startsOn: '2026-04-11' };
const publish = (changes: object = {}, principal: Principal = editor) => call(principal, 'publishActivity', { organizationId, ...planting, ...changes });
const activityOf = ({ activity, userErrors }: ActivityPayload): SeenActivity => {
  if (activity === null) throw new Error(`Expected the mutation to be accepted: ${JSON.stringify(userErrors)}`);
  return activity;
};
const codesOf = ({ userErrors }: ActivityPayload) => userErrors.map(({ code, field }) => [code, ...(field ?? [])]);
const one = async (principal: Principal, id: string) => (await ask<{ activity: SeenActivity | null }>(principal, `query ($id: ID!) { activity(id: $id) { ${fields} } }`, { id })).activity;
const list = async (filter: object, variables: object = {}, principal: Principal = anonymous) =>
  (await ask<{ activities: ActivityPage }>(principal, `query ($filter: ActivityFilter, $first: Int, $after: String, $last: Int, $before: String) { activities(filter: $filter, first: $first, after: $after, last: $last, before: $before) { ${page} } }`, { filter, ...variables })).activities;
const ofOrganization = async (principal: Principal, id: string, variables: object = {}) =>
  (
    await ask<{ organization: { activities: ActivityPage } }>(
      principal,
      `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { organization(id: $id) { activities(first: $first, after: $after, last: $last, before: $before) { ${page} } } }`,
      { id, ...variables },
    )
  ).organization.activities;
const idsOf = ({ nodes }: { readonly nodes: readonly { readonly id: string }[] }) => nodes.map(({ id }) => id);
const trailOf = async (id: string) => ({
  events: await registry.sql<{ name: string; version: number; value: string }>(
    `SELECT split_part(headers->>'ce_type', '.', 5) AS name, (headers->>'ce_aggregateversion')::int AS version, value::text AS value FROM outbox WHERE key = $1 ORDER BY position`,
    [id],
  ),
  audit: await registry.sql<{ action: string; chain: string; changes: string }>(`SELECT action, chain_id AS chain, changes::text AS changes FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [id]),
});

describe('an activity', () => {
  it('is published, changed and removed by who edits for the organization, each step told and kept without its words', async () => {
    const published = activityOf(await publish());
    expect(published).toMatchObject({
      status: 'PUBLISHED',
      title: { text: 'We plant at Țarnița', locale: 'EN' },
      text: { text: 'Aducem puieții.', locale: 'RO' },
      domains: [{ code: 'E' }],
      county: { code: 'CJ' },
      organization: { id: organizationId },
      viewerCan: { update: { allowed: true }, remove: { allowed: true } },
    });
    expect(await one(anonymous, published.id)).toMatchObject({ id: published.id, viewerCan: { update: { allowed: false, code: 'UNAUTHENTICATED' } } });

    expect(activityOf(await call(ana, 'updateActivity', { activityId: published.id, title: { en: null }, endsOn: '2026-04-12' }))).toMatchObject({ title: { text: 'Plantăm la Țarnița', locale: 'RO' }, startsOn: '2026-04-11', endsOn: '2026-04-12' });
    activityOf(await call(ana, 'updateActivity', { activityId: published.id, endsOn: '2026-04-12' }));
    const tombstone = activityOf(await call(editor, 'removeActivity', { activityId: published.id }));
    expect(tombstone).toMatchObject({ status: 'REMOVED', title: null, text: null, domains: [], county: null, locality: null, startsOn: null, viewerCan: { remove: { code: 'INVALID_STATE' } } });

    expect(await one(anonymous, published.id)).toMatchObject({ status: 'REMOVED', title: null, removedAt: expect.any(String) as string });
    expect(idsOf(await ofOrganization(ana, organizationId))).not.toContain(published.id);
    expect((await call(editor, 'removeActivity', { activityId: published.id })).userErrors).toMatchObject([{ code: 'INVALID_STATE', message: 'Not possible in the present state: removed activity.' }]);
    const { events, audit } = await trailOf(published.id);
    expect(events.map(({ name, version }) => [name, version])).toEqual([['ActivityPublished', 1], ['ActivityUpdated', 2], ['ActivityRemoved', 3]]);
    for (const { name, value } of events) expect(registryEvents.find((contract) => contract.name === name)!.data.parse(JSON.parse(value))).toEqual(JSON.parse(value));
    expect(audit.map(({ action, chain }) => [action, chain])).toEqual(['publishActivity', 'updateActivity', 'removeActivity'].map((action) => [action, organizationId]));
    expect(JSON.stringify([events, audit])).not.toMatch(/Plantăm|plant at|puieții/);
    expect(JSON.stringify(await registry.sql('SELECT * FROM activity WHERE id = $1', [published.id]))).not.toMatch(/Plantăm|puieții/);
  });

  it('shows a document and a picture that its publisher uploaded for it', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const document = await uploadDocument(registry, editor, 'ACTIVITY_DOCUMENT');
    expect(codesOf(await publish({ document: await uploadDocument(registry, ana, 'ACTIVITY_DOCUMENT') }))).toEqual([['BAD_USER_INPUT', 'document']]);
    expect(codesOf(await publish({ document: await uploadDocument(registry, editor, 'STATUTE'), image: document, imageDescription: 'x' }))).toEqual([['BAD_USER_INPUT', 'document'], ['BAD_USER_INPUT', 'image']]);
    const { userErrors } = await announceStatute(registry, editor, aStatute(), { purpose: 'ACTIVITY_IMAGE' });
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['mediaType'] }]);

    const image = await uploadPicture(png);
    const { id } = activityOf(await publish({ document, image, imageDescription: 'Puieți de molid' }));
    expect(await one(anonymous, id)).toMatchObject({ document: { fileName: 'statut.pdf' }, image: { description: 'Puieți de molid', file: { mediaType: 'image/png' } } });
    expect(activityOf(await call(ana, 'updateActivity', { activityId: id, image: null, imageDescription: null }))).toMatchObject({ document: { fileName: 'statut.pdf' }, image: null });
  });

  it('is for who edits for an active organization, as viewerCan says', async () => {
    const id = await anActive();
    const { id: activityId } = activityOf(await publish({ organizationId: id }));
    expect(codesOf(await publish({ organizationId: id }, stranger))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await publish({ organizationId: randomUUID() }))).toEqual([['NOT_FOUND', 'organizationId']]);
    expect(codesOf(await publish({ organizationId: 'x' }))).toEqual([['BAD_USER_INPUT', 'organizationId']]);
    expect(codesOf(await call(stranger, 'updateActivity', { activityId, startsOn: '2026-05-01' }))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await call(officer, 'removeActivity', { activityId }))).toEqual([['FORBIDDEN']]);
    expect(codesOf(await call(editor, 'removeActivity', { activityId: randomUUID() }))).toEqual([['NOT_FOUND', 'activityId']]);
    expect((await lookUp(registry, editor, id))!.viewerCan['publishActivity']).toMatchObject({ allowed: true });

    await registry.sql(`UPDATE organization SET status = 'SUSPENDED', status_reason = 'x' WHERE id = $1`, [id]);

    expect(codesOf(await publish({ organizationId: id }))).toEqual([['INVALID_STATE']]);
    for (const operation of ['updateActivity', 'removeActivity']) expect(codesOf(await call(editor, operation, { activityId }))).toEqual([['INVALID_STATE']]);
    expect((await lookUp(registry, editor, id))!.viewerCan['publishActivity']).toMatchObject({ allowed: false, code: 'INVALID_STATE' });
  });

  it('of a suspended organization is hidden from everybody but its people and SGG, until the suspension ends', async () => {
    const id = await anActive();
    const { id: activityId } = activityOf(await publish({ organizationId: id, title: { ro: 'Noaptea liliecilor' } }));
    const seenBy = async (principal: Principal) => [(await one(principal, activityId)) !== null, (await ofOrganization(principal, id)).totalCount, (await list({ search: 'liliecilor' }, {}, principal)).totalCount];
    const entity = async (principal: Principal) => (await ask<{ _entities: unknown[] }>(principal, '{ _entities(representations: [{ __typename: "Activity", id: "' + activityId + '" }]) { ... on Activity { id } } }'))._entities;
    expect(await seenBy(anonymous)).toEqual([true, 1, 1]);
    expect(await entity(stranger)).toEqual([{ id: activityId }]);

    await registry.sql(`UPDATE organization SET status = 'SUSPENDED', status_reason = 'x' WHERE id = $1`, [id]);
    for (const principal of [anonymous, stranger]) expect(await seenBy(principal)).toEqual([false, 0, 0]);
    expect(await entity(stranger)).toEqual([null]);
    for (const principal of [editor, officer]) expect(await seenBy(principal)).toEqual([true, 1, 0]);
    expect(codesOf(await call(stranger, 'removeActivity', { activityId }))).toEqual([['NOT_FOUND', 'activityId']]);

    await registry.sql(`UPDATE organization SET status = 'ACTIVE', status_reason = NULL WHERE id = $1`, [id]);
    expect(await seenBy(anonymous)).toEqual([true, 1, 1]);
  });

  it('answers a replay as the first time, and one removal of twenty is accepted', async () => {
    const [first, again] = [await publish({ idempotencyKey: 'k' }), await publish({ idempotencyKey: 'k' })];
    expect(again.activity?.id).toBe(first.activity?.id);

    const removals = await Promise.all(Array.from({ length: 20 }, () => call(editor, 'removeActivity', { activityId: first.activity!.id })));

    expect(removals.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect((await trailOf(first.activity!.id)).events.map(({ name }) => name)).toEqual(['ActivityPublished', 'ActivityRemoved']);
  });
});

describe('the lists', () => {
  it('go from the last published on, page by page, in both directions', async () => {
    const id = await anActive();
    const ids: string[] = [];
    for (const day of ['01', '02', '03', '04', '05']) ids.unshift(activityOf(await publish({ organizationId: id, title: { ro: `Pagina cuvântului ${day}` } })).id);

    for (const read of [(variables: object) => ofOrganization(anonymous, id, variables), (variables: object) => list({ search: 'pagina' }, variables)]) {
      const first = await read({ first: 2 });
      expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
      const rest = await read({ first: 3, after: first.pageInfo.endCursor });
      expect([...idsOf(first), ...idsOf(rest)]).toEqual(ids);
      expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      const back = await read({ last: 2, before: rest.pageInfo.startCursor });
      expect(idsOf(back)).toEqual(ids.slice(0, 2));
      expect(idsOf(await read({ last: 2 }))).toEqual(ids.slice(3));
    }
  });

  it('go by kind, domain, county, days and words of the title', async () => {
    const of = async (changes: object) => activityOf(await publish({ title: { ro: 'Filtrul' }, ...changes })).id;
    const event = await of({ domains: ['B-EDUCATION'], title: { ro: 'Filtrul pădurii', en: 'The forest' } });
    const project = await of({ kind: 'PROJECT', domains: ['B'], localityCode: null, startsOn: '2026-01-01' });
    const news = await of({ kind: 'NEWS', localityCode: null, countyCode: 'B', startsOn: null });
    const found = async (filter: object) => idsOf(await list({ search: 'filtrul', ...filter }));

    expect(await found({})).toEqual([news, project, event]);
    expect(await found({ kinds: ['NEWS', 'EVENT'] })).toEqual([news, event]);
    expect(await found({ domain: 'B' })).toEqual([project, event]);
    expect(await found({ domain: 'B-EDUCATION' })).toEqual([event]);
    expect(await found({ countyCode: 'CJ' })).toEqual([event]);
    expect(await found({ from: '2026-05-01' })).toEqual([project]);
    expect(await found({ from: '2026-04-11', until: '2026-04-11' })).toEqual([project, event]);
    expect(await found({ until: '2026-04-10' })).toEqual([project]);
    for (const search of ['padurii filtrul', 'PĂDURI', 'forest']) expect(idsOf(await list({ search }))).toEqual([event]);
    expect(await found({ search: 'adurii' })).toEqual([]);
  });

  it('refuse what is no filter, by its argument', async () => {
    const refused = async (filter: object) => (await registry.ask(anonymous, 'query ($filter: ActivityFilter) { activities(filter: $filter) { nodes { id } } }', { filter })).errors?.[0]?.extensions;

    expect(await refused({ domain: 'XYZ' })).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.domain' });
    expect(await refused({ countyCode: 'XX' })).toMatchObject({ argument: 'filter.countyCode' });
    expect(await refused({ search: 'x'.repeat(201) })).toMatchObject({ code: 'LIMIT_EXCEEDED', argument: 'filter.search' });
  });

  it('of many organizations cost as many statements as of one', async () => {
    const names = await Promise.all([1, 2, 3].map(async (number) => {
      const id = await anOrganizationIn(registry, 'ACTIVE', { applicant: ana, officer }, { legalName: `Asociația Numărătoarea ${number}` });
      await grantRole(registry, idOf(editor), 'NGO_EDITOR', id);
      activityOf(await publish({ organizationId: id }));
      return id;
    }));
    const statementsFor = async (first: number): Promise<number> => {
      const before = registry.statementCount();
      const { organizations } = await ask<{ organizations: { nodes: readonly { activities: ActivityPage }[] } }>(anonymous, `query ($first: Int) { organizations(search: "numaratoarea", first: $first) { nodes { activities(first: 5) { ${page} } } } }`, { first });
      expect(organizations.nodes.map(({ activities }) => activities.totalCount)).toEqual(Array(first).fill(1));
      return registry.statementCount() - before;
    };

    const alone = await statementsFor(1);
    expect(await statementsFor(names.length)).toBe(alone);
  });
});

async function uploadPicture(bytes: Buffer): Promise<string> {
  const { upload } = await announceStatute(registry, editor, bytes, { purpose: 'ACTIVITY_IMAGE', mediaType: 'image/png', fileName: 'puieti.png' });
  const { pathname, search } = new URL(upload!.url);
  const response = await fetch(`${registry.address}${pathname}${search}`, { method: 'PUT', headers: Object.fromEntries(upload!.headers.map(({ name, value }) => [name, value])), body: new Uint8Array(bytes) });
  if (!response.ok) throw new Error(await response.text());
  return upload!.documentId;
}
