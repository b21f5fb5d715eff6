import { randomUUID } from 'node:crypto';
import { anonymous, type Principal, type UserPrincipal } from '@conect/auth';
import { uploadDesignation } from './documents';
import { startIdentity, type TestIdentity } from './identity';
import { institutionPeople } from './institution-people';
import { anSggAdmin, aRegistration, auditOf, codesOf, eventsOf, mutate, mutationOf } from './operations';

let identity: TestIdentity;
let victor: UserPrincipal;
let culture: string;
const { aMinistry, aPerson, aRepresentative, asks, emailOf, grants, idOf, refused, rolesIn, unique } = institutionPeople(() => identity, () => victor);

beforeAll(async () => {
  identity = await startIdentity({ IDENTITY_SECOND_FACTOR: 'true' });
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
  culture = await idOf('Ministerul Culturii');
});
afterAll(() => identity.stop());

describe('a representative', () => {
  it('gives roles to people, by address and by id, once each, and takes them back', async () => {
    const institutionId = await aMinistry('Ministerul Ofițerilor');
    const [elena, radu] = [await aRepresentative(institutionId), await aPerson()];

    const { membership } = await grants(elena, institutionId, radu);
    const again = await grants(elena, institutionId, radu);
    const byId = await mutate(identity, 'grantOfficerRole', { institutionId, userId: radu.userId.toUpperCase(), role: 'FOI_OFFICER' }, elena);
    const ended = await mutate(identity, 'revokeOfficerRole', { membershipId: membership.id }, elena);

    expect(again.membership.id).toBe(membership.id);
    expect(codesOf(byId)).toEqual([]);
    expect(ended.revokedMembershipId).toBe(membership.id);
    expect(await rolesIn(institutionId)).toEqual(['INSTITUTION_REPRESENTATIVE', 'FOI_OFFICER']);
    expect((await eventsOf(identity, membership.id)).map(({ name, actorId }) => [name, actorId])).toEqual([['MembershipGranted', elena.userId], ['MembershipRevoked', elena.userId]]);
    expect(await auditOf(identity, membership.id)).toEqual(['grantOfficerRole', 'revokeOfficerRole']);
  });

  it.each([
    ['nobody', async () => ({}), 'BAD_USER_INPUT email'],
    ['two', async () => ({ email: 'radu@exemplu.ro', userId: randomUUID() }), 'BAD_USER_INPUT email'],
    ['an address that is none', async () => ({ email: 'radu' }), 'BAD_USER_INPUT email'],
    ['an address without account', async () => ({ email: 'nobody@exemplu.ro' }), 'NOT_FOUND email'],
    ['an id that is none', async () => ({ userId: 'x' }), 'NOT_FOUND userId'],
    ['the id of a stranger', async () => ({ userId: (await aPerson()).userId }), 'NOT_FOUND userId'],
  ])('names %s and is refused', async (_whom, person, expected) => {
    const institutionId = await aMinistry(`Ministerul ${randomUUID()}`);
    const elena = await aRepresentative(institutionId);

    expect(await refused('grantOfficerRole', { institutionId, role: 'FOI_OFFICER', ...(await person()) }, elena)).toEqual([expected]);
  });

  it('gives no role to himself, to a closed account, or to who has not confirmed', async () => {
    const institutionId = await aMinistry('Ministerul Singur');
    const [elena, closed] = [await aRepresentative(institutionId), await aPerson()];
    await mutate(identity, 'disableAccount', { userId: closed.userId, reason: 'x' }, victor);
    const waiting = unique('waiting');
    await mutate(identity, 'registerUser', aRegistration({ email: waiting }));
    const input = (email: string) => ({ institutionId, email, role: 'FOI_OFFICER' });

    expect(await refused('grantOfficerRole', input(await emailOf(elena)), elena)).toEqual(['FORBIDDEN email']);
    expect(await refused('grantOfficerRole', input(await emailOf(closed)), elena)).toEqual(['NOT_FOUND email']);
    expect(await refused('grantOfficerRole', input(waiting), elena)).toEqual(['NOT_FOUND email']);
  });

  it('acts in his own institution alone, and in none that is closed', async () => {
    const [institutionId, other] = [await aMinistry('Ministerul Meu'), await aMinistry('Ministerul Lor')];
    const [elena, radu] = [await aRepresentative(institutionId), await aPerson()];
    const { membership } = await grants(await aRepresentative(other), other, radu);

    expect(await refused('grantOfficerRole', { institutionId: other, email: await emailOf(radu), role: 'FOI_OFFICER' }, elena)).toEqual(['FORBIDDEN']);
    expect(await refused('revokeOfficerRole', { membershipId: membership.id }, elena)).toEqual(['NOT_FOUND membershipId']);
    await mutate(identity, 'closeInstitution', { institutionId }, victor);
    expect(await refused('grantOfficerRole', { institutionId, email: await emailOf(radu), role: 'FOI_OFFICER' }, elena)).toEqual(['NOT_FOUND institutionId']);
  });

  it('stays while no successor is validated, and ends with him', async () => {
    const institutionId = await aMinistry('Ministerul Urmașilor');
    const [elena, radu] = [await aRepresentative(institutionId), await aPerson()];
    await grants(elena, institutionId, radu);
    const [{ id: own } = { id: '' }] = await identity.sql<{ id: string }>("SELECT id FROM membership WHERE institution_id = $1 AND role = 'INSTITUTION_REPRESENTATIVE'", [institutionId]);

    expect(await refused('revokeOfficerRole', { membershipId: own }, elena)).toEqual(['LAST_REPRESENTATIVE']);
    const input = { institutionId, userId: radu.userId, designationDocumentId: await uploadDesignation(identity, elena), position: 'Secretar general' };
    const named = await mutate(identity, 'changeRepresentative', input, elena);
    expect(named.request).toMatchObject({ status: 'PENDING', user: { id: radu.userId }, requestedBy: { id: elena.userId } });
    expect(codesOf(await grants(elena, institutionId, await aPerson(), 'FOI_OFFICER'))).toEqual([]);
    await mutate(identity, 'validateInstitutionRepresentative', { requestId: named.request.id }, victor);

    expect((await eventsOf(identity, own)).map(({ name }) => name)).toEqual(['MembershipGranted', 'MembershipRevoked']);
    expect(codesOf(await grants(elena, institutionId, await aPerson()))).toEqual(['FORBIDDEN']);
    expect(codesOf(await grants(radu, institutionId, await aPerson()))).toEqual([]);
    expect((await rolesIn(institutionId)).filter((role) => role === 'INSTITUTION_REPRESENTATIVE')).toHaveLength(1);
  });

  it('names no successor that is himself, unknown, or waits already, and SGG decides on none that it asked for', async () => {
    const institutionId = await aMinistry('Ministerul Răsucit');
    const [elena, radu] = [await aRepresentative(institutionId), await aPerson()];
    const designationDocumentId = await uploadDesignation(identity, elena);
    const input = async (person: object) => ({ institutionId, designationDocumentId, position: 'Director', ...person });

    expect(await refused('changeRepresentative', await input({ email: await emailOf(elena) }), elena)).toEqual(['INVALID_STATE email']);
    expect(await refused('changeRepresentative', await input({ email: 'nobody@exemplu.ro' }), elena)).toEqual(['NOT_FOUND email']);
    expect(await refused('changeRepresentative', await input({ email: await emailOf(elena) }), radu)).toEqual(['FORBIDDEN']);
    const { request } = await mutate(identity, 'changeRepresentative', await input({ email: await emailOf(radu) }), elena);
    expect(await refused('changeRepresentative', await input({ email: await emailOf(radu) }), elena)).toEqual(['INVALID_STATE institutionId']);
    await identity.sql("INSERT INTO membership (id, version, user_id, role, institution_id, granted_at) VALUES ($1, 1, $2, 'SGG_ADMIN', '0193a5d0-0000-7000-8000-000000000001', now())", [randomUUID(), elena.userId]);
    expect(await refused('validateInstitutionRepresentative', { requestId: request.id }, { ...elena, assurance: 'SECOND_FACTOR' })).toEqual(['FORBIDDEN requestId']);
  });
});

