import { createHash } from 'node:crypto';
import { waitFor } from '@conect/testing';
import { runSql } from '@conect/testing';
import { uploadDocument } from '../e2e/people';
import { aHuman, ask, read, type Human, type Input } from './people';
import { admit, anInstitution, aProfile, aRequestFor, membershipsAreHeard, personOf, type World } from './world';

const idOf = (payload: Readonly<Record<string, unknown>>, field: string): string => (payload[field] as { id: string }).id;

/** What announces a document. */
export const uploadOf = (bytes: Buffer, purpose: string, mediaType = 'application/pdf'): Input => ({
  fileName: mediaType === 'text/csv' ? 'registru.csv' : 'document.pdf',
  mediaType,
  byteLength: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  purpose,
});

/** A registration of the owner's, as far on its way. */
export async function aRegistration({ owner, officer }: World, status: 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW'): Promise<string> {
  const organizationId = idOf(await owner.change('createOrganization', await aProfile(owner), 'organization { id }'), 'organization');
  if (status !== 'DRAFT') await owner.change('submitOrganization', { organizationId });
  if (status === 'IN_REVIEW') await officer.change('startOrganizationReview', { organizationId });
  return organizationId;
}

/** A claim of the owner's to an organization that nobody else claims. */
export async function aClaim({ owner, nextUnclaimed }: World): Promise<string> {
  const documents = [await uploadDocument(personOf(owner), 'CLAIM_EVIDENCE')];
  return idOf(await owner.change('claimOrganization', { organizationId: nextUnclaimed(), message: 'O conduc din 2019.', documents }, 'claim { id }'), 'claim');
}

/** The pending change request of the own organization. */
export async function aChangeRequest(world: World): Promise<string> {
  const { actor, organizations: { own } } = world;
  const { data } = await actor('own NGO_ADMIN').send('openChangeRequest', { organizationId: own, changes: { legalName: 'Asociația Țarnița Nouă' }, reason: 'Hotărârea adunării generale.' }, 'changeRequest { id }');
  const opened = (data!['openChangeRequest'] as unknown as { changeRequest: { id: string } | null }).changeRequest;
  if (opened !== null) return opened.id;
  const present = await ofOwn(world, 'changeRequests');
  return present.find(({ status }) => status === 'PENDING')!.id;
}

interface InState {
  readonly id: string;
  readonly status: string;
}

/** What the own organization has of a kind, as its administrator sees it. */
async function ofOwn({ actor, organizations: { own } }: World, field: 'changeRequests' | 'interestRecords' | 'publicUtilityCases'): Promise<readonly InState[]> {
  const { organization } = await ask<{ organization: Record<string, InState[]> }>(actor('own NGO_ADMIN'), `query ($id: ID!) { organization(id: $id) { ${field} { id status } } }`, { id: own });
  return organization[field]!;
}

/** The one live record of the own organization with the own institution, in this state. */
export async function anInterestRecord(world: World, status: 'REQUESTED' | 'CONFIRMED'): Promise<string> {
  const administrator = world.actor('own NGO_ADMIN');
  const representative = world.actor('own institution INSTITUTION_REPRESENTATIVE');
  const live = (await ofOwn(world, 'interestRecords')).find((one) => one.status === 'REQUESTED' || one.status === 'CONFIRMED');
  if (live !== undefined && live.status !== status) await administrator.change('endInterestRecord', { interestRecordId: live.id, reason: 'Din nou.' });
  const id = live?.status === status ? live.id : await requestRecord(world);
  if (status === 'CONFIRMED' && live?.status !== status) await representative.change('confirmInterestRecord', { interestRecordId: id });
  return id;
}

async function requestRecord({ actor, organizations, institutions }: World): Promise<string> {
  const input = { organizationId: organizations.own, institutionId: institutions.own, domains: ['E'] };
  return idOf(await actor('own NGO_ADMIN').change('requestInterestRecord', input, 'interestRecord { id }'), 'interestRecord');
}

