import { randomUUID } from 'node:crypto';
import {
  applicationAccepted,
  applicationPromoted,
  applicationSubmitted,
  certificateIssued,
  contributionAnswered,
  contributionDraftChanged,
  contributionToAdoptedAct,
  debateRequested,
  contractNoticeGiven,
  draftNotificationDue,
  membershipGranted,
  opportunityPublished,
  organizationInvited,
  type OutgoingEvent,
} from '@conect/events';
import { anAddressee, settled, startMailing, type Addressee, type Mailing } from './mailing';
import { anEvent, listOf } from './messaging';

let mailing: Mailing;
beforeAll(async () => {
  mailing = await startMailing();
});
afterAll(() => mailing?.stop());

async function tell(...events: readonly OutgoingEvent[]): Promise<void> {
  await mailing.messaging.publish(...events);
  for (const event of events) await mailing.messaging.handled(event);
}

async function aMemberOf(organizationId: string, role: 'NGO_ADMIN' | 'NGO_EDITOR' | 'VOLUNTEER_COORDINATOR', person: Addressee = anAddressee(mailing)): Promise<Addressee> {
  const membershipId = randomUUID();
  await tell(anEvent(membershipGranted, membershipId, { membershipId, userId: person.userId, role, institutionId: null, organizationId }));
  return person;
}

/** What the author of a proposal is told. */
const aContributorNotice = (contract: typeof contributionAnswered, changes: Partial<typeof contributionAnswered.example>): OutgoingEvent => {
  const contributorNoticeId = randomUUID();
  return anEvent(contract, contributorNoticeId, { ...contract.example, contributorNoticeId, contributionId: randomUUID(), ...changes });
};

const anApplication = (organizationId: string, volunteerId: string) => ({ ...applicationAccepted.example, applicationId: randomUUID(), organizationId, volunteerId });

const noticesOf = async ({ principal }: Addressee) => (await listOf(mailing.messaging, principal)).nodes;

/** What a standing request of this holder is served of a publication. */
const aService = (consultationId: string, holder: { readonly userId: string | null; readonly organizationId: string | null }): OutgoingEvent => {
  const draftNotificationId = randomUUID();
  return anEvent(draftNotificationDue, draftNotificationId, { ...draftNotificationDue.example, draftNotificationId, consultationId, requestId: randomUUID(), ...holder });
};

it('an invitation is told to who speaks for the organization, in the graph and by mail, and leads to the consultation', async () => {
  const [organizationId, consultationId, invitationId] = [randomUUID(), randomUUID(), randomUUID()];
  const [ana, editor, coordinator] = [await aMemberOf(organizationId, 'NGO_ADMIN'), await aMemberOf(organizationId, 'NGO_EDITOR'), await aMemberOf(organizationId, 'VOLUNTEER_COORDINATOR')];
  const invited = anEvent(organizationInvited, invitationId, { ...organizationInvited.example, invitationId, consultationId, organizationId });

  await tell(invited);
  // Delivered again, it tells nobody again.
  await mailing.messaging.publish(invited);
  for (const person of [ana, editor]) {
    expect(await noticesOf(person)).toMatchObject([{ topic: 'CONSULTATIONS', title: 'Your organization is invited to a public consultation', body: expect.stringContaining('calitatea aerului'), subject: { __typename: 'Consultation', id: consultationId } }]);
    expect(await settled(mailing, person)).toMatchObject([{ state: 'MADE' }]);
  }
  const [mail] = mailing.mailbox.to(ana.email);
  expect(mail!.text).toContain(`https://conect.test/consultations/${consultationId}`);
  expect(await noticesOf(coordinator)).toEqual([]);
});

it('a published draft is told to whoever asked for it once per publication, by however many requests', async () => {
  const [organizationId, consultationId, next] = [randomUUID(), randomUUID(), randomUUID()];
  const [paul, ana] = [anAddressee(mailing, { language: 'RO' }), await aMemberOf(organizationId, 'NGO_EDITOR')];
  const own = { userId: ana.userId, organizationId: null };
  const ofOrganization = { userId: null, organizationId };

  await tell(aService(consultationId, { userId: paul.userId, organizationId: null }), aService(consultationId, own), aService(consultationId, ofOrganization));
  expect(await noticesOf(ana)).toMatchObject([{ topic: 'CONSULTATIONS', title: 'A draft that you asked for was published', subject: { __typename: 'Consultation', id: consultationId } }]);
  expect(await noticesOf(paul)).toHaveLength(1);
  expect(await settled(mailing, ana)).toHaveLength(1);
  await settled(mailing, paul);
  const [mail] = mailing.mailbox.to(paul.email);
  expect(mail!.text).toContain('calitatea aerului');
  expect(mail!.text).toContain('Legea 52/2003 art. 7 alin. (1)');

  await tell(aService(next, ofOrganization), aService(next, own));
  expect(await noticesOf(ana)).toHaveLength(2);
  expect(await settled(mailing, ana)).toHaveLength(2);
});

