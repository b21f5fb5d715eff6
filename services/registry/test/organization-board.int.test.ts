import { anonymous } from '@conect/auth';
import { aUser } from '@conect/testing';
import { editedOrganizations, idOf } from './edited-organizations';
import { accepted, anOrganizationIn, mutate } from './operations';
import { anInstitution, grantInstitutionRole, grantRole } from './registry';

const { applicant, officer, editor, registry, anActive, anEnded, update, seen, eventsOf, lastChanges, toldOf } = editedOrganizations();

describe('the board', () => {
  const boardMembers = [
    { name: 'Maria Vasilescu', role: 'PRESIDENT', termStartsOn: '2024-03-01', termEndsOn: '2028-02-29' },
    { name: 'Ion Pop', role: 'AUDITOR', termStartsOn: null, termEndsOn: null },
  ];
  const selection = 'boardMembers { name role termStartsOn termEndsOn }';
  const coordinator = aUser();
  const ministryOfficer = aUser();
  const memberOfAnother = aUser();

  beforeAll(async () => {
    await grantInstitutionRole(registry(), idOf(ministryOfficer), 'TRANSPARENCY_OFFICER', await anInstitution(registry()));
    await grantRole(registry(), idOf(memberOfAnother), 'NGO_ADMIN', await anActive());
  });

  it('is for its people and SGG, by one event and one audit entry without a name', async () => {
    const id = await anActive();
    await grantRole(registry(), idOf(coordinator), 'VOLUNTEER_COORDINATOR', id);
    const before = (await eventsOf(id)).length;
    accepted(await update(id, { boardMembers }));
    accepted(await update(id, { boardMembers }));

    for (const viewer of [anonymous, ministryOfficer, memberOfAnother]) expect(await seen(viewer, id, selection)).toBeNull();
    for (const viewer of [coordinator, editor, officer]) expect(await seen(viewer, id, selection)).toEqual(boardMembers);
    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['boardMembers'] }]);
    expect(await lastChanges(id)).toMatchObject({ boardMembers: { before: null, after: '[personal]' } });
    expect(await toldOf(id)).not.toMatch(/Vasilescu|Ion Pop/);
    expect(await seen(anonymous, id, 'history(first: 1) { nodes { changes { field } } }')).not.toEqual({ nodes: [{ changes: [{ field: 'boardMembers' }] }] });
    expect(await seen(editor, id, 'history(first: 1) { nodes { changes { field } } }')).toEqual({ nodes: [{ changes: [{ field: 'boardMembers' }] }] });
  });

  it('whose term ends before it starts is refused with the place', async () => {
    expect(await update(await anActive(), { boardMembers: [boardMembers[1], { ...boardMembers[0], termEndsOn: '2024-02-29' }] })).toMatchObject({
      organization: null,
      userErrors: [{ code: 'BAD_USER_INPUT', field: ['boardMembers', '1', 'termEndsOn'], message: 'Unsuitable value: expected an end of the term that is not before its start.' }],
    });
  });
});

describe('the legal representative', () => {
  const openRequest = 'mutation ($input: OpenChangeRequestInput!) { openChangeRequest(input: $input) { changeRequest { id } userErrors { code field } } }';
  const decide = 'mutation ($input: DecideChangeRequestInput!) { decideChangeRequest(input: $input) { changeRequest { status } userErrors { code } } }';

  it('is public, and changes by a change request alone, the old name being public meanwhile', async () => {
    const id = await anActive({ legalRepresentative: 'Maria Vasilescu' });
    const administrator = aUser();
    await grantRole(registry(), idOf(administrator), 'NGO_ADMIN', id);
    expect(await seen(anonymous, id, 'legalRepresentative')).toBe('Maria Vasilescu');

    expect(await mutate(registry(), administrator, 'updateOrganization', { organizationId: id, legalRepresentative: 'Ion Pop' })).toMatchObject({
      organization: null,
      userErrors: [{ code: 'SENSITIVE_FIELD', field: ['legalRepresentative'] }],
    });
    const opened = await registry().ask<{ openChangeRequest: { changeRequest: { id: string }; userErrors: object[] } }>(administrator, openRequest, {
      input: { organizationId: id, changes: { legalRepresentative: 'Ion Pop' }, reason: 'Hotărârea adunării generale.' },
    });
    expect(opened.data.openChangeRequest.userErrors).toEqual([]);
    expect(await seen(anonymous, id, 'legalRepresentative')).toBe('Maria Vasilescu');

    await registry().ask(officer, decide, { input: { changeRequestId: opened.data.openChangeRequest.changeRequest.id, decision: 'APPROVE' } });
    expect(await seen(anonymous, id, 'legalRepresentative')).toBe('Ion Pop');
    expect(await seen(anonymous, id, 'history(first: 1) { nodes { changes { field before after } } }')).toEqual({
      nodes: [{ changes: [{ field: 'legalRepresentative', before: '[personal]', after: '[personal]' }] }],
    });
  });

  it('of a registration is for who sees it, and of an organization that has ended for its people and SGG', async () => {
    const changes = { legalRepresentative: 'Maria Vasilescu' };
    const inReview = await anOrganizationIn(registry(), 'IN_REVIEW', { applicant, officer }, changes);
    const ended = await anEnded(changes);

    expect(await seen(anonymous, inReview, 'legalRepresentative')).toBeUndefined();
    expect(await seen(anonymous, ended, 'legalRepresentative')).toBeNull();
    for (const id of [inReview, ended]) expect(await seen(officer, id, 'legalRepresentative')).toBe('Maria Vasilescu');
  });
});