/** What an institution may draft. */
export const aConsultationOf = (institutionId: string): Input => ({ institutionId, title: 'Proiect de ordin privind calitatea aerului', actType: 'MINISTERIAL_ORDER' });

/** The shortest text of a draft. */
export const aDraftText = [{ article: '1', text: 'Prezentul ordin stabilește limite.' }];

/** What a consultation needs to be published, beside its text. */
const announcement: Input = {
  card: { whatChanges: 'Limite noi.', whoIsAffected: 'Orașele.', untilWhen: 'Zece zile.' },
  domains: ['E'],
  contact: { name: 'Radu Pop', email: 'radu@mediu.example' },
  submission: { email: 'propuneri@mediu.example' },
  justificationNote: 'Directiva trebuie transpusă.',
};

/** A consultation of the own institution that is being written, or has all that it needs to be published. */
export async function aConsultation({ actor, institutions: { own } }: World, state: 'BEGUN' | 'WHOLE' = 'BEGUN'): Promise<string> {
  const officer = actor('own institution TRANSPARENCY_OFFICER');
  const consultationId = idOf(await officer.change('createConsultation', { ...aConsultationOf(own), ...(state === 'WHOLE' ? announcement : {}) }, 'consultation { id }'), 'consultation');
  if (state === 'WHOLE') await officer.change('addDraftVersion', { consultationId, articles: aDraftText });
  return consultationId;
}

/** A consultation of the own institution that everybody sees. */
export async function aPublishedConsultation(world: World): Promise<string> {
  const consultationId = await aConsultation(world, 'WHOLE');
  await world.actor('own institution TRANSPARENCY_OFFICER').change('publishConsultation', { consultationId });
  return consultationId;
}

const madeOnce = new WeakMap<World, Promise<{ readonly consultationId: string; readonly debateId: string }>>();

/** One consultation with a debate, in which everybody can take part. */
const shared = (world: World): Promise<{ readonly consultationId: string; readonly debateId: string }> => {
  const made = madeOnce.get(world) ?? aPublishedConsultation(world).then(async (consultationId) => ({ consultationId, debateId: await aDebateFor(world, aDebateOf(consultationId)) }));
  madeOnce.set(world, made);
  return made;
};

/** A consultation about which everybody may say something of his own. */
export const onePublishedConsultation = async (world: World): Promise<string> => (await shared(world)).consultationId;

/** A debate to which everybody may come. */
export const oneDebate = async (world: World): Promise<string> => (await shared(world)).debateId;

const inMillis = (millis: number): string => new Date(Date.now() + millis).toISOString();

/** A debate that may be announced; on line, in a week unless it is said sooner. */
export const aDebateOf = (consultationId: string, millisAhead = 7 * 86_400_000): Input => ({
  ...{ consultationId, startsAt: inMillis(millisAhead), endsAt: inMillis(millisAhead + 3_600_000), onlineUrl: 'https://mediu.example/dezbatere' },
  ...{ howToRegister: 'În CONECT.', howToSpeak: 'Trei minute.', agenda: 'Articolul 1.' },
});

const aDebateFor = async ({ actor }: World, plan: Input): Promise<string> => idOf(await actor('own institution TRANSPARENCY_OFFICER').change('scheduleDebate', plan, 'debate { id }'), 'debate');

/** The day in Romania, whatever the hour. */
export const todayInRomania = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Bucharest' }).format(new Date(Date.now()));

/** A request that came on paper today. */
export const aDebateRequest: Input = {
  ...{ requesterKind: 'ASSOCIATION', requesterName: 'Asociația Vecinilor', channel: 'POST', text: 'Cerem o dezbatere publică.' },
  receivedOn: todayInRomania(),
};

/** A place of the owner's at a debate. */
export const aRegistrationForDebate = async (world: World): Promise<string> => {
  const debateId = await aDebateFor(world, aDebateOf(await aPublishedConsultation(world)));
  return idOf(await world.owner.change('registerForDebate', { debateId, name: 'Persoana', phone: '+40722123456' }, 'registration { id }'), 'registration');
};

