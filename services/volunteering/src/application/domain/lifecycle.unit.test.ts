import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { volunteeringEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { aPublishedOpportunity as opportunity } from '../../../test/opportunity-examples';
import { publishedApplication } from '../events/published';
import type { Application, ApplicationStatus } from './application';
import { apply, applicationLifecycle, doings, move, statesFor, type Beginning } from './lifecycle';
import { applicationActions, maySeeApplicant, refusalsOfApplication, type ApplicationAction, type ApplicationScene } from './permissions';

const schema = join(__dirname, '../../../schema');
const mutations = [...readFileSync(join(schema, 'application-mutations.graphql'), 'utf8').matchAll(/^input (\w+)Input \{$/gm)]
  .map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`)
  .filter((name) => !['applicationAnswer', 'unblockVolunteer'].includes(name));
const statuses = enumValuesIn(readFileSync(join(schema, 'application.graphql'), 'utf8'), 'ApplicationStatus') as readonly ApplicationStatus[];

const [then, later] = [new Date('2026-09-02T08:00:00Z'), new Date('2026-10-05T08:00:00Z')];
const said = { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0a1', opportunityId: opportunity.id, organizationId: opportunity.organizationId, shiftId: null, volunteerId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0aa', motivation: 'Îmi place pădurea.', answers: [] };
const { application: submitted } = apply(said, { to: 'SUBMITTED' }, then);
const at = (status: ApplicationStatus): Application => ({ ...submitted, version: 3, status, waitingNumber: status === 'WAITLISTED' ? 4 : null });
const edges = applicationLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by}`, edge] as const);

describe('every edge of an application', () => {
  it.each(edges)('%s has a mutation or a doing, leads where it says, and tells the others as its contract says', (_name, { from, to, by, event }) => {
    expect([...mutations, ...Object.values(doings)]).toContain(by);
    const beginning = (to === 'WAITLISTED' ? { to, waitingNumber: 7 } : { to }) as Beginning;
    const walked = from === 'NONE' ? apply(said, beginning, later) : move(at(from), { by, reasonCode: 'OTHER', reason: 'Așa.', ...(to === 'WAITLISTED' ? { waitingNumber: 7 } : {}) }, later);

    expect(walked.type).toBe(event);
    expect(walked.application).toMatchObject({ status: to, statusSince: later, version: from === 'NONE' ? 1 : 4, waitingNumber: to === 'WAITLISTED' ? 7 : null });
    const { contract, data } = publishedApplication(walked);
    expect([contract.name, contract.data.parse(data)]).toEqual([event, data]);
    expect(volunteeringEvents.map(({ name }) => name)).toContain(event);
  });

  it('stands once, no mutation and no state is left over, and each mutation leads from a state to one other', () => {
    expect(new Set(edges.map(([name]) => name)).size).toBe(edges.length);
    expect([...new Set(applicationLifecycle.map(({ by }) => by))].sort()).toEqual([...mutations, ...Object.values(doings)].sort());
    expect(statuses.filter((status) => !applicationLifecycle.some(({ to }) => to === status))).toEqual([]);
    const walked = applicationLifecycle.filter(({ from }) => from !== 'NONE').map(({ from, by }) => `${from} ${by}`);
    expect(new Set(walked).size).toBe(walked.length);
    expect(statuses.filter((status) => !applicationLifecycle.some(({ from }) => from === status)).sort()).toEqual(['CANCELLED_BY_HOST', 'COMPLETED', 'NO_SHOW', 'REJECTED', 'WITHDRAWN']);
  });

  it('is the only way: another one is a fault', () => {
    for (const status of statuses)
      for (const by of Object.values(applicationActions)) if (!statesFor(by).includes(status)) expect(() => move(at(status), { by }, later)).toThrow('Expected an edge');
  });
});

