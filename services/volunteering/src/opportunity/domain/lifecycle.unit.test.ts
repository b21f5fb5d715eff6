import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { volunteeringEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { aDraft, opportunityInEveryState as inEveryState } from '../../../test/example-opportunities';
import {
  approveOpportunity,
  archiveOpportunity,
  cancelOpportunity,
  closeOpportunity,
  createOpportunity,
  dueEvent,
  endsApplications,
  eventOfStanding,
  opportunityLifecycle,
  organizationHeard,
  pauseOpportunity,
  publishOpportunity,
  rejectOpportunity,
  resumeOpportunity,
  submitOpportunity,
  updateOpportunity,
  walkJob,
} from './lifecycle';
import { accessibilityFeatures, volunteeringDomains, type Opportunity, type OpportunityEvent, type OpportunityStatus } from './opportunity';
import { maySeeOpportunity, mutationOf, opportunityActions, refusalsOfCreating, refusalsOfOpportunity, type OpportunityAction, type OpportunityScene } from './permissions';
import { isTrusted } from './trust';

const sdl = readFileSync(join(__dirname, '../../../schema/opportunity.graphql'), 'utf8');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`).filter((name) => name.endsWith('Opportunity'));

const [then, later] = [aDraft.statusSince, new Date('2026-09-20T08:00:00Z')];
const { DRAFT, IN_REVIEW, REJECTED, PUBLISHED, PAUSED, CLOSED, CANCELLED } = inEveryState;
const said = { title: 'Plantăm două păduri' };
const asked = { reason: 'Nu mai avem puieți.', reasonCode: null, message: 'Ne pare rău.' };

/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, OpportunityEvent>> = {
  'NONE createOpportunity DRAFT': createOpportunity(aDraft, later),
  'DRAFT updateOpportunity DRAFT': updateOpportunity(DRAFT, said, later),
  'IN_REVIEW updateOpportunity DRAFT': updateOpportunity(IN_REVIEW, said, later),
  'REJECTED updateOpportunity DRAFT': updateOpportunity(REJECTED, said, later),
  'PUBLISHED updateOpportunity PUBLISHED': updateOpportunity(PUBLISHED, said, later),
  'PAUSED updateOpportunity PAUSED': updateOpportunity(PAUSED, said, later),
  'DRAFT submitOpportunity IN_REVIEW': submitOpportunity(DRAFT, later),
  'IN_REVIEW approveOpportunity PUBLISHED': approveOpportunity(IN_REVIEW, later),
  'IN_REVIEW rejectOpportunity REJECTED': rejectOpportunity(IN_REVIEW, 'Nu se spune ce se face.', later),
  'DRAFT publishOpportunity PUBLISHED': publishOpportunity(DRAFT, later),
  'PUBLISHED pauseOpportunity PAUSED': pauseOpportunity(PUBLISHED, later),
  'PAUSED resumeOpportunity PUBLISHED': resumeOpportunity(PAUSED, later),
  'PUBLISHED closeOpportunity CLOSED': closeOpportunity(PUBLISHED, null, later),
  'PAUSED closeOpportunity CLOSED': closeOpportunity(PAUSED, null, later),
  'DRAFT cancelOpportunity CANCELLED': cancelOpportunity(DRAFT, asked, later),
  'IN_REVIEW cancelOpportunity CANCELLED': cancelOpportunity(IN_REVIEW, asked, later),
  'REJECTED cancelOpportunity CANCELLED': cancelOpportunity(REJECTED, asked, later),
  'PUBLISHED cancelOpportunity CANCELLED': cancelOpportunity(PUBLISHED, asked, later),
  'PAUSED cancelOpportunity CANCELLED': cancelOpportunity(PAUSED, asked, later),
  [`PUBLISHED ${walkJob} CLOSED`]: dueEvent({ ...PUBLISHED, endsOn: '2026-09-19' }, later)!,
  [`PAUSED ${walkJob} CLOSED`]: dueEvent({ ...PAUSED, endsOn: '2026-09-19' }, later)!,
  [`CLOSED ${walkJob} ARCHIVED`]: archiveOpportunity(CLOSED, later),
  [`CANCELLED ${walkJob} ARCHIVED`]: archiveOpportunity(CANCELLED, later),
  [`PUBLISHED ${organizationHeard} PAUSED`]: eventOfStanding(PUBLISHED, 'SUSPENDED', later)!,
  [`PUBLISHED ${organizationHeard} CANCELLED`]: eventOfStanding(PUBLISHED, 'DEREGISTERED', later)!,
  [`PAUSED ${organizationHeard} CANCELLED`]: eventOfStanding(PAUSED, 'DISSOLVING', later)!,
};
const keyOf = ({ from, by, to }: (typeof opportunityLifecycle)[number]) => `${from} ${by} ${to}`;

describe('every edge of an opportunity', () => {
  it.each(opportunityLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation, a job or a subscription, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect([...inputs, walkJob, organizationHeard]).toContain(by);
    expect(volunteeringEvents.map(({ name }) => name)).toContain(event);
    const walked = walks[key]!;
    expect(walked).toMatchObject({ type: event, opportunity: { status: to, version: from === 'NONE' ? 1 : 4, updatedAt: later } });
    expect(walked.opportunity.statusSince).toBe(from === to ? then : later);
  });

  it('stands once, and no rule, mutation or state is left over', () => {
    expect(Object.keys(walks).sort()).toEqual(opportunityLifecycle.map(keyOf).sort());
    expect(new Set(opportunityLifecycle.map(({ by }) => by))).toEqual(new Set([...inputs, walkJob, organizationHeard]));
    expect([...enumValuesIn(sdl, 'OpportunityStatus')].sort()).toEqual(Object.keys(inEveryState).sort());
    expect(Object.keys(inEveryState).filter((status) => !opportunityLifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(opportunityActions.map(mutationOf).sort()).toEqual(inputs.filter((name) => name !== 'createOpportunity').sort());
  });

  it('ends what waits for a decision whoever ends the opportunity, and not when its organization pauses it', () => {
    const ending = Object.entries(walks).flatMap(([key, event]) => (endsApplications(event) ? [key] : []));
    expect(ending.sort()).toEqual(Object.keys(walks).filter((key) => /(CLOSED|CANCELLED)$/.test(key) || key === `PUBLISHED ${organizationHeard} PAUSED`).sort());
  });

  it('says why, and only as long as it is so', () => {
    expect(walks['IN_REVIEW rejectOpportunity REJECTED']!.opportunity).toMatchObject({ statusReason: 'Nu se spune ce se face.', statusReasonCode: null });
    expect(walks['REJECTED updateOpportunity DRAFT']!.opportunity).toMatchObject({ statusReason: null, title: said.title });
    expect(walks[`PUBLISHED ${organizationHeard} PAUSED`]!.opportunity).toMatchObject({ statusReason: null, statusReasonCode: 'ORGANIZATION_SUSPENDED' });
    expect(resumeOpportunity(walks[`PUBLISHED ${organizationHeard} PAUSED`]!.opportunity, later).opportunity.statusReasonCode).toBeNull();
    expect(walks['DRAFT cancelOpportunity CANCELLED']).toMatchObject({ message: asked.message, opportunity: { statusReason: asked.reason, publishedAt: null } });
    expect(walks[`CANCELLED ${walkJob} ARCHIVED`]!.opportunity.statusReason).toBe(CANCELLED.statusReason);
  });

  it('counts an approval of SGG, and no publication without it', () => {
    expect(walks['IN_REVIEW approveOpportunity PUBLISHED']!.opportunity).toMatchObject({ approvedAt: later, publishedAt: later });
    expect(walks['DRAFT publishOpportunity PUBLISHED']!.opportunity).toMatchObject({ approvedAt: null, publishedAt: later });
  });
});

it('the schema has the domains of the law and the features of places that the code has', () => {
  expect(enumValuesIn(sdl, 'VolunteeringDomain')).toEqual(volunteeringDomains);
  expect(enumValuesIn(sdl, 'AccessibilityFeature')).toEqual(accessibilityFeatures);
});

describe('time', () => {
  const typeAt = (before: Opportunity, at: string) => dueEvent(before, new Date(at))?.type ?? null;

  it('closes an opportunity when its last day is over in Romania, in summer and in winter', () => {
    for (const status of ['PUBLISHED', 'PAUSED'] as const) {
      const summer = { ...inEveryState[status], endsOn: '2026-08-31' };
      expect([typeAt(summer, '2026-08-31T20:59:59Z'), typeAt(summer, '2026-08-31T21:00:00Z')]).toEqual([null, 'OpportunityClosed']);
      const winter = { ...summer, endsOn: '2026-12-31' };
      expect([typeAt(winter, '2026-12-31T21:59:59Z'), typeAt(winter, '2026-12-31T22:00:00Z')]).toEqual([null, 'OpportunityClosed']);
      // The clocks go back in the night that follows.
      const changed = { ...summer, endsOn: '2026-10-24' };
      expect([typeAt(changed, '2026-10-24T20:59:59Z'), typeAt(changed, '2026-10-24T21:00:00Z')]).toEqual([null, 'OpportunityClosed']);
    }
  });

  it('archives it twelve months after its end, and leaves what waits or is hidden', () => {
    for (const status of ['CLOSED', 'CANCELLED'] as const) {
      const over = { ...inEveryState[status], statusSince: new Date('2026-09-01T06:00:00Z') };
      expect([typeAt(over, '2027-08-31T20:59:59Z'), typeAt(over, '2027-08-31T21:00:00Z')]).toEqual([null, 'OpportunityArchived']);
      const leap = { ...over, statusSince: new Date('2028-02-29T10:00:00Z') };
      expect([typeAt(leap, '2029-02-28T10:00:00Z'), typeAt(leap, '2029-03-01T10:00:00Z')]).toEqual([null, 'OpportunityArchived']);
    }
    for (const status of ['DRAFT', 'IN_REVIEW', 'REJECTED', 'ARCHIVED'] as const) expect(typeAt(inEveryState[status], '2030-01-01T00:00:00Z')).toBeNull();
  });
});

it('the registry pauses what is public of a suspended organization and ends what is public of one that has ended; nothing else', () => {
  const becomes = (status: string) => Object.values(inEveryState).flatMap((before) => eventOfStanding(before, status, later)?.opportunity ?? []).map((after) => [after.status, after.statusReasonCode]);
  expect(becomes('SUSPENDED')).toEqual([['PAUSED', 'ORGANIZATION_SUSPENDED']]);
  for (const status of ['DISSOLVING', 'WITHDRAWN', 'DEREGISTERED']) expect(becomes(status)).toEqual([['CANCELLED', 'ORGANIZATION_ENDED'], ['CANCELLED', 'ORGANIZATION_ENDED']]);
  for (const status of ['ACTIVE', 'STALE', 'CLAIM_PENDING']) expect(becomes(status)).toEqual([]);
});

const inOrganization = (role: Role, organizationId = 'host'): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId }] });
const ofSgg = (role: Role = 'SGG_ADMIN', lacksSecondFactor = false): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId: null }], lacksSecondFactor });
const scene = (changes: Partial<OpportunityScene> = {}): OpportunityScene => ({ opportunity: aDraft, organizationStatus: 'ACTIVE', isTrusted: true, today: '2026-09-01', ...changes });
const codes = (action: OpportunityAction, viewer: Viewer, changes: Partial<OpportunityScene> = {}) => refusalsOfOpportunity(action, viewer, scene(changes)).map(({ code }) => code);
const [host, coordinator, editor, stranger, sgg] = [inOrganization('NGO_ADMIN'), inOrganization('VOLUNTEER_COORDINATOR'), inOrganization('NGO_EDITOR'), inOrganization('NGO_ADMIN', 'other'), ofSgg()];

describe('every pair of a state and an action', () => {
  const actors: Readonly<Record<string, readonly Viewer[]>> = { WRITER: [host, coordinator, editor], HOST: [host, coordinator], SGG: [sgg] };
  const pairs = opportunityActions.flatMap((action) => (Object.keys(inEveryState) as OpportunityStatus[]).map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its actor if there is such an edge, and refused with INVALID_STATE otherwise; to others it is FORBIDDEN', (action, status) => {
    const edges = opportunityLifecycle.filter(({ by }) => by === mutationOf(action));
    const changes = { opportunity: inEveryState[status], isTrusted: action !== 'submit' };
    const allowed = actors[edges[0]!.actor]!;
    for (const actor of allowed.filter((one) => maySeeOpportunity(one, changes.opportunity))) expect(codes(action, actor, changes)).toEqual(edges.some(({ from }) => from === status) ? [] : ['INVALID_STATE']);

    const others = [host, coordinator, editor, stranger, sgg, ofSgg('SGG_ANALYST')].filter((other) => !allowed.includes(other));
    for (const other of others) expect(codes(action, other, changes)).toEqual([maySeeOpportunity(other, changes.opportunity) ? 'FORBIDDEN' : 'NOT_FOUND']);
    expect(codes(action, anonymousViewer, changes)).toEqual([inEveryState[status].publishedAt === null ? 'NOT_FOUND' : 'UNAUTHENTICATED']);
  });
});

describe('an opportunity', () => {
  it('is known to everybody from its publication on, before that to its people and to SGG what it reads', () => {
    const seenBy = (viewer: Viewer) => Object.values(inEveryState).flatMap((opportunity) => (maySeeOpportunity(viewer, opportunity) ? [opportunity.status] : []));
    expect(seenBy(anonymousViewer)).toEqual(['PUBLISHED', 'PAUSED', 'CLOSED', 'CANCELLED', 'ARCHIVED']);
    expect(seenBy(stranger)).toEqual(seenBy(anonymousViewer));
    for (const role of ['SGG_ADMIN', 'SGG_ANALYST'] as const) expect(seenBy(ofSgg(role))).toEqual(['IN_REVIEW', 'REJECTED', ...seenBy(anonymousViewer)]);
    expect(seenBy(editor)).toEqual(Object.keys(inEveryState));
    expect(maySeeOpportunity(anonymousViewer, { ...CANCELLED, publishedAt: null })).toBe(false);
  });

  it('is drafted for an active organization by who writes for it', () => {
    const may = (viewer: Viewer, organizationStatus: string | null = 'ACTIVE') => refusalsOfCreating(viewer, { organizationId: 'host', organizationStatus }).map(({ code, field }) => [code, field?.join('.')]);
    for (const viewer of [host, editor, inOrganization('VOLUNTEER_COORDINATOR')]) expect(may(viewer)).toEqual([]);
    for (const viewer of [anonymousViewer, stranger, ofSgg()]) expect(may(viewer, null)).toEqual([['FORBIDDEN', 'organizationId']]);
    expect(may(host, 'SUSPENDED')).toEqual([['ORG_SUSPENDED', 'organizationId']]);
    for (const status of [null, 'DISSOLVING', 'WITHDRAWN']) expect(may(host, status)).toEqual([['ORG_NOT_ACTIVE', 'organizationId']]);
  });

  it('is read by SGG until its organization is trusted, and never afterwards', () => {
    expect(codes('publish', host, { isTrusted: false })).toEqual(['REVIEW_REQUIRED']);
    expect(codes('submit', editor, { isTrusted: true })).toEqual(['REVIEW_NOT_NEEDED']);
    expect([isTrusted(0, 1), isTrusted(1, 1), isTrusted(0, 0), isTrusted(2, 3)]).toEqual([false, true, true, false]);
    expect(codes('approve', ofSgg('SGG_ADMIN', true), { opportunity: IN_REVIEW })).toEqual(['SECOND_FACTOR_REQUIRED']);
  });

  it('of an organization that is not active is paused, closed and given up, and nothing more', () => {
    for (const [organizationStatus, code] of [['SUSPENDED', 'ORG_SUSPENDED'], ['WITHDRAWN', 'ORG_NOT_ACTIVE'], [null, 'ORG_NOT_ACTIVE']] as const) {
      for (const [action, opportunity] of [['update', DRAFT], ['publish', DRAFT], ['resume', PAUSED]] as const) expect(codes(action, host, { opportunity, organizationStatus })).toEqual([code]);
      expect(codes('submit', host, { organizationStatus, isTrusted: false })).toEqual([code]);
      expect(codes('approve', ofSgg(), { opportunity: IN_REVIEW, organizationStatus })).toEqual([code]);
      for (const action of ['pause', 'close', 'cancel'] as const) expect(codes(action, host, { opportunity: PUBLISHED, organizationStatus })).toEqual([]);
    }
  });

  it('does not begin in the past, and does not go on when it is over', () => {
    expect(codes('publish', host, { today: '2026-10-01' })).toEqual([]);
    expect(codes('publish', host, { today: '2026-10-02' })).toEqual(['DAYS_PASSED']);
    expect(codes('submit', host, { today: '2026-10-02', isTrusted: false })).toEqual(['DAYS_PASSED']);
    for (const [action, viewer, opportunity] of [['approve', ofSgg(), IN_REVIEW], ['resume', host, PAUSED]] as const) {
      expect(codes(action, viewer, { opportunity, today: '2026-10-31' })).toEqual([]);
      expect(codes(action, viewer, { opportunity, today: '2026-11-01' })).toEqual(['DAYS_PASSED']);
      expect(codes(action, viewer, { opportunity: { ...opportunity, applyUntil: '2026-10-10' }, today: '2026-10-11' })).toEqual(['DAYS_PASSED']);
    }
  });
});
