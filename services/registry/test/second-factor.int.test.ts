import { aUser } from '@conect/testing';
import { anOrganizationIn, mutate } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const officerId = '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2';
const byPassword = aUser(officerId);
const byBoth = aUser(officerId, { assurance: 'SECOND_FACTOR' });

beforeAll(async () => {
  registry = await startRegistry({ REGISTRY_SECOND_FACTOR: 'true' });
  await grantRole(registry, officerId, 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

const codesOf = ({ userErrors }: { userErrors: readonly { code: string }[] }): string[] => userErrors.map(({ code }) => code);

describe('an officer where a second factor is required', () => {
  it('decides nothing by password alone, and everything once signed in with both', async () => {
    const organizationId = await anOrganizationIn(registry, 'SUBMITTED', { applicant, officer: byBoth });
    const start = { organizationId };

    expect(codesOf(await mutate(registry, byPassword, 'startOrganizationReview', start))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(codesOf(await mutate(registry, byBoth, 'startOrganizationReview', start))).toEqual([]);
    expect(codesOf(await mutate(registry, byPassword, 'approveOrganization', start))).toEqual(['SECOND_FACTOR_REQUIRED']);
    expect(codesOf(await mutate(registry, byBoth, 'approveOrganization', start))).toEqual([]);
  });

  it('imports no register by password alone', async () => {
    const query = 'mutation ($input: ImportRegisterInput!) { importRegister(input: $input) { userErrors { code } } }';
    const input = { documentId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b9' };

    expect((await registry.ask(byPassword, query, { input })).data).toEqual({ importRegister: { userErrors: [{ code: 'SECOND_FACTOR_REQUIRED' }] } });
    expect((await registry.ask(byBoth, query, { input })).data).toEqual({ importRegister: { userErrors: [{ code: 'BAD_USER_INPUT' }] } });
  });

  it('is told so before he tries', async () => {
    const organizationId = await anOrganizationIn(registry, 'SUBMITTED', { applicant, officer: byBoth });
    const query = 'query ($id: ID!) { organization(id: $id) { viewerCan { startReview { allowed code nextStep } } } }';

    const answer = await registry.ask(byPassword, query, { id: organizationId });

    expect(answer.data).toEqual({
      organization: { viewerCan: { startReview: { allowed: false, code: 'SECOND_FACTOR_REQUIRED', nextStep: 'Sign in with your second factor.' } } },
    });
  });
});
