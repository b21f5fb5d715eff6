import { randomUUID } from 'node:crypto';
import { anonymous } from '@conect/auth';
import { aUser } from '@conect/testing';
import { extraInputOf, lookUp, mutate, mutationOf } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const officer = aUser();
const member = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

/** As the import of the national register leaves it. */
async function anImported(status: string): Promise<string> {
  const id = randomUUID();
  await registry.sql(
    `INSERT INTO organization (id, version, source, type, status, legal_name, is_branch, created_at, updated_at, status_since)
     VALUES ($1, 1, 'NATIONAL_REGISTER', 'ASSOCIATION', $2, 'Asociația Verde', false, now(), now(), now())`,
    [id, status],
  );
  await grantRole(registry, idOf(member), 'NGO_ADMIN', id);
  return id;
}

const mutations: Readonly<Record<string, string>> = {
  update: 'updateOrganization',
  delete: 'deleteOrganizationDraft',
  submit: 'submitOrganization',
  startReview: 'startOrganizationReview',
  requestChanges: 'requestOrganizationChanges',
  approve: 'approveOrganization',
  reject: 'rejectOrganization',
};
const officers = new Set(['startReview', 'requestChanges', 'approve', 'reject']);

describe.each(['IMPORTED_UNCLAIMED', 'DISSOLVING', 'DEREGISTERED'])('an organization of the national register that is %s', (status) => {
  it('is public, and takes part in no edge of the registration', async () => {
    const organizationId = await anImported(status);
    for (const [action, operation] of Object.entries(mutations)) {
      const input = { organizationId, ...(action === 'update' ? { website: 'https://example.org' } : {}), ...extraInputOf(operation) };
      for (const [principal, code] of [
        [stranger, 'FORBIDDEN'],
        [member, action === 'update' ? 'INVALID_STATE' : 'FORBIDDEN'],
        [officer, officers.has(action) ? 'INVALID_STATE' : 'FORBIDDEN'],
      ] as const) {
        const promised = (await lookUp(registry, principal, organizationId))?.viewerCan[action];
        const { userErrors } = await mutate(registry, principal, operation, input);
        expect([action, userErrors[0]?.code, promised?.code]).toEqual([action, code, code]);
      }
    }
    expect(await registry.sql('SELECT 1 FROM outbox WHERE key = $1', [organizationId])).toEqual([]);
  });

  it('tells somebody who is not signed in that signing in comes first', async () => {
    const organizationId = await anImported(status);

    const seen = await lookUp(registry, anonymous, organizationId);
    const answer = await registry.ask(anonymous, mutationOf('approveOrganization'), { input: { organizationId } });

    expect(seen).toMatchObject({ status, viewerCan: { approve: { allowed: false, code: 'UNAUTHENTICATED', nextStep: 'Sign in.' } } });
    expect(answer).toMatchObject({ data: { approveOrganization: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
});
