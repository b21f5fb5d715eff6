import { join } from 'node:path';
import { countRows, runSql, waitFor, type TestStack } from '@conect/testing';
import { aCui, tokenIn, uploadStatute, type Person } from '../e2e/people';
import { actorGroups, actorNames, type ActorName } from './actors';
import { aHuman, anApiClient, ask, askerWith, aStrongHuman, type Actor, type Asker, type Human, type StrongHuman } from './people';

/** Who there is, and what the changes are about. */
export interface World {
  readonly stack: TestStack;
  readonly actor: (name: ActorName) => Actor;
  /** The owner of what has one, who holds no role anywhere. */
  readonly owner: StrongHuman;
  /** An administrator of SGG with a second factor, who arranges what the rows need. */
  readonly officer: StrongHuman;
  /** Has an account and stands in no column, so that something may become of him. */
  readonly bystander: Human;
  /** What `own` and `other` are said of. `leaving` and `retiring` have the people of `own`, and end. */
  readonly organizations: Readonly<Record<'own' | 'other' | 'leaving' | 'retiring', string>>;
  readonly institutions: Readonly<Record<'own' | 'other', string>>;
  /** Organizations of the national register that nobody has claimed yet, each given out once. */
  readonly nextUnclaimed: () => string;
  /** Recovery codes of those with a second factor, each given out once. */
  readonly nextRecoveryCode: () => { readonly email: string; readonly code: string };
}

type Staff = Readonly<Record<(typeof actorGroups)['own'][number], Human>>;
type Officers = Readonly<Record<(typeof actorGroups)['own institution'][number], Human>>;

const registerFile = join(__dirname, '../../../services/registry/data/national-register-sample.csv');

/** Signs everybody up and gives each the roles of his column, by the ways that people take. */
export async function createWorld(stack: TestStack): Promise<World> {
  const names = { own: actorGroups.own, other: actorGroups.other };
  const [officer, involved, analyst, owner] = await Promise.all([aStrongHuman(stack), aStrongHuman(stack), aStrongHuman(stack), aStrongHuman(stack)]);
  const [byPassword, citizen, bystander] = await Promise.all([aHuman(stack), aHuman(stack), aHuman(stack)]);
  for (const { email } of [officer, involved, byPassword]) await stack.run('identity', 'cli', ['grant-sgg-admin', email]);
  await stack.run('registry', 'cli', ['import', registerFile]);
  await grantAnalyst(stack, analyst);
  const [own, other] = await Promise.all([aStaff(stack, names.own), aStaff(stack, names.other)]);
  const [ownOfficers, otherOfficers] = await Promise.all([aStaff(stack, actorGroups['own institution']), aStaff(stack, actorGroups['other institution'])]);
  await membershipsAreHeard(stack);

  const organizationOf = (staff: Staff, administrators: readonly Human[]): Promise<string> => anOrganization(stack, officer, { staff, administrators });
  const [ofOwn, ofOther, leaving, retiring] = await Promise.all([organizationOf(own, [involved]), organizationOf(other, []), organizationOf(own, [involved, bystander]), organizationOf(own, [involved])]);
  const organizations = { own: ofOwn, other: ofOther, leaving, retiring };
  const [ownInstitution, otherInstitution] = await Promise.all([anInstitution(officer, ownOfficers), anInstitution(officer, otherOfficers)]);
  const institutions = { own: ownInstitution, other: otherInstitution };
  await membershipsAreHeard(stack);
  const [reader, consumer] = await Promise.all([anApiClient(stack, officer, 'GRAPH_READ'), anApiClient(stack, officer, 'EVENTS_CONSUME')]);

  const humans: readonly (Human | Asker)[] = [
    ...[askerWith(stack), citizen, owner],
    ...Object.values(own),
    ...Object.values(other),
    ...Object.values(ownOfficers),
    ...Object.values(otherOfficers),
    ...[officer, byPassword, analyst, involved],
    ...[reader, consumer],
  ];
  const actors = new Map(actorNames.map((name, index): [ActorName, Actor] => [name, { email: '', userId: '', ...humans[index]!, name }]));
  const unclaimed = await unclaimedOrganizations(officer);
  const strong = [owner, officer, involved];
  const recoveryCodes = owner.recoveryCodes.flatMap((_code, index) => strong.map((human) => ({ email: human.email, code: human.recoveryCodes[index]! })));
  return {
    ...{ stack, owner, officer, bystander, organizations, institutions },
    actor: (name) => actors.get(name)!,
    nextUnclaimed: () => unclaimed.shift()!,
    nextRecoveryCode: () => recoveryCodes.shift()!,
  };
}

