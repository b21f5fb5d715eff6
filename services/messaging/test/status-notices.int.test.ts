import { randomUUID } from 'node:crypto';
import {
  institutionAccountRequested,
  institutionRepresentativeRejected,
  institutionRepresentativeValidated,
  interestRecordConfirmed,
  interestRecordEnded,
  interestRecordRequested,
  membershipGranted,
  membershipRevoked,
  organizationBecameStale,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationLinkConfirmed,
  organizationLinkEnded,
  organizationLinkRefused,
  organizationLinkRequested,
  organizationReactivated,
  organizationSuspended,
  organizationWithdrawn,
  publicUtilityApplied,
  publicUtilityCaseForwarded,
  publicUtilityCompletionRequested,
  type OutgoingEvent,
} from '@conect/events';
import { aUser } from '@conect/testing';
import { anEvent, idOf, listOf, startMessaging, type TestMessaging } from './messaging';

let messaging: TestMessaging;
const [ana, editor, elena, stranger, victor] = [aUser(), aUser(), aUser(), aUser(), aUser()];
const [organizationId, institutionId] = [randomUUID(), randomUUID()];

type Person = typeof ana;
const nowhere = { institutionId: null, organizationId: null };

async function grant(person: Person, role: string, place: Partial<typeof nowhere | { organizationId: string } | { institutionId: string }>): Promise<string> {
  const membershipId = randomUUID();
  await tell(anEvent(membershipGranted, membershipId, { ...membershipGranted.example, membershipId, userId: idOf(person), role: role as 'NGO_ADMIN', ...nowhere, ...place }));
  return membershipId;
}

const tell = async (...events: readonly OutgoingEvent[]): Promise<void> => {
  await messaging.publish(...events);
  for (const event of events) await messaging.handled(event);
};
const newestOf = async (person: Person) => (await listOf(messaging, person)).nodes[0];
const countOf = async (person: Person): Promise<number> => (await listOf(messaging, person)).totalCount;

beforeAll(async () => {
  messaging = await startMessaging();
  await grant(ana, 'NGO_ADMIN', { organizationId });
  await grant(editor, 'NGO_EDITOR', { organizationId });
  await grant(stranger, 'NGO_ADMIN', { organizationId: randomUUID() });
  await grant(elena, 'CIVIL_SOCIETY_UNIT', { institutionId });
  await grant(victor, 'SGG_ADMIN', {});
});
afterAll(() => messaging?.stop());

let version = 0;
const ofOrganization = (contract: typeof organizationSuspended, actor: Person | null = victor): OutgoingEvent =>
  anEvent(contract, organizationId, { ...contract.example, organizationId }, { aggregateVersion: (version += 1), actorId: actor === null ? null : idOf(actor) });

describe('the life of an organization', () => {
  it.each([
    [organizationSuspended, 'Your organization was suspended'],
    [organizationReactivated, 'Your organization was reactivated'],
    [organizationBecameStale, 'Confirm the data of your organization'],
    [organizationDissolutionRecorded, 'The dissolution of your organization was recorded'],
    [organizationDeregistered, 'Your organization was struck off'],
  ] as const)('is told to its administrators and to nobody else', async (contract, title) => {
    const before = await Promise.all([editor, stranger, victor].map(countOf));

    await tell(ofOrganization(contract));

    expect(await newestOf(ana)).toMatchObject({ topic: 'ORGANIZATION_STATUS', title, subject: { __typename: 'Organization', id: organizationId } });
    expect(await Promise.all([editor, stranger, victor].map(countOf))).toEqual(before);
  });

  it('is not told to who brought it about, but to the other administrators', async () => {
    const other = aUser();
    const membershipId = await grant(other, 'NGO_ADMIN', { organizationId });
    const before = await countOf(ana);

    await tell(ofOrganization(organizationWithdrawn, ana));

    expect(await countOf(ana)).toBe(before);
    expect(await newestOf(other)).toMatchObject({ title: 'Your organization was taken out of the catalogue' });
    await tell(anEvent(membershipRevoked, membershipId, { ...membershipRevoked.example, membershipId, userId: idOf(other), role: 'NGO_ADMIN', ...nowhere, organizationId }, { aggregateVersion: 2 }));
    await tell(ofOrganization(organizationSuspended));
    expect(await countOf(other)).toBe(1);
  });
});

