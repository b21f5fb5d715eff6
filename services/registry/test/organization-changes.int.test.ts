import { anonymous } from '@conect/auth';
import { aUser } from '@conect/testing';
import { listOrganizations } from './listed-organizations';
import { accepted, anOrganization, anOrganizationIn, mutate } from './operations';
import { grantRole, startRegistry, untilChangesAreRead, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const officer = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

interface Page {
  readonly changes: readonly { readonly kind: string; readonly organizationId: string; readonly organization: { readonly legalName: string; readonly purpose: string | null } | null }[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

const query = `query ($since: String, $first: Int) { organizationChanges(since: $since, first: $first) {
  changes { kind organizationId at organization { legalName purpose } } cursor hasMore } }`;

async function changesSince(since: string | null, first = 100): Promise<Page> {
  await untilChangesAreRead(registry);
  return readSince(since, first);
}

async function readSince(since: string | null, first = 100): Promise<Page> {
  const { data, errors } = await registry.ask<{ organizationChanges: Page }>(anonymous, query, { since, first });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.organizationChanges;
}

/** To the end of what there is now. */
async function endOf(since: string | null = null): Promise<string> {
  const { cursor, hasMore } = await changesSince(since);
  return hasMore ? endOf(cursor) : cursor;
}

const shortOf = ({ changes }: Page): string[][] => changes.map(({ kind, organizationId }) => [kind, organizationId]);

describe('organizationChanges', () => {
  it('begins with the whole catalogue, page by page, each organization once', async () => {
    const ids = await listOrganizations(registry, Array.from({ length: 7 }, (_, place) => ({ legalName: `Asociația ${place}`, purpose: 'Prin Ion Popescu' })));
    const seen: Page['changes'][number][] = [];
    for (let since: string | null = null; ; ) {
      const page: Page = await changesSince(since, 3);
      seen.push(...page.changes);
      since = page.cursor;
      if (!page.hasMore) break;
    }

    expect(seen.map(({ organizationId }) => organizationId).filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
    const own = seen.filter(({ organizationId }) => ids.includes(organizationId));
    expect(new Set(own.map(({ kind, organization }) => `${kind} ${organization?.purpose}`))).toEqual(new Set(['CREATED null']));
  });

  it('tells what came, changed and left, and nothing of what was never public', async () => {
    const start = await endOf();
    accepted(await mutate(registry, applicant, 'createOrganization', anOrganization()));
    const id = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer });
    await grantRole(registry, idOf(applicant), 'NGO_ADMIN', id);
    const came = await changesSince(start);
    expect(shortOf(came)).toEqual([['CREATED', id]]);

    accepted(await mutate(registry, applicant, 'updateOrganization', { organizationId: id, shortName: 'ATV' }));
    const changed = await changesSince(came.cursor);
    expect(shortOf(changed)).toEqual([['UPDATED', id]]);

    accepted(await mutate(registry, applicant, 'withdrawOrganization', { organizationId: id }));
    expect(await changesSince(changed.cursor)).toMatchObject({ changes: [{ kind: 'DELETED', organizationId: id, organization: null }], hasMore: false });
    expect(shortOf(await changesSince(start))).toEqual([['DELETED', id]]);
    expect((await changesSince(await endOf(start))).changes).toEqual([]);
  });

  it('skips nothing that a slow transaction wrote before quicker ones that ended first', async () => {
    const start = await endOf();
    const [slow, quick] = await listOrganizations(registry, [{ legalName: 'Asociația Lentă' }, { legalName: 'Asociația Iute' }]);
    const before = await endOf(start);
    const rival = await registry.connect();
    try {
      await rival.query('BEGIN');
      await rival.query('UPDATE organization SET version = version + 1 WHERE id = $1', [slow]);
      await registry.sql('UPDATE organization SET version = version + 1 WHERE id = $1', [quick]);
      const during = await readSince(before);
      await rival.query('COMMIT');
      const seen = [...shortOf(during), ...shortOf(await changesSince(during.cursor))];
      expect(seen.map(([, id]) => id).toSorted()).toEqual([slow, quick].toSorted());
    } finally {
      rival.release();
    }
  });

  it('lists first what a backup brought from another server, and refuses the cursors of that server', async () => {
    const [id] = await listOrganizations(registry, [{ legalName: 'Asociația Restaurată' }]);
    await registry.sql(`UPDATE organization_change SET transaction_id = '900000000000' WHERE organization_id = $1`, [id]);
    const strange = Buffer.from(JSON.stringify(['organization-changes', '900000000000', id])).toString('base64url');

    expect((await changesSince(null, 1)).changes).toMatchObject([{ organizationId: id }]);
    expect((await changesSince(await endOf())).changes).toEqual([]);
    expect((await registry.ask(anonymous, query, { since: strange })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'since' } }]);
  });

  it.each([
    [{ since: 'nonsense' }, 'since', 'BAD_USER_INPUT'],
    [{ first: 0 }, 'first', 'BAD_USER_INPUT'],
    [{ first: 101 }, 'first', 'LIMIT_EXCEEDED'],
  ])('refuses %j', async (variables, argument, code) => {
    expect((await registry.ask(anonymous, query, variables)).errors).toMatchObject([{ extensions: { code, argument } }]);
  });
});