async function aStaff<Role extends string>(stack: TestStack, roles: readonly Role[]): Promise<Readonly<Record<Role, Human>>> {
  return Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await aHuman(stack)] as const))) as Record<Role, Human>;
}

/** No command gives this role, so its row is written as a command would, in every service that acts on roles. */
async function grantAnalyst({ databases }: TestStack, { userId }: Human): Promise<void> {
  const sgg = "(SELECT institution_id FROM membership WHERE role = 'SGG_ADMIN' LIMIT 1)";
  await runSql(databases.identity.ownerUrl, `INSERT INTO membership (id, version, user_id, role, institution_id, granted_at) VALUES (gen_random_uuid(), 1, $1, 'SGG_ANALYST', ${sgg}, now())`, [userId]);
  for (const service of ['registry', 'consultations', 'volunteering', 'messaging'] as const) {
    const { ownerUrl } = databases[service];
    await waitFor(async () => (await countRows(ownerUrl, 'membership', "role = 'SGG_ADMIN'")) === 3, { describe: `${service} to know the administrators` });
    await runSql(ownerUrl, `INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES (gen_random_uuid(), $1, 'SGG_ANALYST', ${sgg}, 1, now(), false)`, [userId]);
  }
}

/** Waits until the services that act on roles know every one that identity has given, and those that act on institutions every institution. */
export async function membershipsAreHeard({ databases: { identity, registry, consultations, volunteering, messaging } }: TestStack): Promise<void> {
  const given = await countRows(identity.ownerUrl, 'membership', 'revoked_at IS NULL');
  for (const [service, { ownerUrl }] of Object.entries({ registry, consultations, volunteering, messaging })) {
    await waitFor(async () => (await countRows(ownerUrl, 'membership', 'NOT revoked')) === given, { describe: `${service} to know ${given} roles` });
  }
  const institutions = await countRows(identity.ownerUrl, 'institution', 'true');
  for (const [service, { ownerUrl }] of Object.entries({ consultations, messaging })) {
    await waitFor(async () => (await countRows(ownerUrl, 'institution', 'true')) === institutions, { describe: `${service} to know ${institutions} institutions` });
  }
}