it('a request for a debate is told to who answers for the drafts of the institution', async () => {
  const [institutionId, consultationId, debateId] = [randomUUID(), randomUUID(), randomUUID()];
  const [radu, liaison] = [anAddressee(mailing), anAddressee(mailing)];
  for (const [person, role] of [[radu, 'TRANSPARENCY_OFFICER'], [liaison, 'CIVIL_SOCIETY_UNIT']] as const) {
    const membershipId = randomUUID();
    await tell(anEvent(membershipGranted, membershipId, { membershipId, userId: person.userId, role, institutionId, organizationId: null }));
  }

  await tell(anEvent(debateRequested, debateId, { ...debateRequested.example, debateId, consultationId, institutionId }));

  expect(await noticesOf(radu)).toMatchObject([{ topic: 'CONSULTATIONS', title: 'A public debate was asked for', subject: { __typename: 'Consultation', id: consultationId } }]);
  expect(await noticesOf(liaison)).toEqual([]);
});

it('an author is told of each answer by its number, of the act with what became of his proposal, and once of a new text however much he proposed', async () => {
  const [organizationId, consultationId, roundId] = [randomUUID(), randomUUID(), randomUUID()];
  const [paul, ana] = [anAddressee(mailing, { language: 'RO' }), await aMemberOf(organizationId, 'NGO_EDITOR')];
  const own = { consultationId, userId: paul.userId, organizationId: null };
  const bodiesOf = async (person: Addressee) => (await noticesOf(person)).map(({ body }) => body);

  await tell(aContributorNotice(contributionDraftChanged, { ...own, roundId }), aContributorNotice(contributionDraftChanged, { ...own, roundId, registrationNumber: '13/2026' }));
  expect(await bodiesOf(paul)).toHaveLength(1);

  await tell(aContributorNotice(contributionAnswered, { ...own, roundId: randomUUID(), registrationNumber: '12/2026', status: 'ACCEPTED' }), aContributorNotice(contributionAnswered, { ...own, registrationNumber: '13/2026', status: 'REJECTED' }));
  // Two proposals are two keys of the topic, and come in any order.
  const [, first, second] = (await bodiesOf(paul)).toSorted();
  expect([first, second]).toEqual([expect.stringMatching(/no\. 12\/2026 .* was taken over\./), expect.stringMatching(/no\. 13\/2026 .* was not taken over\./)]);

  await tell(aContributorNotice(contributionToAdoptedAct, { consultationId, userId: null, organizationId, registrationNumber: '14/2026', status: 'PARTIALLY_ACCEPTED' }));
  expect(await noticesOf(ana)).toMatchObject([{ topic: 'CONSULTATIONS', title: 'The act on which you made proposals was adopted', body: expect.stringContaining('no. 14/2026 was taken over in part'), subject: { __typename: 'Consultation', id: consultationId } }]);
  await settled(mailing, paul);
  expect(mailing.mailbox.to(paul.email).map(({ text }) => text).join()).toContain('Propunerea nr. 13/2026');
});

describe('volunteering', () => {
  it('is told to the volunteer and to who decides on volunteers, each of what is for him, and leads to the application', async () => {
    const organizationId = randomUUID();
    const [mara, ion, editor] = [anAddressee(mailing, { language: 'RO' }), await aMemberOf(organizationId, 'VOLUNTEER_COORDINATOR'), await aMemberOf(organizationId, 'NGO_EDITOR')];
    const application = anApplication(organizationId, mara.userId);
    const { applicationId } = application;

    await tell(anEvent(applicationSubmitted, applicationId, { ...application, status: 'SUBMITTED' }));
    expect(await noticesOf(ion)).toMatchObject([{ topic: 'VOLUNTEERING', title: 'A new application waits for an answer', subject: { __typename: 'Application', id: applicationId } }]);
    expect([await noticesOf(mara), await noticesOf(editor)]).toEqual([[], []]);

    await tell(anEvent(applicationAccepted, applicationId, application));
    expect(await noticesOf(mara)).toMatchObject([{ topic: 'VOLUNTEERING', subject: { __typename: 'Application', id: applicationId } }]);
    await settled(mailing, mara);
    expect(mailing.mailbox.to(mara.email)[0]!.text).toContain('Candidatura dumneavoastră a fost acceptată');
  });

  it('tells both sides of a place that became free and of a notice, and the volunteer of a certificate', async () => {
    const organizationId = randomUUID();
    const [mara, ion] = [anAddressee(mailing), await aMemberOf(organizationId, 'NGO_ADMIN')];
    const application = anApplication(organizationId, mara.userId);
    const [contractId, certificateId] = [randomUUID(), randomUUID()];
    const contract = { ...contractNoticeGiven.example, contractId, organizationId, volunteerId: mara.userId };

    await tell(anEvent(applicationPromoted, application.applicationId, application), anEvent(contractNoticeGiven, contractId, contract));
    await tell(anEvent(certificateIssued, certificateId, { ...certificateIssued.example, certificateId, contractId, organizationId, volunteerId: mara.userId }));

    const kindsOf = async (person: Addressee) => (await noticesOf(person)).map(({ subject }) => subject?.__typename).sort();
    expect(await kindsOf(mara)).toEqual(['Application', 'VolunteeringCertificate', 'VolunteeringContract']);
    expect(await kindsOf(ion)).toEqual(['Application', 'VolunteeringContract']);
  });

  it('leads from the mail about a public call to its page', async () => {
    const organizationId = randomUUID();
    const [ion, opportunityId] = [await aMemberOf(organizationId, 'VOLUNTEER_COORDINATOR'), randomUUID()];

    await tell(anEvent(opportunityPublished, opportunityId, { ...opportunityPublished.example, opportunityId, organizationId }));

    await settled(mailing, ion);
    expect(mailing.mailbox.to(ion.email)[0]!.text).toContain(`https://conect.test/opportunities/${opportunityId}`);
  });
});
