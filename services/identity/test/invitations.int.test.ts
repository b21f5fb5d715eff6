import { randomUUID } from 'node:crypto';
import { anonymous, type UserPrincipal } from '@conect/auth';
import { createLinkTokens } from '../src/account/crypto/link-tokens';
import { keysOf } from '../src/service/foundation';
import { startIdentity, testSecret, type TestIdentity } from './identity';
import { anSggAdmin, aSignedInUser, auditOf, codesOf, eventsOf, mutate, mutationOf, tableCounts, type Operation } from './operations';

let identity: TestIdentity;
let victor: UserPrincipal;

beforeAll(async () => {
  identity = await startIdentity();
  victor = await anSggAdmin(identity, 'victor@exemplu.ro');
});
afterAll(() => identity.stop());

const unique = (name: string): string => `${name}.${randomUUID().slice(0, 8)}@exemplu.ro`;
const aPerson = (name = 'radu', email = unique(name)): Promise<UserPrincipal> => aSignedInUser(identity, email);
const tokenOf = (invitationId: string): string => createLinkTokens(keysOf(testSecret).invitations).tokenOf(invitationId);

/** A person with a role in an organization; answers who, where, and the membership's id. */
async function aMember(organizationId: string = randomUUID(), role = 'NGO_ADMIN') {
  const who = await aPerson();
  const membershipId = randomUUID();
  await identity.sql('INSERT INTO membership (id, version, user_id, role, organization_id, granted_at) VALUES ($1, 1, $2, $3, $4, now())', [membershipId, who.userId, role, organizationId]);
  return { who, organizationId, membershipId };
}

const rolesIn = async (organizationId: string): Promise<readonly string[]> =>
  (await identity.sql<{ role: string }>('SELECT role FROM membership WHERE organization_id = $1 AND revoked_at IS NULL ORDER BY role', [organizationId])).map(({ role }) => role);

/** The codes of a refused mutation, which leaves everything as it was. */
async function refused(operation: Operation, input: object, who: UserPrincipal): Promise<readonly string[]> {
  const before = await tableCounts(identity);
  const { userErrors } = await mutate(identity, operation, input, who);
  expect(await tableCounts(identity)).toEqual(before);
  return userErrors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
}

/** An organization with an administrator, and an open invitation to an address. */
async function anInvitation(role = 'NGO_EDITOR', email = unique('invitat')) {
  const ana = await aMember();
  const { invitation } = await mutate(identity, 'inviteMember', { organizationId: ana.organizationId, email, role }, ana.who);
  return { ana, email, invitation, token: tokenOf(invitation.id) };
}