/** A debate that has begun, or whose attendance is recorded. */
export async function aHeldDebate(world: World, state: 'BEGUN' | 'HELD'): Promise<string> {
  const officer = world.actor('own institution TRANSPARENCY_OFFICER');
  const consultationId = await aPublishedConsultation(world);
  const debateId = await aDebateFor(world, aDebateOf(consultationId, 3_000));
  const query = 'query ($id: ID!) { consultation(id: $id) { debate { viewerCan { recordAttendance { allowed } } } } }';
  const hasBegun = async () => (await ask<{ consultation: { debate: { viewerCan: { recordAttendance: { allowed: boolean } } } } }>(officer, query, { id: consultationId })).consultation.debate.viewerCan.recordAttendance.allowed;
  await waitFor(hasBegun, { describe: 'the debate to begin' });
  if (state === 'HELD') await officer.change('recordAttendance', { debateId });
  return debateId;
}

let bridgeDay = Date.UTC(2090, 1, 1);

/** A Wednesday far away that week and law have worked, and that no decision is about yet. */
export const aBridgeDay = (): Input => ({ day: new Date((bridgeDay += 7 * 86_400_000)).toISOString().slice(0, 10), kind: 'DAY_OFF', basis: 'HG 1234/2089' });

/** What an organization may propose to an institution. */
export const anIdeaOf = (organizationId: string, institutionId: string): Input => ({ organizationId, institutionId, title: 'Un registru al surselor de praf', text: 'Propunem un registru public.', domains: ['E'] });

/** An idea of the own or the other organization, to the own institution. */
export const anIdea = async ({ actor, organizations, institutions }: World, whose: 'own' | 'other'): Promise<string> =>
  idOf(await actor(`${whose} NGO_ADMIN`).change('submitIdea', anIdeaOf(organizations[whose], institutions.own), 'idea { id }'), 'idea');

/** An invitation of the own organization to a consultation of the own institution. */
export async function aConsultationInvitation(world: World): Promise<string> {
  const { actor, organizations: { own } } = world;
  const consultationId = await aPublishedConsultation(world);
  const officer = actor('own institution TRANSPARENCY_OFFICER');
  const isAccepted = async () => (await officer.send('inviteToConsultation', { consultationId, organizationIds: [own] })).data?.['inviteToConsultation']?.['userErrors']?.['length'] === 0;
  await waitFor(isAccepted, { describe: 'consultations to know the organization' });
  const query = 'query ($id: ID!) { consultation(id: $id) { invitations { nodes { id } } } }';
  return (await ask<{ consultation: { invitations: { nodes: { id: string }[] } } }>(officer, query, { id: consultationId })).consultation.invitations.nodes[0]!.id;
}
/** What somebody may propose about a draft. */
export const aProposalOf = (consultationId: string): Input => ({ consultationId, kind: 'PROPOSAL', text: 'Limite mai mici.', isGeneral: true, contact: { name: 'Paul Ionescu', email: 'paul@example.org' } });

/** What the owner has proposed about a draft of the own institution. */
export async function aContribution(world: World, then?: 'ANALYSIS'): Promise<string> {
  const consultationId = await aPublishedConsultation(world);
  const id = idOf(await world.owner.change('submitContribution', aProposalOf(consultationId), 'contribution { id }'), 'contribution');
  if (then !== undefined) await close(world, consultationId, then);
  return id;
}

/** A contribution of the owner whose words the own institution has hidden. */
export async function aHiddenContribution(world: World): Promise<string> {
  const contributionId = await aContribution(world);
  await world.actor('own institution TRANSPARENCY_OFFICER').change('hideContribution', { contributionId, reason: 'PERSONAL_DATA', explanation: 'Numește un vecin și spune unde stă.' });
  return contributionId;
}

/** A hiding against which the owner has appealed. */
export async function anAppealedContribution(world: World): Promise<string> {
  const contributionId = await aHiddenContribution(world);
  await world.owner.change('appealModeration', { contributionId, text: 'De ce?' });
  return contributionId;
}

