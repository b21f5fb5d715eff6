import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import { createLegalClock } from '@conect/legal-clock';
import { enumValuesIn } from '@conect/testing';
import { aDebate, aPlan, aRegistration, aRequest, later, pending } from '../../../test/debate-examples';
import { noDebateYet, type DebateEvent, type DebateStatus } from './debate';
import { decideRequest } from './debate-request';
import {
  acknowledgementDue,
  attachDecision,
  attachRequest,
  blockersOf,
  changeRegistration,
  debateLifecycle,
  debateRegistrationLifecycle,
  debateRequestLifecycle,
  debateWalkJob,
  decisionTerm,
  holdDebate,
  missDecision,
  missMinutes,
  publishMinutes,
  scheduleDebate,
} from './lifecycle';
import { cancelled, freePlaces, hasPlace, promoted } from './registration';

const schema = join(__dirname, '../../../schema');
const sdl = readdirSync(schema).map((file) => readFileSync(join(schema, file), 'utf8')).join('\n');
const ways = [...[...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`), debateWalkJob, 'UserErased'];

const clock = createLegalClock({});
const { NONE, REQUESTED, SCHEDULED, HELD, OVERDUE } = aDebate;
const [accepted, suggestion] = [aRequest('ACCEPTED'), aRequest('SUGGESTION')];
const yes = decideRequest(pending, { status: 'ACCEPTED' }, { decidedBy: 'radu', now: later });
const no = decideRequest(pending, { status: 'NOT_ELIGIBLE', legalReason: 'Nu este persoană juridică, potrivit OG 26/2000.' }, { decidedBy: 'radu', now: later });
const [registered, waiting] = [aRegistration('REGISTERED'), aRegistration('WAITLISTED')];
const freed = { registered: cancelled(registered), waiting: cancelled(waiting) };

/** Every edge, walked by its rule. */
const debateWalks: Readonly<Record<string, DebateEvent>> = {
  'NONE requestDebate': attachRequest(NONE, accepted, later),
  'NONE recordDebateRequest': attachRequest(NONE, yes, later),
  'NONE decideDebateEligibility': attachDecision(NONE, yes, later),
  'NONE scheduleDebate': scheduleDebate(NONE, aPlan, later),
  'REQUESTED scheduleDebate': scheduleDebate(REQUESTED, aPlan, later),
  'SCHEDULED scheduleDebate': scheduleDebate(SCHEDULED, aPlan, later),
  'SCHEDULED recordAttendance': holdDebate(clock, SCHEDULED, 3, later),
  [`HELD ${debateWalkJob}`]: missMinutes(HELD, 'breach', later),
  'HELD publishMinutes': publishMinutes(HELD, { minutesText: 'S-a discutat.', minutesDocumentId: null }, later),
  'OVERDUE publishMinutes': publishMinutes(OVERDUE, { minutesText: 'S-a discutat.', minutesDocumentId: null }, later),
};
const requestWalks: Readonly<Record<string, DebateEvent>> = {
  'NEW SUGGESTION requestDebate': attachRequest(NONE, suggestion, later),
  'NEW ACCEPTED requestDebate': attachRequest(NONE, accepted, later),
  'NEW PENDING_ELIGIBILITY requestDebate': attachRequest(NONE, pending, later),
  'NEW ACCEPTED recordDebateRequest': attachRequest(NONE, yes, later),
  'NEW PENDING_ELIGIBILITY recordDebateRequest': attachRequest(NONE, pending, later),
  'NEW NOT_ELIGIBLE recordDebateRequest': attachRequest(NONE, no, later),
  [`PENDING_ELIGIBILITY PENDING_ELIGIBILITY ${debateWalkJob}`]: missDecision(NONE, pending, 'breach', later),
  'PENDING_ELIGIBILITY ACCEPTED decideDebateEligibility': attachDecision(NONE, yes, later),
  'PENDING_ELIGIBILITY NOT_ELIGIBLE decideDebateEligibility': attachDecision(NONE, no, later),
};
const registrationWalks: Readonly<Record<string, DebateEvent>> = {
  'NEW REGISTERED registerForDebate': changeRegistration(SCHEDULED, registered),
  'NEW WAITLISTED registerForDebate': changeRegistration(SCHEDULED, waiting),
  'REGISTERED CANCELLED cancelDebateRegistration': changeRegistration(SCHEDULED, freed.registered),
  'WAITLISTED CANCELLED cancelDebateRegistration': changeRegistration(SCHEDULED, freed.waiting),
  'WAITLISTED REGISTERED cancelDebateRegistration': changeRegistration(SCHEDULED, promoted(waiting)),
  'WAITLISTED REGISTERED scheduleDebate': changeRegistration(SCHEDULED, promoted(waiting)),
  'REGISTERED CANCELLED UserErased': changeRegistration(SCHEDULED, freed.registered),
  'WAITLISTED CANCELLED UserErased': changeRegistration(SCHEDULED, freed.waiting),
  'WAITLISTED REGISTERED UserErased': changeRegistration(SCHEDULED, promoted(waiting)),
};

describe('every edge', () => {
  it.each(debateLifecycle.map((edge) => [`${edge.from} ${edge.by}`, edge] as const))('of a debate: %s has a way to walk it, a rule that leads where it says, and a contract of its event', (key, { to, by, event }) => {
    expect(ways).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    expect(debateWalks[key]).toMatchObject({ type: event, debate: { status: to } });
  });

  it.each(debateRequestLifecycle.map((edge) => [`${edge.from} ${edge.to} ${edge.by}`, edge] as const))('of a request: %s is walked by its rule, and said', (key, { to, by, event }) => {
    expect(ways).toContain(by);
    expect(requestWalks[key]).toMatchObject({ type: event, ...(event === 'LegalTermBreached' ? {} : { request: { status: to } }) });
  });

  it.each(debateRegistrationLifecycle.map((edge) => [`${edge.from} ${edge.to} ${edge.by}`, edge] as const))('of a registration: %s is walked by its rule, and said', (key, { to, by, event }) => {
    expect(ways).toContain(by);
    expect(registrationWalks[key]).toMatchObject({ type: event, registration: { status: to } });
  });

  it('stands once, and no rule is left over', () => {
    expect(debateLifecycle.map(({ from, by }) => `${from} ${by}`)).toEqual(Object.keys(debateWalks));
    expect(debateRequestLifecycle.map(({ from, to, by }) => `${from} ${to} ${by}`)).toEqual(Object.keys(requestWalks));
    expect(debateRegistrationLifecycle.map(({ from, to, by }) => `${from} ${to} ${by}`)).toEqual(Object.keys(registrationWalks));
  });

  it('together reach every status that the schema knows, and begin in every one that is not final', () => {
    const statuses = ['NONE', ...enumValuesIn(sdl, 'DebateStatus')] as DebateStatus[];

    expect(Object.keys(aDebate)).toEqual(statuses);
    expect(statuses.filter((status) => !debateLifecycle.some(({ to }) => to === status))).toEqual(['NONE']);
    expect(statuses.filter((status) => !debateLifecycle.some(({ from }) => from === status))).toEqual(['MINUTES_PUBLISHED']);
    expect([...new Set(debateRequestLifecycle.map(({ to }) => to))].sort()).toEqual([...enumValuesIn(sdl, 'DebateRequestStatus')].sort());
    expect([...new Set(debateRegistrationLifecycle.map(({ to }) => to))].sort()).toEqual([...enumValuesIn(sdl, 'DebateRegistrationStatus')].sort());
  });

  it('is walked by whom the table says', () => {
    const walkedBy = (actor: string) => [...debateLifecycle, ...debateRequestLifecycle, ...debateRegistrationLifecycle].filter((edge) => edge.actor === actor).map(({ from, to }) => `${from} ${to}`);

    expect(walkedBy('TIME')).toEqual(['HELD OVERDUE', 'PENDING_ELIGIBILITY PENDING_ELIGIBILITY']);
    expect(walkedBy('REQUESTER')).toEqual(['NONE REQUESTED', 'NEW SUGGESTION', 'NEW ACCEPTED', 'NEW PENDING_ELIGIBILITY']);
    expect(walkedBy('ERASURE')).toHaveLength(3);
  });
});

describe('a debate', () => {
  it('tells each event with the next version, and a breach with none: that is told by itself', () => {
    const { debate } = attachRequest(noDebateYet({ id: 'd', consultationId: 'c', institutionId: 'i' }, later), suggestion, later);
    expect(debate).toMatchObject({ status: 'NONE', version: 1 });
    expect(attachRequest(debate, accepted, later).debate).toMatchObject({ status: 'REQUESTED', version: 2, requestedAt: later });
    expect(missMinutes(HELD, 'b', later).debate.version).toBe(HELD.version);
  });

  it('has more requests attached once it must be held, whatever it has come to', () => {
    for (const before of [REQUESTED, SCHEDULED, HELD]) expect(attachRequest(before, accepted, later).debate).toMatchObject({ status: before.status, statusSince: before.statusSince });
  });

  it('has its minutes due ten calendar days after the day on which it ended', () => {
    const plan = { ...aPlan, startsAt: new Date('2026-03-18T20:00:00Z'), endsAt: new Date('2026-03-18T23:00:00Z') };

    // 01:00 of the 19th in Romania; summer time begins on the 29th.
    expect(holdDebate(clock, { ...SCHEDULED, plan }, 0, later).debate).toMatchObject({ heldOn: '2026-03-19', minutesDueAt: new Date('2026-03-30T00:00:00+03:00'), minutesBasis: 'Legea 52/2003 art.7(10)' });
  });

  it('is answered, and who asks for it is judged, within five working days', () => {
    // A Friday.
    expect(decisionTerm(clock, '2026-03-06').decisionDueAt).toEqual(new Date('2026-03-14T00:00:00+02:00'));
    expect(acknowledgementDue(clock, { ...REQUESTED, requestedAt: new Date('2026-03-06T10:00:00+02:00') }).at).toEqual(new Date('2026-03-14T00:00:00+02:00'));
  });

  it('stands between the consultation and its endorsement while it is open, and while somebody waits for an answer', () => {
    const statuses = Object.keys(aDebate) as DebateStatus[];

    expect(statuses.filter((status) => blockersOf(status, 0).includes('DEBATE_OPEN'))).toEqual(['REQUESTED', 'SCHEDULED']);
    expect(blockersOf('NONE', 1)).toEqual(['DEBATE_ELIGIBILITY_PENDING']);
    expect(blockersOf('SCHEDULED', 2)).toEqual(['DEBATE_OPEN', 'DEBATE_ELIGIBILITY_PENDING']);
    expect(blockersOf('OVERDUE', 0)).toEqual([]);
  });
});

it('places are as many as said, or as many as come', () => {
  expect([hasPlace(50, 49), hasPlace(50, 50), hasPlace(null, 10_000)]).toEqual([true, false, true]);
  expect([freePlaces(50, 48), freePlaces(50, 60), freePlaces(null, 5)]).toEqual([2, 0, null]);
  expect(cancelled(registered)).toMatchObject({ status: 'CANCELLED', contact: null });
});
