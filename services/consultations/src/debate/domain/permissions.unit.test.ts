import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { aDebate, aPlan, aRegistration, aRequest, pending } from '../../../test/debate-examples';
import { deadline, inEveryStatus, institutionId, otherInstitutionId } from '../../../test/examples';
import type { ConsultationStatus } from '../../consultation/domain/consultation';
import { hiddenStatuses } from '../../consultation/domain/permissions';
import type { DebateStatus } from './debate';
import { mayReadRequest, maySeeRegistration, maySeeRequest, refusalsOfDebate, refusalsOfRegistration, refusalsOfRequest, type DebateAction } from './permissions';

const organizationId = pending.requester.organizationId!;
const holding = (role: Role, where: { institutionId?: string; organizationId?: string }): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId: null, ...where }] });
const viewers = {
  anonymous: anonymousViewer,
  citizen: { userId: 'paul', roles: [] },
  administrator: holding('NGO_ADMIN', { organizationId }),
  officer: holding('TRANSPARENCY_OFFICER', { institutionId }),
  'other officer': holding('TRANSPARENCY_OFFICER', { institutionId: otherInstitutionId }),
  'information officer': holding('FOI_OFFICER', { institutionId }),
} as const satisfies Readonly<Record<string, Viewer>>;
const names = Object.keys(viewers) as (keyof typeof viewers)[];

const [before, begun] = [new Date(aPlan.startsAt.getTime() - 1), aPlan.startsAt];
/** Where an action is possible, and to whom. */
const possible: Readonly<Record<DebateAction, { readonly consultations: readonly ConsultationStatus[]; readonly debates: readonly (DebateStatus | null)[]; readonly now: Date; readonly isOfficial: boolean }>> = {
  requestDebate: { consultations: ['OPEN'], debates: [null, 'NONE', 'REQUESTED', 'SCHEDULED', 'HELD', 'OVERDUE', 'MINUTES_PUBLISHED'], now: before, isOfficial: false },
  recordDebateRequest: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED'], debates: [null, 'NONE', 'REQUESTED', 'SCHEDULED', 'HELD', 'OVERDUE', 'MINUTES_PUBLISHED'], now: before, isOfficial: true },
  decideDebateEligibility: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED'], debates: [null, 'NONE', 'REQUESTED', 'SCHEDULED', 'HELD', 'OVERDUE', 'MINUTES_PUBLISHED'], now: before, isOfficial: true },
  scheduleDebate: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED'], debates: [null, 'NONE', 'REQUESTED', 'SCHEDULED'], now: before, isOfficial: true },
  registerForDebate: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED'], debates: ['SCHEDULED'], now: before, isOfficial: false },
  cancelDebateRegistration: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'], debates: ['SCHEDULED'], now: before, isOfficial: false },
  recordAttendance: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'], debates: ['SCHEDULED'], now: begun, isOfficial: true },
  publishMinutes: { consultations: ['OPEN', 'ANALYSIS', 'RESPONDED', 'ENDORSEMENT', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN'], debates: ['HELD', 'OVERDUE'], now: begun, isOfficial: true },
};
const actions = Object.keys(possible) as DebateAction[];
const statuses = Object.keys(inEveryStatus) as ConsultationStatus[];
const debates = [null, ...(Object.keys(aDebate) as DebateStatus[])];
const codes = (action: DebateAction, viewer: Viewer, status: ConsultationStatus, debate: DebateStatus | null, now = possible[action].now) =>
  refusalsOfDebate(action, viewer, { consultation: inEveryStatus[status], debate: debate === null ? null : aDebate[debate], now }).map(({ code }) => code);

describe.each(actions)('%s', (action) => {
  const rule = possible[action];
  const [status, debate] = [rule.consultations[0]!, rule.debates[0]!];

  it.each(statuses)('of a consultation that is %s is as the table says in every state of the debate, and of a hidden one nobody learns anything', (of) => {
    for (const state of debates) {
      const isPossible = rule.consultations.includes(of) && rule.debates.includes(state);
      const forOfficer = codes(action, viewers.officer, of, state);
      expect([state, forOfficer]).toEqual([state, isPossible ? [] : ['INVALID_STATE']]);
      if (hiddenStatuses.includes(of)) expect(codes(action, viewers.citizen, of, state)).toEqual(['NOT_FOUND']);
    }
  });

  it('is for those for whom it is', () => {
    const outcomes = names.map((name) => codes(action, viewers[name], status, debate)[0] ?? 'A');

    expect(outcomes).toEqual(rule.isOfficial ? ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'A', 'FORBIDDEN', 'FORBIDDEN'] : ['UNAUTHENTICATED', 'A', 'A', 'A', 'A', 'A']);
  });
});

describe('time', () => {
  it('ends the asking at the instant of the deadline, even before the consultation was closed', () => {
    expect(codes('requestDebate', viewers.citizen, 'OPEN', null, new Date(deadline.getTime() - 1))).toEqual([]);
    expect(codes('requestDebate', viewers.citizen, 'OPEN', null, deadline)).toEqual(['INVALID_STATE']);
  });

  it('ends the registering and begins the recording when the debate begins', () => {
    expect([codes('registerForDebate', viewers.citizen, 'OPEN', 'SCHEDULED', begun), codes('cancelDebateRegistration', viewers.citizen, 'OPEN', 'SCHEDULED', begun)]).toEqual([['INVALID_STATE'], ['INVALID_STATE']]);
    expect(codes('recordAttendance', viewers.officer, 'OPEN', 'SCHEDULED', before)).toEqual(['INVALID_STATE']);
    // What did not take place is announced anew.
    expect(codes('scheduleDebate', viewers.officer, 'OPEN', 'SCHEDULED', begun)).toEqual([]);
  });
});

describe('what somebody wrote or who he is', () => {
  const consultation = inEveryStatus.OPEN;
  const who = (may: (viewer: Viewer) => boolean) => names.filter((name) => may(viewers[name]));
  const suggestion = { ...aRequest('SUGGESTION'), userId: 'paul' };

  it('is known to the institution and to himself; that associations and authorities ask, to everybody', () => {
    expect(who((viewer) => maySeeRequest(viewer, consultation, suggestion))).toEqual(['citizen', 'officer']);
    expect(who((viewer) => maySeeRequest(viewer, consultation, pending))).toEqual(names);
    expect(who((viewer) => mayReadRequest(viewer, consultation, pending))).toEqual(['administrator', 'officer']);
    expect(who((viewer) => maySeeRegistration(viewer, consultation, aRegistration('REGISTERED')))).toEqual(['citizen', 'officer']);
  });

  it('he alone takes back, and an officer decides once', () => {
    const scene = { consultation, debate: aDebate.SCHEDULED, now: before };
    expect(names.map((name) => refusalsOfRegistration(viewers[name], scene, aRegistration('REGISTERED'))[0]?.code ?? 'A')).toEqual(['UNAUTHENTICATED', 'A', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(refusalsOfRegistration(viewers.citizen, scene, { ...aRegistration('REGISTERED'), status: 'CANCELLED' })).toMatchObject([{ code: 'INVALID_STATE' }]);
    expect(refusalsOfRequest(viewers.officer, scene, pending)).toEqual([]);
    expect(refusalsOfRequest(viewers.officer, scene, aRequest('ACCEPTED'))).toEqual([{ code: 'INVALID_STATE', params: { status: 'DEBATE_REQUEST_ACCEPTED' } }]);
  });
});