describe('an invitation', () => {
  it('gives the role to the owner of its address, once, with events and audit entries', async () => {
    const { ana, email, invitation, token } = await anInvitation();
    const radu = await aPerson('radu', email);

    const accepted = await mutate(identity, 'acceptInvitation', { token }, radu);

    expect(accepted.membership).toMatchObject({ role: 'NGO_EDITOR', organization: { id: ana.organizationId }, user: { id: radu.userId } });
    expect(await eventsOf(identity, invitation.id)).toMatchObject([
      { name: 'MemberInvited', version: 1, actorId: ana.who.userId, data: { organizationId: ana.organizationId, role: 'NGO_EDITOR' } },
      { name: 'InvitationAccepted', version: 2, actorId: radu.userId },
    ]);
    expect((await eventsOf(identity, accepted.membership.id)).map(({ name }) => name)).toEqual(['MembershipGranted']);
    expect(await auditOf(identity, invitation.id)).toEqual(['inviteMember', 'acceptInvitation']);
    expect(await refused('acceptInvitation', { token }, radu)).toEqual(['TOKEN_USED token']);
  });

  it('leaves its address in no event and no audit entry', async () => {
    const { email, invitation } = await anInvitation();

    const told = [await eventsOf(identity, invitation.id), await identity.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [invitation.id])];

    expect(JSON.stringify(told)).not.toContain(email);
  });

  it('does the same for an address with an account and one without', async () => {
    const ana = await aMember();
    const known = unique('cunoscut');
    await aPerson('cunoscut', known);
    const did = async (email: string) => {
      const before = await tableCounts(identity);
      const { invitation, userErrors } = await mutate(identity, 'inviteMember', { organizationId: ana.organizationId, email, role: 'NGO_EDITOR' }, ana.who);
      const after = await tableCounts(identity);
      return { keys: Object.keys(invitation), userErrors, rows: Object.entries(after).map(([table, count]) => [table, Number(count) - Number(before[table])]) };
    };

    expect(await did(known)).toEqual(await did(unique('necunoscut')));
  });

  it('ends when it is taken back, when the address is invited again, and after 7 days', async () => {
    const taken = await anInvitation();
    await mutate(identity, 'revokeInvitation', { invitationId: taken.invitation.id }, taken.ana.who);
    const again = await anInvitation();
    await mutate(identity, 'inviteMember', { organizationId: again.ana.organizationId, email: again.email.toUpperCase(), role: 'NGO_ADMIN' }, again.ana.who);
    const late = await anInvitation();
    await identity.sql("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [late.invitation.id]);

    for (const { email, token } of [taken, again, late]) {
      expect(await refused('acceptInvitation', { token }, await aPerson('radu', email))).toEqual(['TOKEN_EXPIRED token']);
    }
    expect(await refused('revokeInvitation', { invitationId: taken.invitation.id }, taken.ana.who)).toEqual(['INVALID_STATE invitationId']);
    const [row] = await identity.sql<{ days: number }>('SELECT EXTRACT(day FROM expires_at - invited_at)::int AS days FROM invitation WHERE id = $1', [taken.invitation.id]);
    expect(row!.days).toBe(7);
  });

  it('ends with the role of who invited', async () => {
    const { ana, email, token } = await anInvitation();
    const other = await aMember(ana.organizationId);
    await mutate(identity, 'removeMember', { membershipId: ana.membershipId }, other.who);

    expect(await refused('acceptInvitation', { token }, await aPerson('radu', email))).toEqual(['TOKEN_EXPIRED token']);
  });

  it('is for nobody but the owner of its address, and its token cannot be made up', async () => {
    const { token, invitation } = await anInvitation();

    expect(await refused('acceptInvitation', { token }, await aPerson())).toEqual(['FORBIDDEN token']);
    expect(await refused('acceptInvitation', { token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` }, await aPerson())).toEqual(['TOKEN_INVALID token']);
    expect(await refused('acceptInvitation', { token: tokenOf(randomUUID()) }, await aPerson())).toEqual(['TOKEN_INVALID token']);
    expect(JSON.stringify(await identity.sql('SELECT * FROM invitation WHERE id = $1', [invitation.id]))).not.toContain(token);
  });

  it('followed twice at once gives one role', async () => {
    const { ana, email, token } = await anInvitation();
    const radu = await aPerson('radu', email);

    const answers = await Promise.all([1, 2].map(() => mutate(identity, 'acceptInvitation', { token }, radu)));

    expect(answers.flatMap(codesOf)).toEqual(['TOKEN_USED']);
    expect(await rolesIn(ana.organizationId)).toEqual(['NGO_ADMIN', 'NGO_EDITOR']);
  });

  it('is seen, while open, by the administrators alone', async () => {
    const { ana, invitation } = await anInvitation();
    const editor = await aMember(ana.organizationId, 'NGO_EDITOR');
    const seenBy = async (who: UserPrincipal) =>
      (await identity.ask<{ _entities: { openInvitations: { id: string }[] | null }[] }>(who, 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { openInvitations { id email } } } }', {
        r: [{ __typename: 'Organization', id: ana.organizationId }],
      })).data._entities[0]!.openInvitations;

    expect((await seenBy(ana.who))?.map(({ id }) => id)).toEqual([invitation.id]);
    for (const who of [editor.who, victor, await aPerson()]) expect(await seenBy(who)).toBeNull();
    await mutate(identity, 'revokeInvitation', { invitationId: invitation.id }, ana.who);
    expect(await seenBy(ana.who)).toEqual([]);
  });
});

describe('members', () => {
  it('get another role: one ends, the other begins', async () => {
    const ana = await aMember();
    const radu = await aMember(ana.organizationId, 'NGO_EDITOR');

    const { membership } = await mutate(identity, 'changeMemberRole', { membershipId: radu.membershipId, role: 'NGO_ADMIN' }, ana.who);
    const same = await mutate(identity, 'changeMemberRole', { membershipId: membership.id, role: 'NGO_ADMIN' }, ana.who);

    expect(membership).toMatchObject({ role: 'NGO_ADMIN' });
    expect(same.membership.id).toBe(membership.id);
    expect((await eventsOf(identity, radu.membershipId)).map(({ name }) => name)).toEqual(['MembershipRevoked']);
    expect((await eventsOf(identity, membership.id)).map(({ name }) => name)).toEqual(['MembershipGranted']);
  });

  it('are removed, and leave', async () => {
    const ana = await aMember();
    const [radu, mara] = [await aMember(ana.organizationId, 'NGO_EDITOR'), await aMember(ana.organizationId, 'VOLUNTEER_COORDINATOR')];

    await mutate(identity, 'removeMember', { membershipId: radu.membershipId }, ana.who);
    const left = await mutate(identity, 'leaveOrganization', { organizationId: ana.organizationId }, mara.who);

    expect(left.leftOrganizationId).toBe(ana.organizationId);
    expect(await rolesIn(ana.organizationId)).toEqual(['NGO_ADMIN']);
    expect(await auditOf(identity, radu.membershipId)).toEqual(['removeMember']);
    expect(await auditOf(identity, mara.membershipId)).toEqual(['leaveOrganization']);
  });

  it('always have an administrator among them', async () => {
    const ana = await aMember();
    await aMember(ana.organizationId, 'NGO_EDITOR');

    expect(await refused('removeMember', { membershipId: ana.membershipId }, ana.who)).toEqual(['LAST_ADMIN']);
    expect(await refused('changeMemberRole', { membershipId: ana.membershipId, role: 'NGO_EDITOR' }, ana.who)).toEqual(['LAST_ADMIN']);
    expect(await refused('leaveOrganization', { organizationId: ana.organizationId }, ana.who)).toEqual(['LAST_ADMIN']);
  });

  it.each([1, 2, 3])('keep one when two administrators remove each other at once (%s)', async () => {
    const ana = await aMember();
    const radu = await aMember(ana.organizationId);

    const answers = await Promise.all([
      mutate(identity, 'removeMember', { membershipId: radu.membershipId }, ana.who),
      mutate(identity, 'removeMember', { membershipId: ana.membershipId }, radu.who),
    ]);

    expect(answers.flatMap(codesOf)).toEqual(['NOT_FOUND']);
    expect(await rolesIn(ana.organizationId)).toEqual(['NGO_ADMIN']);
  });

  it('keep one when both administrators leave at once', async () => {
    const ana = await aMember();
    const radu = await aMember(ana.organizationId);

    const answers = await Promise.all([ana, radu].map(({ who, organizationId }) => mutate(identity, 'leaveOrganization', { organizationId }, who)));

    expect(answers.flatMap(codesOf)).toEqual(['LAST_ADMIN']);
  });
});

describe('who may not', () => {
  it.each(['inviteMember', 'revokeInvitation', 'changeMemberRole', 'removeMember'] as const)('%s: a member without that right, a stranger, SGG, and nobody', async (operation) => {
    const { ana, invitation } = await anInvitation();
    const editor = await aMember(ana.organizationId, 'NGO_EDITOR');
    const input = {
      inviteMember: { organizationId: ana.organizationId, email: unique('x'), role: 'NGO_EDITOR' },
      revokeInvitation: { invitationId: invitation.id },
      changeMemberRole: { membershipId: ana.membershipId, role: 'NGO_EDITOR' },
      removeMember: { membershipId: ana.membershipId },
    }[operation];
    const [field] = Object.keys(input);

    expect(await refused(operation, input, editor.who)).toEqual(['FORBIDDEN']);
    for (const who of [(await aMember()).who, victor]) expect(await refused(operation, input, who)).toEqual([`NOT_FOUND ${field}`]);
    for (const unknown of ['x', randomUUID()]) expect(await refused(operation, { ...input, [field!]: unknown }, ana.who)).toEqual([`NOT_FOUND ${field}`]);
    expect((await identity.ask(anonymous, mutationOf(operation), { input })).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('leaves an organization that is not his, invites what is no address, or acts with a closed account', async () => {
    const ana = await aMember();
    const radu = await aMember(ana.organizationId);

    expect(await refused('leaveOrganization', { organizationId: ana.organizationId }, await aPerson())).toEqual(['NOT_FOUND organizationId']);
    expect(await refused('inviteMember', { organizationId: ana.organizationId, email: 'radu', role: 'NGO_EDITOR' }, ana.who)).toEqual(['BAD_USER_INPUT email']);
    await mutate(identity, 'disableAccount', { userId: radu.who.userId, reason: 'x' }, victor);
    expect(await refused('removeMember', { membershipId: ana.membershipId }, radu.who)).toEqual(['NOT_FOUND membershipId']);
  });
});