const inHost = (role: Role, userId = 'ion', organizationId = opportunity.organizationId): Viewer => ({ userId, roles: [{ role, institutionId: null, organizationId }] });
const [coordinator, volunteer] = [inHost('VOLUNTEER_COORDINATOR'), { userId: said.volunteerId, roles: [] } as Viewer];
const scene = (status: ApplicationStatus, changes: Partial<ApplicationScene> = {}): ApplicationScene => ({ application: at(status), opportunity, organizationStatus: 'ACTIVE', now: later, ...changes });
const codes = (action: ApplicationAction, viewer: Viewer, given: ApplicationScene) => refusalsOfApplication(action, viewer, given).map(({ code }) => code);
/** To be put in line all places must be taken. */
const suiting = (action: ApplicationAction) => (action === 'waitlist' ? { opportunity: { ...opportunity, takenCount: 2 } } : {});

describe('every pair of a state and an action', () => {
  const pairs = (Object.keys(applicationActions) as ApplicationAction[]).flatMap((action) => statuses.map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its actor if there is such an edge, and INVALID_STATE otherwise; the other side is FORBIDDEN, and for strangers there is nothing', (action, status) => {
    const given = scene(status, suiting(action));
    const [actor, other] = action === 'withdraw' ? [volunteer, coordinator] : [coordinator, volunteer];

    expect(codes(action, actor, given)).toEqual(statesFor(applicationActions[action]).includes(status) ? [] : ['INVALID_STATE']);
    expect(codes(action, other, given)).toEqual(['FORBIDDEN']);
    expect(codes(action, anonymousViewer, given)).toEqual(['UNAUTHENTICATED']);
    for (const stranger of [inHost('NGO_EDITOR'), inHost('NGO_ADMIN', 'x', 'other'), inHost('SGG_ADMIN', 'x', 'sgg')]) expect(codes(action, stranger, given)).toEqual(['NOT_FOUND']);
  });
});

describe('a host', () => {
  it('takes nobody on while it is not active, but ends what there is', () => {
    const suspended = { organizationStatus: 'SUSPENDED' };
    expect([codes('accept', coordinator, scene('SUBMITTED', suspended)), codes('waitlist', coordinator, scene('SUBMITTED', { organizationStatus: null }))]).toEqual([['ORG_SUSPENDED'], ['ORG_NOT_ACTIVE']]);
    for (const action of ['reject', 'markNoShow'] as const) expect(codes(action, coordinator, scene('ACCEPTED', suspended))).toEqual([]);
  });

  it('accepts while a place is free, and puts in line while none is', () => {
    const full = { opportunity: { ...opportunity, takenCount: 2 } };
    expect([codes('accept', coordinator, scene('SUBMITTED', full)), codes('accept', coordinator, scene('SUBMITTED'))]).toEqual([['OPPORTUNITY_FULL'], []]);
    expect([codes('waitlist', coordinator, scene('SUBMITTED', full)), codes('waitlist', coordinator, scene('SUBMITTED'))]).toEqual([[], ['PLACES_FREE']]);
  });

  it('says that somebody did not come, or has done it, from the first day in Romania on', () => {
    for (const [instant, expected] of [['2026-09-30T20:59:59Z', ['ACTIVITY_NOT_BEGUN']], ['2026-09-30T21:00:00Z', []]] as const)
      for (const action of ['markNoShow', 'complete'] as const) expect(codes(action, coordinator, scene('ENGAGED', { now: new Date(instant) }))).toEqual(expected);
  });

  it('does not decide on himself', () => {
    expect(codes('accept', inHost('NGO_ADMIN', said.volunteerId), scene('SUBMITTED'))).toEqual(['FORBIDDEN']);
  });

  it('sees who applied until 30 days after it did not take him; the person always does', () => {
    const sees = (viewer: Viewer, status: ApplicationStatus, day: string) => maySeeApplicant(viewer, { ...at(status), statusSince: then }, new Date(`${day}T12:00:00Z`));
    for (const status of ['REJECTED', 'WITHDRAWN', 'CANCELLED_BY_HOST'] as const)
      expect([sees(coordinator, status, '2026-10-02'), sees(coordinator, status, '2026-10-03'), sees(volunteer, status, '2030-01-01')]).toEqual([true, false, true]);
    expect([sees(coordinator, 'ACCEPTED', '2030-01-01'), sees(inHost('NGO_EDITOR'), 'ACCEPTED', '2026-09-03')]).toEqual([true, false]);
  });
});
