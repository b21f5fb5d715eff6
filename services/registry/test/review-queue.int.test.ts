import { aUser } from '@conect/testing';
import { anOrganizationIn, lookUp } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const officer = aUser();
const applicant = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');
let inOrder: string[];

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  inOrder = [];
  for (let index = 0; index < 7; index += 1) {
    const status = index % 2 === 0 ? 'SUBMITTED' : 'IN_REVIEW';
    inOrder.push(await anOrganizationIn(registry, status, { applicant, officer }, { domains: ['B', 'C'], purpose: `${index}` }));
  }
  for (const status of ['DRAFT', 'NEEDS_CHANGES', 'ACTIVE', 'REJECTED'] as const) await anOrganizationIn(registry, status, { applicant, officer });
  // Three waited for the same time, so that the order needs the id as well.
  await registry.sql(`UPDATE organization SET submitted_at = '2026-03-02T09:00:00Z' WHERE id = ANY($1)`, [inOrder.slice(2, 5)]);
  const rows = await registry.sql<{ id: string }>(
    `SELECT id FROM organization WHERE status IN ('SUBMITTED', 'IN_REVIEW') ORDER BY submitted_at, id`,
  );
  inOrder = rows.map(({ id }) => id);
});
afterAll(() => registry?.stop());

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string; readonly startCursor: string };
  readonly totalCount: number;
}
const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
  organizationsToReview(first: $first, after: $after, last: $last, before: $before) {
    nodes { id } edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
const ask = async (page: object): Promise<Page> => {
  const { data, errors } = await registry.ask<{ organizationsToReview: Page }>(officer, query, page);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.organizationsToReview;
};
const idsOf = ({ nodes }: Page): string[] => nodes.map(({ id }) => id);

describe('the registrations to review', () => {
  it('come the longest waiting first, page by page, forwards', async () => {
    const first = await ask({ first: 3 });
    const second = await ask({ first: 3, after: first.pageInfo.endCursor });
    const third = await ask({ first: 3, after: second.pageInfo.endCursor });

    expect([first, second, third].flatMap(idsOf)).toEqual(inOrder);
    expect(inOrder).toHaveLength(7);
    expect(first).toMatchObject({ totalCount: 7, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('and backwards', async () => {
    const lastPage = await ask({ last: 4 });
    const before = await ask({ last: 4, before: lastPage.pageInfo.startCursor });

    expect([...idsOf(before), ...idsOf(lastPage)]).toEqual(inOrder);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('keep their places when one leaves the queue', async () => {
    const first = await ask({ first: 3 });
    await registry.sql(`UPDATE organization SET status = 'ACTIVE', decided_at = now(), decided_by = applicant_id WHERE id = $1`, [inOrder[2]]);

    const second = await ask({ first: 100, after: first.pageInfo.endCursor });
    await registry.sql(`UPDATE organization SET status = 'SUBMITTED' WHERE id = $1`, [inOrder[2]]);

    expect(idsOf(second)).toEqual(inOrder.slice(3));
  });

  it.each([
    ['first: 101', { first: 101 }, 'LIMIT_EXCEEDED', 'first'],
    ['last: 101', { last: 101 }, 'LIMIT_EXCEEDED', 'last'],
    ['first: -1', { first: -1 }, 'BAD_USER_INPUT', 'first'],
    ['both directions', { first: 1, last: 1 }, 'BAD_USER_INPUT', 'last'],
    ['a cursor of nothing', { after: 'x' }, 'BAD_USER_INPUT', 'after'],
    ['a cursor with a NUL', { after: '\0' }, 'BAD_USER_INPUT', 'after'],
    ['a cursor of another list', { after: cursor(['other', '2026-03-02T09:00:00.000Z', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001']) }, 'BAD_USER_INPUT', 'after'],
    ['a forged instant', { after: cursor(['organizationsToReview', '2026-13-45T99:99:99.000Z', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001']) }, 'BAD_USER_INPUT', 'after'],
    ['a forged id', { before: cursor(['organizationsToReview', '2026-03-02T09:00:00.000Z', "' OR 1=1"]), last: 1 }, 'BAD_USER_INPUT', 'before'],
    ['numbers for texts', { after: cursor(['organizationsToReview', 1, 2]) }, 'BAD_USER_INPUT', 'after'],
  ])('refuse %s, naming the argument', async (_case, page, code, argument) => {
    const { data, errors } = await registry.ask(officer, query, page);

    expect(data).toEqual({ organizationsToReview: null });
    expect(errors).toMatchObject([{ extensions: { code, argument } }]);
  });

  it('are an empty page with first: 0', async () => {
    expect(await ask({ first: 0 })).toMatchObject({ nodes: [], totalCount: 7, pageInfo: { hasNextPage: true } });
  });

  it.each(['SGG_ANALYST', 'NGO_ADMIN', 'TRANSPARENCY_OFFICER'])('are not for an %s', async (role) => {
    const principal = aUser();
    await grantRole(registry, idOf(principal), role);

    expect(await registry.ask(principal, query, {})).toMatchObject({ data: { organizationsToReview: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it('are not for somebody whose role was revoked', async () => {
    const principal = aUser();
    await grantRole(registry, idOf(principal), 'SGG_ADMIN');
    await registry.sql('UPDATE membership SET revoked = true WHERE user_id = $1', [idOf(principal)]);

    expect(await registry.ask(principal, query, {})).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await lookUp(registry, principal, inOrder[0]!)).toBeNull();
  });
});

describe('the statements of a page', () => {
  const everything = `query ($first: Int!) {
    organizationsToReview(first: $first) {
      totalCount
      nodes {
        id legalName county { code } locality { code } domains { domain { code } } applicant { id } reviewer { id }
        statute { sha256 downloadUrl } reviewComments { comment } viewerCan { approve { allowed } submit { allowed } }
      }
    }
  }`;
  const statementsOf = async (first: number): Promise<number> => {
    const before = registry.statementCount();
    const { data, errors } = await registry.ask<{ organizationsToReview: Page }>(officer, everything, { first });
    expect(errors).toBeUndefined();
    expect(data.organizationsToReview.nodes).toHaveLength(first);
    return registry.statementCount() - before;
  };

  it('are as many for seven registrations as for one', async () => {
    const one = await statementsOf(1);
    const seven = await statementsOf(7);

    expect(one).toBeGreaterThan(3);
    expect(seven).toBe(one);
  });
});

function cursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}