describe('a link between organizations', () => {
  it('is told to the administrators of both but who acted', async () => {
    const other = aUser();
    const parentId = randomUUID();
    await grant(other, 'NGO_ADMIN', { organizationId: parentId });
    const linkId = randomUUID();
    const data = { ...organizationLinkRequested.example, linkId, parentId, memberId: organizationId };
    const before = await countOf(ana);

    await tell(anEvent(organizationLinkRequested, linkId, data, { actorId: idOf(ana) }));
    expect(await newestOf(other)).toMatchObject({ topic: 'ORGANIZATION_LINKS', title: 'A link between organizations waits to be confirmed', subject: { id: parentId } });
    expect(await countOf(ana)).toBe(before);

    await tell(anEvent(organizationLinkConfirmed, linkId, data, { aggregateVersion: 2, actorId: idOf(other) }));
    expect(await newestOf(ana)).toMatchObject({ title: 'A link between organizations was confirmed' });
    await tell(anEvent(organizationLinkEnded, linkId, data, { aggregateVersion: 3 }));
    expect([await newestOf(ana), await newestOf(other)]).toMatchObject([{ title: 'A link between organizations has ended' }, { title: 'A link between organizations has ended' }]);

    const refusedId = randomUUID();
    await tell(anEvent(organizationLinkRefused, refusedId, { ...data, linkId: refusedId }, { actorId: idOf(other) }));
    expect(await newestOf(ana)).toMatchObject({ title: 'A link between organizations was refused' });
  });
});

describe('an interest record', () => {
  it('is told to the liaisons of the institution, then to the administrators, and to both sides when it ends by itself', async () => {
    const interestRecordId = randomUUID();
    const data = { ...interestRecordRequested.example, interestRecordId, organizationId, institutionId };
    await tell(anEvent(interestRecordRequested, interestRecordId, data, { actorId: idOf(ana) }));
    expect(await newestOf(elena)).toMatchObject({ topic: 'INTEREST_RECORDS', title: 'An organization asks to be taken into record', subject: { id: organizationId } });

    await tell(anEvent(interestRecordConfirmed, interestRecordId, data, { aggregateVersion: 2, actorId: idOf(elena) }));
    expect(await newestOf(ana)).toMatchObject({ title: 'Your organization was taken into record' });

    await tell(anEvent(interestRecordEnded, interestRecordId, data, { aggregateVersion: 3 }));
    expect([await newestOf(ana), await newestOf(elena)]).toMatchObject([{ title: 'An interest record has ended' }, { title: 'An interest record has ended' }]);
  });
});

describe('a case of public utility', () => {
  it('is told to whoever has to act, and to the organization', async () => {
    const caseId = randomUUID();
    const data = { ...publicUtilityApplied.example, caseId, organizationId, institutionId: null };
    await tell(anEvent(publicUtilityApplied, caseId, data, { actorId: idOf(ana) }));
    expect(await newestOf(victor)).toMatchObject({ topic: 'PUBLIC_UTILITY', title: 'An application for public utility waits to be forwarded' });

    await tell(anEvent(publicUtilityCaseForwarded, caseId, { ...data, institutionId }, { aggregateVersion: 2, actorId: idOf(victor) }));
    expect([await newestOf(ana), await newestOf(elena)]).toMatchObject([{ title: 'A case of public utility was forwarded' }, { title: 'A case of public utility was forwarded' }]);

    await tell(anEvent(publicUtilityCompletionRequested, caseId, { ...data, institutionId }, { aggregateVersion: 3, actorId: idOf(elena) }));
    expect(await newestOf(ana)).toMatchObject({ title: 'Complete the case of public utility' });
  });
});

describe('a request to speak for an institution', () => {
  it.each([
    [institutionRepresentativeValidated, 'You are the representative of the institution'],
    [institutionRepresentativeRejected, 'Your request to speak for an institution was rejected'],
  ] as const)('is told to SGG, and to its person when it is decided', async (decided, title) => {
    const candidate = aUser();
    const requestId = randomUUID();
    const data = { ...institutionRepresentativeValidated.example, requestId, institutionId, userId: idOf(candidate) };

    await tell(anEvent(institutionAccountRequested, requestId, data, { actorId: idOf(candidate) }));
    expect(await newestOf(victor)).toMatchObject({ topic: 'REGISTRATION_REVIEW', title: 'A designation waits to be validated', subject: { __typename: 'Institution', id: institutionId } });

    await tell(anEvent(decided as typeof institutionRepresentativeValidated, requestId, data, { aggregateVersion: 2, actorId: idOf(victor) }));
    expect(await newestOf(candidate)).toMatchObject({ topic: 'INSTITUTION_ACCOUNT', title, subject: { __typename: 'Institution', id: institutionId } });
  });
});