/** A consultation of the own institution whose term is over, as far on its way. */
export async function aClosedConsultation(world: World, status: 'ANALYSIS' | 'RESPONDED' | 'ENDORSEMENT'): Promise<string> {
  const consultationId = await aPublishedConsultation(world);
  await close(world, consultationId, status);
  return consultationId;
}

/** As if it had been announced long ago: the clock of the others is not to be moved. */
const close = ({ stack }: World, consultationId: string, status: string): Promise<void> =>
  runSql(
    stack.databases.consultations.ownerUrl,
    `UPDATE consultation SET status = $2, published_at = now() - interval '90 days', input_deadline = now() - interval '60 days', responded_at = CASE WHEN $2 = 'ANALYSIS' THEN NULL ELSE now() END,
       endorsement_at = CASE WHEN $2 = 'ENDORSEMENT' THEN now() END WHERE id = $1`,
    [consultationId, status],
  );

/** A standing request of the owner's to the own institution. */
export const aDraftNotificationRequest = async ({ owner, institutions: { own } }: World): Promise<string> =>
  idOf(await owner.change('requestDraftNotifications', { institutionId: own }, 'request { id }'), 'request');

/** What an organization may tell of. */
export const anActivityOf = (organizationId: string): Input => ({ organizationId, kind: 'EVENT', title: { ro: 'Ziua râului' }, text: { ro: 'Curățăm malul.' }, domains: ['E'], startsOn: '2026-05-02' });

/** An activity of the own organization. */
export const anActivity = async ({ actor, organizations: { own } }: World): Promise<string> =>
  idOf(await actor('own NGO_EDITOR').change('publishActivity', anActivityOf(own), 'activity { id }'), 'activity');

/** The one live link of the own organization with another one of its people, in this state. */
export async function aLink({ actor, organizations: { own, leaving } }: World, status: 'PENDING' | 'CONFIRMED'): Promise<string> {
  const administrator = actor('own NGO_ADMIN');
  const query = 'query ($id: ID!) { organization(id: $id) { links(first: 100) { nodes { id status parent { id } } } } }';
  const { organization } = await ask<{ organization: { links: { nodes: (InState & { parent: { id: string } })[] } } }>(administrator, query, { id: own });
  const live = organization.links.nodes.find((link) => link.parent.id === leaving && (link.status === 'PENDING' || link.status === 'CONFIRMED'));
  if (live?.status === status) return live.id;
  if (live?.status === 'CONFIRMED') await administrator.change('endOrganizationLink', { linkId: live.id, reason: 'Din nou.' });
  const pending = live?.status === 'PENDING' ? live.id : idOf(await administrator.change('linkOrganizations', { kind: 'NETWORK_MEMBERSHIP', parentId: leaving, memberId: own }, 'link { id }'), 'link');
  if (status === 'CONFIRMED') await administrator.change('confirmOrganizationLink', { linkId: pending });
  return pending;
}

let reportedYear = new Date(Date.now()).getFullYear();

/** A yearly report of a year that nobody has reported on yet. */
export const aYearlyReport = async (organizationId: string, reporter: Human): Promise<Input> => ({
  ...{ organizationId, year: (reportedYear -= 1), incomeBani: '1200000', expenseBani: '1100000', employeeCount: 2, volunteerCount: 30, beneficiaryCount: 400 },
  activityReport: await uploadDocument(personOf(reporter), 'YEARLY_ACTIVITY_REPORT'),
});

/** A community of its own, with an organization in it if one is named. */
export async function aCommunity({ actor, officer }: World, organizationId?: string): Promise<string> {
  const communityId = idOf(await officer.change('createExpertiseCommunity', { domain: 'E', name: { ro: 'Ape curate', en: 'Clean waters' } }, 'community { id }'), 'community');
  if (organizationId !== undefined) await actor('own NGO_ADMIN').change('joinExpertiseCommunity', { communityId, organizationId });
  return communityId;
}

