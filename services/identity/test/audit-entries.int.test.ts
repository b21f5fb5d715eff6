import { anonymous, type UserPrincipal } from '@conect/auth';
import { startIdentity, type TestIdentity } from './identity';
import { aSignedInUser, anSggAdmin, mutate } from './operations';

let identity: TestIdentity;
let victor: UserPrincipal;

beforeAll(async () => {
  identity = await startIdentity();
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
});
afterAll(() => identity?.stop());

const query = `query ($filter: IdentityAuditFilter) { identityAuditEntries(filter: $filter) {
  nodes { action actor { id } subjectType subjectId changes { field before after } } totalCount } }`;

interface Found {
  readonly identityAuditEntries: { readonly nodes: readonly { readonly action: string }[]; readonly totalCount: number };
}

describe('identityAuditEntries', () => {
  it('shows SGG who did what, without personal data', async () => {
    const ana = await aSignedInUser(identity, 'ana@exemplu.ro');
    await mutate(identity, 'updateProfile', { name: 'Ana Castel' }, ana);

    const { data } = await identity.ask<Found>(victor, query, { filter: { subjectId: ana.userId } });

    expect(data.identityAuditEntries.nodes[0]).toMatchObject({ action: 'updateProfile', actor: { id: ana.userId }, subjectType: 'User', subjectId: ana.userId });
    expect(data.identityAuditEntries.nodes.map(({ action }) => action)).toEqual(['updateProfile', 'confirmEmail', 'registerUser']);
    expect(data.identityAuditEntries.totalCount).toBe(3);
    expect(JSON.stringify(data)).not.toMatch(/Castel|ana@/);
  });

  it('is FORBIDDEN to whoever does not administer for SGG, and UNAUTHENTICATED without a token', async () => {
    const ana = await aSignedInUser(identity, 'ana2@exemplu.ro');

    expect((await identity.ask(ana, query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await identity.ask(anonymous, query)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