describe('who is not the representative', () => {
  it('and waits to be is told so', async () => {
    const elena = await aPerson('elena');
    await asks(elena, culture);

    expect(codesOf(await grants(elena, culture, await aPerson()))).toEqual(['REP_NOT_VALIDATED']);
    expect(codesOf(await mutate(identity, 'changeRepresentative', { institutionId: culture, email: 'a@exemplu.ro', designationDocumentId: randomUUID(), position: 'x' }, elena))).toEqual(['REP_NOT_VALIDATED']);
  });

  it('and is an officer adds none and ends none but himself', async () => {
    const institutionId = await aMinistry('Ministerul Disciplinat');
    const elena = await aRepresentative(institutionId);
    const [radu, mara] = [await aPerson(), await aPerson('mara')];
    const [ofRadu, ofMara] = [await grants(elena, institutionId, radu), await grants(elena, institutionId, mara)];
    const [{ id: ofElena } = { id: '' }] = await identity.sql<{ id: string }>('SELECT id FROM membership WHERE user_id = $1', [elena.userId]);

    expect(codesOf(await grants(radu, institutionId, await aPerson()))).toEqual(['FORBIDDEN']);
    expect(await refused('revokeOfficerRole', { membershipId: ofMara.membership.id }, radu)).toEqual(['FORBIDDEN']);
    expect(await refused('revokeOfficerRole', { membershipId: ofElena }, radu)).toEqual(['FORBIDDEN']);
    expect(codesOf(await mutate(identity, 'revokeOfficerRole', { membershipId: ofRadu.membership.id }, radu))).toEqual([]);
    expect(await refused('revokeOfficerRole', { membershipId: ofRadu.membership.id }, elena)).toEqual(['NOT_FOUND membershipId']);
  });

  it('and has no role there learns nothing, whatever the membership', async () => {
    const institutionId = await aMinistry('Ministerul Discret');
    const { membership } = await grants(await aRepresentative(institutionId), institutionId, await aPerson());
    const ofNgo = randomUUID();
    const paul = await aPerson('paul');
    await identity.sql("INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, 'NGO_ADMIN', $3, now())", [ofNgo, paul.userId, randomUUID()]);

    for (const membershipId of ['x', randomUUID(), membership.id, ofNgo]) {
      expect(await refused('revokeOfficerRole', { membershipId }, paul)).toEqual(['NOT_FOUND membershipId']);
    }
    for (const operation of ['requestInstitutionAccount', 'changeRepresentative', 'grantOfficerRole', 'revokeOfficerRole'] as const) {
      const input = {
        requestInstitutionAccount: { institutionId, designationDocumentId: randomUUID(), position: 'x' },
        changeRepresentative: { institutionId, designationDocumentId: randomUUID(), position: 'x' },
        grantOfficerRole: { institutionId, role: 'FOI_OFFICER' },
        revokeOfficerRole: { membershipId: membership.id },
      }[operation];
      expect((await identity.ask(anonymous, mutationOf(operation), { input })).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('and administers SGG ends no role of SGG by this', async () => {
    const [{ id } = { id: '' }] = await identity.sql<{ id: string }>('SELECT id FROM membership WHERE user_id = $1', [victor.userId]);

    expect(await refused('revokeOfficerRole', { membershipId: id }, victor)).toEqual(['FORBIDDEN']);
  });
});

describe('the officers of an institution', () => {
  it('and their addresses are seen inside it, and by nobody else', async () => {
    const institutionId = await aMinistry('Ministerul Adreselor');
    const [elena, radu, ana] = [await aRepresentative(institutionId), await aPerson(), await aPerson('ana')];
    await grants(elena, institutionId, radu);
    await identity.sql("INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, 'NGO_ADMIN', $3, now())", [randomUUID(), ana.userId, randomUUID()]);
    const seenBy = async (who: Principal) =>
      (await identity.ask<{ institution: { members: { role: string; user: { email: string | null } | null }[] | null } }>(who, 'query ($id: ID!) { institution(id: $id) { members { role user { email language } } } }', { id: institutionId })).data.institution.members;

    const emails = [await emailOf(elena), await emailOf(radu)];
    expect((await seenBy(radu))?.map(({ user }) => user?.email)).toEqual(emails);
    expect((await seenBy(elena))?.map(({ user }) => user?.email)).toEqual(emails);
    expect((await seenBy(victor))?.map(({ role, user }) => [role, user?.email])).toEqual([['INSTITUTION_REPRESENTATIVE', null], ['TRANSPARENCY_OFFICER', null]]);
    expect(await seenBy(ana)).toBeNull();
    expect(await seenBy(anonymous)).toBeNull();
    const [seen] = (await identity.ask<{ _entities: unknown[] }>(ana, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on User { email } } }', { r: [{ __typename: 'User', id: radu.userId }] })).data._entities;
    expect(seen).toEqual({ email: null });
  });
});
