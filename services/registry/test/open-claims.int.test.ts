import { aUser } from '@conect/testing';
import { acceptedClaim, anImported, claim, mutateClaim } from './claims';
import { startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
beforeAll(async () => {
  registry = await startRegistry({ REGISTRY_OPEN_CLAIMS: '2' });
});
afterAll(() => registry?.stop());

describe('the claims of one person', () => {
  it('wait at most so many at a time as the setting says, and one taken back makes room', async () => {
    const [ana, paul] = [aUser(), aUser()];
    const first = acceptedClaim(await claim(registry, ana, await anImported(registry)));
    acceptedClaim(await claim(registry, ana, await anImported(registry)));
    const wanted = await anImported(registry);

    expect(await claim(registry, ana, wanted)).toMatchObject({ claim: null, userErrors: [{ code: 'LIMIT_EXCEEDED', field: null, message: 'You have 2 claims waiting already: wait, or withdraw one.' }] });
    acceptedClaim(await claim(registry, paul, wanted));

    expect((await mutateClaim(registry, ana, 'withdrawClaim', { claimId: first.id })).userErrors).toEqual([]);
    acceptedClaim(await claim(registry, ana, wanted));
  });

  it('are no more when many are made at once', async () => {
    const ana = aUser();
    const wanted = await Promise.all(Array.from({ length: 6 }, () => anImported(registry)));

    const answers = await Promise.all(wanted.map((organizationId) => claim(registry, ana, organizationId)));

    expect(answers.filter((answer) => answer.claim !== null)).toHaveLength(2);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(Array.from({ length: 4 }, () => 'LIMIT_EXCEEDED'));
  });
});
