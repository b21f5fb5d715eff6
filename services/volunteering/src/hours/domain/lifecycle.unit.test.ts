import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { volunteeringEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import type { HourLog, HourLogEvent, HourLogStatus } from './hour-log';
import { approveHours, attendShift, deleteHours, hourLogLifecycle, logHours, recordHours, rejectHours, updateHours } from './lifecycle';
import { organizationsHostedBy } from '../../membership/domain/host';
import { hourLogActions, refusalsOfHourLog, type HourLogAction } from './permissions';

const sdl = readFileSync(join(__dirname, '../../../schema/hours.graphql'), 'utf8');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const [then, later] = [new Date('2026-05-10T08:00:00Z'), new Date('2026-05-11T08:00:00Z')];
const worked = { day: '2026-05-09', minutes: 360, startsAt: null, endsAt: null };
const said = { id: 'log', contractId: 'contract', opportunityId: 'opportunity', organizationId: 'host', volunteerId: 'mara', activity: 'Plantare', createdBy: 'mara', ...worked };
const pending: HourLog = { ...said, version: 3, status: 'PENDING', statusSince: then, statusReason: null, shiftId: null, scannedAt: null, createdAt: then };
const inEveryState: Readonly<Record<HourLogStatus, HourLog>> = {
  PENDING: pending,
  APPROVED: { ...pending, status: 'APPROVED' },
  REJECTED: { ...pending, status: 'REJECTED', statusReason: 'Nu a fost acolo.' },
};
/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, HourLogEvent>> = {
  'NONE logHours PENDING': logHours(said, later),
  'NONE logHours APPROVED': recordHours(said, later),
  'NONE logHoursForGroup APPROVED': recordHours(said, later),
  'NONE attendShift APPROVED': attendShift(said, { shiftId: 'shift', scannedAt: then }, later),
  'PENDING updateHours PENDING': updateHours(pending, { ...worked, minutes: 30, activity: 'Udat' }),
  'PENDING deleteHours NONE': deleteHours(pending),
  'PENDING approveHours APPROVED': approveHours(pending, later),
  'PENDING rejectHours REJECTED': rejectHours(pending, 'Nu a fost acolo.', later),
};
const keyOf = ({ from, by, to }: (typeof hourLogLifecycle)[number]) => `${from} ${by} ${to}`;

describe('every edge of a log of hours', () => {
  it.each(hourLogLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect(inputs).toContain(by);
    expect(volunteeringEvents.map(({ name }) => name)).toContain(event);
    const walked = walks[key]!;
    expect(walked).toMatchObject({ type: event, hourLog: { ...(to === 'NONE' ? {} : { status: to }), version: from === 'NONE' ? 1 : 4 } });
    expect(walked.hourLog.statusSince).toBe(to === from || to === 'NONE' ? then : later);
  });

  it('stands once, no rule and no mutation is left over, and no state', () => {
    expect(Object.keys(walks).sort()).toEqual(hourLogLifecycle.map(keyOf).sort());
    expect([...new Set(hourLogLifecycle.map(({ by }) => by))].sort()).toEqual([...inputs].sort());
    expect([...enumValuesIn(sdl, 'HourLogStatus')].sort()).toEqual(Object.keys(inEveryState).sort());
    expect(Object.keys(inEveryState).filter((status) => !hourLogLifecycle.some(({ to }) => to === status))).toEqual([]);
  });

  it('keeps what it says', () => {
    expect(walks['PENDING updateHours PENDING']!.hourLog).toEqual({ ...pending, version: 4, minutes: 30, activity: 'Udat' });
    expect(walks['NONE attendShift APPROVED']!.hourLog).toMatchObject({ shiftId: 'shift', scannedAt: then });
    expect(walks['PENDING rejectHours REJECTED']!.hourLog.statusReason).toBe('Nu a fost acolo.');
  });
});

const inOrganization = (role: Role, organizationId: string, userId = 'viewer'): Viewer => ({ userId, roles: [{ role, institutionId: null, organizationId }] });
const mara: Viewer = { userId: 'mara', roles: [] };
const codes = (action: HourLogAction, viewer: Viewer, hourLog: HourLog = pending) => refusalsOfHourLog(action, viewer, hourLog).map(({ code }) => code);

describe('every pair of a state and an action', () => {
  const mutationOf = { update: 'updateHours', delete: 'deleteHours', approve: 'approveHours', reject: 'rejectHours' } as const;
  const actorOf = { VOLUNTEER: mara, COORDINATOR: inOrganization('VOLUNTEER_COORDINATOR', 'host') } as const;
  const pairs = hourLogActions.flatMap((action) => (Object.keys(inEveryState) as HourLogStatus[]).map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its actor if there is such an edge, and refused with INVALID_STATE otherwise; to the other party it is FORBIDDEN', (action, status) => {
    const edges = hourLogLifecycle.filter(({ by }) => by === mutationOf[action]);
    const hourLog = inEveryState[status];
    expect(codes(action, actorOf[edges[0]!.actor], hourLog)).toEqual(edges.some(({ from }) => from === status) ? [] : ['INVALID_STATE']);
    for (const [name, other] of Object.entries(actorOf)) if (name !== edges[0]!.actor) expect(codes(action, other, hourLog)).toEqual(['FORBIDDEN']);
    for (const other of [inOrganization('NGO_EDITOR', 'host'), inOrganization('NGO_ADMIN', 'other'), inOrganization('SGG_ADMIN', 'x')]) expect(codes(action, other, hourLog)).toEqual(['NOT_FOUND']);
    expect(codes(action, anonymousViewer, hourLog)).toEqual(['UNAUTHENTICATED']);
  });

  it('nobody decides on his own hours, whatever his role', () => {
    for (const action of ['approve', 'reject'] as const) expect(codes(action, inOrganization('NGO_ADMIN', 'host', 'mara'))).toEqual(['FORBIDDEN']);
    expect(codes('update', inOrganization('NGO_ADMIN', 'host', 'mara'))).toEqual([]);
    expect(codes('approve', inOrganization('NGO_ADMIN', 'host'))).toEqual([]);
  });
});

it('the organizations on whose people somebody decides are named once', () => {
  const roles = (['NGO_ADMIN', 'VOLUNTEER_COORDINATOR'] as const).map((role) => ({ role, institutionId: null, organizationId: 'host' }));
  expect(organizationsHostedBy({ userId: 'ion', roles: [...roles, { role: 'NGO_EDITOR', institutionId: null, organizationId: 'other' }] })).toEqual(['host']);
});
