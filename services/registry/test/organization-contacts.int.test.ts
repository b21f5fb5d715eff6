import { anonymous, type Principal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { editedOrganizations, idOf } from './edited-organizations';
import { accepted } from './operations';
import { anInstitution, grantInstitutionRole, grantRole, untilChangesAreRead } from './registry';

const { applicant, officer, editor, registry, anActive, anEnded, update, seen, eventsOf, lastChanges, toldOf } = editedOrganizations();

describe('the contacts', () => {
  const contacts = [
    { kind: 'EMAIL', value: 'birou@verde.exemplu.ro', label: null, visibility: 'PUBLIC' },
    { kind: 'PHONE', value: '+40264123456', label: 'Relația cu instituțiile', visibility: 'INSTITUTIONS' },
    { kind: 'ADDRESS', value: 'Str. Ascunsă 7', label: 'Ana Moldovan', visibility: 'MEMBERS' },
  ];
  const [forAll, forInstitutions] = contacts;
  const selection = 'contacts { kind value label visibility }';
  const analyst = aUser();
  const ministryOfficer = aUser();
  const formerOfficer = aUser();
  const memberOfAnother = aUser();
  const citizen = aUser();

  beforeAll(async () => {
    const ministry = await anInstitution(registry());
    await grantInstitutionRole(registry(), idOf(ministryOfficer), 'TRANSPARENCY_OFFICER', ministry);
    await grantInstitutionRole(registry(), idOf(formerOfficer), 'INSTITUTION_REPRESENTATIVE', ministry);
    await registry().sql('UPDATE membership SET revoked = true WHERE user_id = $1', [idOf(formerOfficer)]);
    await grantRole(registry(), idOf(analyst), 'SGG_ANALYST');
    await grantRole(registry(), idOf(memberOfAnother), 'NGO_ADMIN', await anActive());
  });

  const viewers: readonly (readonly [string, Principal, readonly object[]])[] = [
    ['the public', anonymous, [forAll!]],
    ['a citizen', citizen, [forAll!]],
    ['somebody of another organization', memberOfAnother, [forAll!]],
    ['a former officer of an institution', formerOfficer, [forAll!]],
    ['an officer of an institution', ministryOfficer, [forAll!, forInstitutions!]],
    ['an analyst of SGG', analyst, [forAll!, forInstitutions!]],
    ['an editor of it', editor, contacts],
    ['an administrator of SGG', officer, contacts],
  ];

  it.each(viewers)('are shown to %s as far as they are for him, by every way to an organization', async (_viewer, principal, expected) => {
    const id = await anActive();
    accepted(await update(id, { contacts }));

    expect(await seen(principal, id, selection)).toEqual(expected);
    await untilChangesAreRead(registry());
    const { data } = await registry().ask<{ _entities: object[]; organizations: { nodes: { id: string }[] }; organizationChanges: { changes: { organization: { id: string } | null }[] } }>(
      principal,
      `query ($representations: [_Any!]!, $since: String) {
        _entities(representations: $representations) { ... on Organization { id ${selection} } }
        organizations(first: 100, filter: { statuses: [ACTIVE] }) { nodes { id ${selection} } }
        organizationChanges(since: $since, first: 100) { changes { organization { id ${selection} } } }
      }`,
      { representations: [{ __typename: 'Organization', id }], since: null },
    );
    const everywhere = [...data._entities, ...data.organizations.nodes, ...data.organizationChanges.changes.map(({ organization }) => organization)];
    expect(everywhere.filter((found) => (found as { id?: string } | null)?.id === id)).toEqual(Array.from({ length: 3 }, () => ({ id, contacts: expected })));
  });

  it('change by one event and one audit entry, in which no contact can be read', async () => {
    const id = await anActive();
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { contacts }));
    accepted(await update(id, { contacts }));

    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['contacts'] }]);
    expect(await lastChanges(id)).toMatchObject({
      contacts: { before: null, after: '[personal]' },
      contactsForInstitutions: { before: null, after: '[personal]' },
      contactsForMembers: { before: null, after: '[personal]' },
    });
    expect(await toldOf(id)).not.toMatch(/birou|40264|Ascuns|Moldovan/);
  });

  it('that are not public leave no trace in the history that the public sees', async () => {
    const id = await anActive();
    const history = 'history(first: 1) { nodes { changes { field } } }';
    accepted(await update(id, { website: 'https://verde.exemplu.ro' }));
    accepted(await update(id, { contacts: contacts.slice(1) }));

    expect(await seen(anonymous, id, history)).toEqual({ nodes: [{ changes: [{ field: 'website' }] }] });
    expect(await seen(editor, id, history)).toEqual({ nodes: [{ changes: [{ field: 'contactsForInstitutions' }, { field: 'contactsForMembers' }] }] });

    accepted(await update(id, { contacts }));
    expect(await seen(anonymous, id, history)).toEqual({ nodes: [{ changes: [{ field: 'contacts' }] }] });
  });

  it('of an organization that has ended are for its people and SGG alone', async () => {
    const id = await anEnded({ contacts });

    expect(await seen(anonymous, id, selection)).toEqual([]);
    expect(await seen(ministryOfficer, id, selection)).toEqual([]);
    expect(await seen(applicant, id, selection)).toEqual(contacts);
  });

  it('with a mistake are refused with its place, and nothing changes', async () => {
    const id = await anActive();
    const { userErrors } = await update(id, { website: 'https://verde.exemplu.ro', contacts: [forAll, { kind: 'PHONE', value: 'sunați', visibility: 'PUBLIC' }] });

    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['contacts', '1', 'value'] }]);
    expect(await seen(editor, id, `website`)).toBeNull();
    expect(await seen(editor, id, selection)).toEqual([]);
  });
});