/** A file that public utility is applied for with: each report of the last three years. */
export async function aUtilityFile(applicant: Human): Promise<readonly Input[]> {
  const lastYear = new Date(Date.now()).getFullYear() - 1;
  const wanted = ['UTILITY_ACTIVITY_REPORT', 'UTILITY_FINANCIAL_STATEMENT'].flatMap((purpose) => [0, 1, 2].map((back) => ({ purpose, year: lastYear - back })));
  return Promise.all(wanted.map(async ({ purpose, year }) => ({ document: await uploadDocument(personOf(applicant), purpose), year })));
}

/** One more document of a case. */
export const utilityEvidence = async (applicant: Human): Promise<Input> => ({ document: await uploadDocument(personOf(applicant), 'UTILITY_EVIDENCE') });

type CaseStatus = 'SUBMITTED' | 'FORWARDED' | 'UNDER_EXAMINATION' | 'COMPLETION_REQUESTED' | 'PROPOSED' | 'GRANTED';

/** The own organization's case in this state: the one that lives goes on, or a new one begins. */
export async function aCase(world: World, status: CaseStatus): Promise<string> {
  const { actor, officer, institutions } = world;
  const examiner = actor('own institution CIVIL_SOCIETY_UNIT');
  const onward: Readonly<Record<string, (caseId: string) => Promise<unknown>>> = {
    SUBMITTED: (caseId) => officer.change('forwardPublicUtilityCase', { caseId, institutionId: institutions.own }),
    FORWARDED: (caseId) => examiner.change('startPublicUtilityExamination', { caseId }),
    UNDER_EXAMINATION: (caseId) =>
      status === 'COMPLETION_REQUESTED' ? examiner.change('requestCompletion', { caseId, request: 'Lipsesc scrisorile.' }) : examiner.change('proposePublicUtility', { caseId, opinion: 'Da.' }),
    COMPLETION_REQUESTED: async (caseId) => actor('own NGO_ADMIN').change('supplyCompletion', { caseId, documents: [await utilityEvidence(actor('own NGO_ADMIN'))] }),
    PROPOSED: (caseId) => officer.change('grantPublicUtility', { caseId, decisionNumber: '123/2026', decidedOn: '2020-02-03' }),
  };
  for (;;) {
    const live = (await ofOwn(world, 'publicUtilityCases')).find((one) => one.status !== 'REFUSED' && one.status !== 'WITHDRAWN');
    if (live?.status === status) return live.id;
    if (live === undefined) await applyFor(world);
    else await onward[live.status]!(live.id);
  }
}

async function applyFor({ actor, organizations: { own } }: World): Promise<void> {
  const applicant = actor('own NGO_ADMIN');
  await applicant.change('applyForPublicUtility', { organizationId: own, documents: await aUtilityFile(applicant) });
}

/** An open invitation to the own organization. */
export async function anInvitation({ actor, organizations: { own } }: World): Promise<string> {
  return idOf(await actor('own NGO_ADMIN').change('inviteMember', { organizationId: own, email: 'invited@example.org', role: 'NGO_EDITOR' }, 'invitation { id }'), 'invitation');
}

/** The role of somebody new in the own organization. */
export async function aMembership(world: World, role: string): Promise<string> {
  const { stack, actor, organizations: { own } } = world;
  const human = await aHuman(stack);
  await admit(stack, actor('own NGO_ADMIN'), { organizationId: own, human, role });
  await membershipsAreHeard(stack);
  const { organization } = await read<{ organization: { members: { id: string; user: { id: string } }[] } }>(actor('own NGO_ADMIN'), 'organization-team', { id: own });
  return organization.members.find(({ user }) => user.id === human.userId)!.id;
}

/** The role of somebody new in the own institution. */
export async function anOfficerRole({ stack, actor, institutions: { own } }: World): Promise<string> {
  const input = { institutionId: own, email: (await aHuman(stack)).email, role: 'FOI_OFFICER' };
  return idOf(await actor('own institution INSTITUTION_REPRESENTATIVE').change('grantOfficerRole', input, 'membership { id }'), 'membership');
}

/** A request of somebody new to speak for a new institution. */
export const requestOfSomebody = async ({ stack, officer }: World): Promise<string> => aRequestFor(await aHuman(stack), await anInstitution(officer));