/** What `people.ts` of the stories needs of somebody who uploads. */
export const personOf = (human: Human): Person => ({
  ...human,
  name: '',
  token: human.token!,
  change: (document, input) => human.change(/\{\s*(\w+)\(/.exec(document)![1]!, input, 'upload { documentId url method headers { name value } }'),
});

/** An input of `createOrganization` that can be submitted. */
export const aProfile = async (applicant: Human): Promise<Readonly<Record<string, unknown>>> => ({
  type: 'ASSOCIATION',
  legalName: 'Asociația Țarnița Verde',
  cui: aCui(),
  countyCode: 'CJ',
  localityCode: '54984',
  domains: ['E'],
  primaryDomain: 'E',
  registeredOn: '2015-05-04',
  documents: { statute: await uploadStatute(personOf(applicant)) },
});

/** An organization that was registered, approved, and gave its people their roles. */
async function anOrganization(stack: TestStack, officer: Human, { staff, administrators }: { readonly staff: Staff; readonly administrators: readonly Human[] }): Promise<string> {
  const founder = staff.NGO_ADMIN;
  const created = await founder.change('createOrganization', await aProfile(founder), 'organization { id }');
  const { id: organizationId } = created['organization'] as { id: string };
  await founder.change('submitOrganization', { organizationId });
  await officer.change('startOrganizationReview', { organizationId });
  await officer.change('approveOrganization', { organizationId });
  await waitFor(async () => (await founder.send('inviteMember', { organizationId, email: 'first@example.org', role: 'NGO_EDITOR' })).data?.['inviteMember']?.['userErrors']?.['length'] === 0, {
    describe: 'the applicant to be its administrator',
  });
  await admit(stack, founder, { organizationId, human: staff.NGO_EDITOR, role: 'NGO_EDITOR' });
  await admit(stack, founder, { organizationId, human: staff.VOLUNTEER_COORDINATOR, role: 'VOLUNTEER_COORDINATOR' });
  for (const human of administrators) await admit(stack, founder, { organizationId, human, role: 'NGO_ADMIN' });
  return organizationId;
}

interface Admission {
  readonly organizationId: string;
  readonly human: Human;
  readonly role: string;
}

/** Invites somebody to a role in an organization; answers the token of the link. */
export async function inviteTo(stack: TestStack, administrator: Human, { organizationId, human, role }: Admission): Promise<string> {
  const { invitation } = await administrator.change('inviteMember', { organizationId, email: human.email, role }, 'invitation { id }');
  const { id } = invitation as { id: string };
  return tokenIn(await stack.mailTo(human.email, (mail) => isOfInvitation(mail, id)));
}

/** Invites somebody, who accepts. */
export async function admit(stack: TestStack, administrator: Human, admission: Admission): Promise<void> {
  await admission.human.change('acceptInvitation', { token: await inviteTo(stack, administrator, admission) });
}

/** The token of a link begins with what it is for, so that the mails of earlier invitations are told apart. */
const isOfInvitation = (mail: string, id: string): boolean =>
  [...mail.replace(/=\r?\n/g, '').matchAll(/token=(?:3D)?([A-Za-z0-9_-]{20,})/g)].some(([, token]) => Buffer.from(token!, 'base64url').toString('hex').startsWith(id.replaceAll('-', '')));

/** An institution of its own with a validated representative, who gave the officers their roles. */
export async function anInstitution(officer: Human, officers?: Officers): Promise<string> {
  const { institution } = await officer.change('createInstitution', { name: `Ministerul ${aCui()}`, type: 'MINISTRY' }, 'institution { id }');
  const { id: institutionId } = institution as { id: string };
  if (officers === undefined) return institutionId;
  const { INSTITUTION_REPRESENTATIVE: representative, ...others } = officers;
  const requestId = await aRequestFor(representative, institutionId);
  await officer.change('validateInstitutionRepresentative', { requestId });
  for (const [role, { email }] of Object.entries(others)) await representative.change('grantOfficerRole', { institutionId, email, role });
  return institutionId;
}

/** Somebody asks to speak for an institution; answers the request. */
export async function aRequestFor(human: Human, institutionId: string): Promise<string> {
  const { request } = await human.change('requestInstitutionAccount', { institutionId, position: 'Secretar general', designationDocumentId: await uploadDesignation(human) }, 'request { id }');
  return (request as { id: string }).id;
}

/** A stored designation; answers the document. */
export async function uploadDesignation(human: Human): Promise<string> {
  const person = personOf(human);
  const announce: Person['change'] = (_document, input) => person.change('{ requestIdentityDocumentUpload(', { ...input, purpose: 'DESIGNATION' });
  return uploadStatute({ ...person, change: announce });
}

async function unclaimedOrganizations(officer: Human): Promise<string[]> {
  const query = '{ organizations(first: 100, filter: { statuses: [IMPORTED_UNCLAIMED] }) { nodes { id registerPurpose } } }';
  const { organizations } = await ask<{ organizations: { nodes: { id: string; registerPurpose: string | null }[] } }>(officer, query);
  return organizations.nodes.filter(({ registerPurpose }) => registerPurpose !== null).map(({ id }) => id);
}
