import { anonymous } from '@conect/auth';
import { editedOrganizations } from './edited-organizations';
import { accepted } from './operations';

const { applicant, officer, registry, anActive, anEnded, update, seen, eventsOf, lastChanges, toldOf } = editedOrganizations();

describe('the short description', () => {
  it('is in the language asked for, or else in the one there is', async () => {
    const id = await anActive();
    accepted(await update(id, { shortDescription: { ro: 'Plantăm copaci.', en: 'We plant trees.' } }));

    expect(await seen(anonymous, id, 'shortDescription(locale: RO) { text locale }')).toEqual({ text: 'Plantăm copaci.', locale: 'RO' });
    expect(await seen(anonymous, id, 'shortDescription(locale: EN) { text locale }')).toEqual({ text: 'We plant trees.', locale: 'EN' });

    accepted(await update(id, { shortDescription: { en: null } }));
    expect(await seen(anonymous, id, 'shortDescription(locale: EN) { text locale }')).toEqual({ text: 'Plantăm copaci.', locale: 'RO' });
  });

  it('changes by one event and one audit entry, which names the field and keeps the text to itself', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { shortDescription: { ro: 'Plantăm copaci.' } }));
    accepted(await update(id, { shortDescription: { ro: ' Plantăm copaci. ' } }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['shortDescription.ro'] }]);
    expect(await lastChanges(id)).toMatchObject({ shortDescriptionRo: { before: null, after: '[personal]' } });
    expect(await toldOf(id)).not.toContain('copaci');
  });

  it('is no longer shown once the organization has ended', async () => {
    const id = await anEnded({ shortDescription: { ro: 'Plantăm copaci.' } });

    expect(await seen(anonymous, id, 'shortDescription { text }')).toBeNull();
    expect(await seen(officer, id, 'shortDescription { text }')).toEqual({ text: 'Plantăm copaci.' });
  });
});

describe('the domains', () => {
  it('have exactly one primary one whenever the list of a public organization changes, also of one that never had one', async () => {
    const id = await anActive();
    expect(await update(id, { domains: ['B'] })).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['primaryDomain'] }] });

    await registry().sql('UPDATE organization_domain SET is_primary = false WHERE organization_id = $1', [id]);
    expect(await update(id, { domains: ['B', 'C'] })).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['primaryDomain'] }] });
    expect(await update(id, { website: 'https://verde.exemplu.ro' })).toMatchObject({ userErrors: [] });
    expect(accepted(await update(id, { domains: ['B', 'C'], primaryDomain: 'C' })).domains).toEqual([
      { domain: { code: 'C' }, isPrimary: true, isProposed: false },
      { domain: { code: 'B' }, isPrimary: false, isProposed: false },
    ]);
  });

  it('never have two primary ones, whoever writes the rows', async () => {
    const id = await anActive();

    await expect(registry().sql(`INSERT INTO organization_domain (organization_id, domain_code, is_primary, is_proposed) VALUES ($1, 'B', true, false)`, [id])).rejects.toThrow('organization_domain_one_primary_key');
  });
});

describe('the area of activity', () => {
  const area = 'activityArea { area counties { code } localities { code name } }';

  it('is public with its places, and the counties of a local one follow from its localities', async () => {
    const id = await anActive();
    expect(await seen(anonymous, id, area)).toBeNull();

    accepted(await update(id, { activityArea: { area: 'LOCAL', localities: ['54984'] } }));
    expect(await seen(anonymous, id, area)).toEqual({ area: 'LOCAL', counties: [{ code: 'CJ' }], localities: [{ code: '54984', name: 'Cluj-Napoca' }] });

    accepted(await update(id, { activityArea: { area: 'REGIONAL', counties: ['CJ', 'BH'] } }));
    expect(await seen(anonymous, id, area)).toEqual({ area: 'REGIONAL', counties: [{ code: 'BH' }, { code: 'CJ' }], localities: [] });

    accepted(await update(id, { activityArea: { area: 'NATIONAL' } }));
    expect(await seen(anonymous, id, area)).toEqual({ area: 'NATIONAL', counties: [], localities: [] });
  });

  it('changes by one event and one audit entry that says what it was and is', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { activityArea: { area: 'REGIONAL', counties: ['CJ', 'BH'] } }));
    accepted(await update(id, { activityArea: { area: 'REGIONAL', counties: ['BH', 'CJ', 'BH'] } }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['activityArea'] }]);
    expect(await lastChanges(id)).toEqual(expect.objectContaining({ activityArea: { before: null, after: { area: 'REGIONAL', countyCodes: ['BH', 'CJ'], localityCodes: [] } } }));
    expect(await seen(anonymous, id, 'history(first: 1) { nodes { changes { field after } } }')).toEqual({
      nodes: [{ changes: [{ field: 'activityArea', after: expect.stringContaining('"REGIONAL"') }] }],
    });
  });

  it('that names other places than it should is refused by its own code, in the language of the viewer', async () => {
    const { organization, userErrors } = await update(await anActive(), { activityArea: { area: 'LOCAL', counties: ['CJ'] } });

    expect(organization).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'ACTIVITY_AREA_MISMATCH', field: ['activityArea', 'counties'], message: 'The places do not fit the area: a local one names 1 to 50 localities and no county.' },
      { code: 'ACTIVITY_AREA_MISMATCH', field: ['activityArea', 'localities'] },
    ]);
  });
});

describe('the web pages', () => {
  const selection = 'webPages { kind url }';
  const webPages = ['https://Verde.exemplu.ro/#sus', 'https://www.facebook.com/verde?fbclid=1'];
  const kept = [
    { kind: 'WEBSITE', url: 'https://verde.exemplu.ro/' },
    { kind: 'FACEBOOK', url: 'https://www.facebook.com/verde' },
  ];

  it('are public in one way of writing, and say of which network they are', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { webPages }));
    accepted(await update(id, { webPages: kept.map(({ url }) => url) }));

    expect(await seen(anonymous, id, selection)).toEqual(kept);
    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['webPages'] }]);
    expect(await lastChanges(id)).toMatchObject({ webPages: { before: [], after: kept.map(({ url }) => url) } });
  });

  it('that are not https are refused with their place', async () => {
    expect(await update(await anActive(), { webPages: [...webPages, 'http://verde.exemplu.ro/a'] })).toMatchObject({
      organization: null,
      userErrors: [{ code: 'BAD_USER_INPUT', field: ['webPages', '2'], message: expect.stringContaining('https') }],
    });
  });

  it('of an organization that has ended are for its people and SGG alone', async () => {
    const id = await anEnded({ webPages });

    expect(await seen(anonymous, id, selection)).toEqual([]);
    expect(await seen(applicant, id, selection)).toEqual(kept);
  });
});
