import { registryEvents } from '@conect/events';
import { ana, inEveryStatus, now, then, victor } from '../../../test/examples';
import { anonymousViewer, type HeldRole, type Viewer } from '../../membership/domain/viewer';
import type { OrganizationStatus } from '../../organization/domain/organization';
import { publishedActivity } from '../events/published';
import { publishActivity, removeActivity, updateActivity, type Activity, type ActivityContent, type ActivityEvent } from './activity';
import { mergeActivity } from './activity-content';
import { maySeeActivitiesOf, refusalsOfActivity, type ActivityAction } from './permissions';

const { content } = mergeActivity('EVENT', null, { title: { ro: 'Plantăm' }, text: { ro: 'Aducem puieții.' }, domains: ['E'], localityCode: '54984', startsOn: '2026-04-11' });
const organizationId = inEveryStatus.ACTIVE.id;
const published = publishActivity({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4', organizationId, kind: 'EVENT', publishedBy: ana, content }, then);
const eventOf = <Event>(result: { readonly ok: boolean; readonly value?: Event }): Event => result.value!;
const removed = eventOf(removeActivity(published.activity, victor, now));
const updated = eventOf(updateActivity(published.activity, { ...content, endsOn: '2026-04-12' }, now))!;

describe('an activity', () => {
  it('says something else at its next version, and which fields', () => {
    expect(updated).toEqual({ type: 'ActivityUpdated', activity: { ...published.activity, version: 2, updatedAt: now, endsOn: '2026-04-12' }, changedFields: ['endsOn'] });
    expect(updateActivity(published.activity, content, now)).toEqual({ ok: true, value: null });
  });

  it('leaves a tombstone without words when it is removed, for good', () => {
    const { activity } = removed;

    expect(activity).toMatchObject({ status: 'REMOVED', version: 2, kind: 'EVENT', createdAt: then, removedAt: now, removedBy: victor });
    for (const field of Object.keys(content) as (keyof ActivityContent)[]) expect(activity).not.toHaveProperty(field);
    const refusal = { ok: false, refusals: [{ code: 'INVALID_STATE', params: { status: 'ACTIVITY_REMOVED' } }] };
    expect(removeActivity(activity, ana, now)).toEqual(refusal);
    expect(updateActivity(activity, content, now)).toEqual(refusal);
  });

  it.each<[string, ActivityEvent]>([['ActivityPublished', published], ['ActivityUpdated', updated], ['ActivityRemoved', removed]])('%s fits the contract of its name exactly, without words', (type, event) => {
    const { contract, data } = publishedActivity(event);

    expect(contract.name).toBe(type);
    expect(registryEvents).toContain(contract);
    expect(contract.data.parse(data)).toEqual(data);
    expect(JSON.stringify(data)).not.toMatch(/Plantăm|puieții/);
  });
});

const viewer = (...roles: readonly Partial<HeldRole>[]): Viewer => ({
  userId: 'somebody',
  roles: roles.map((held) => ({ role: 'NGO_ADMIN', institutionId: null, organizationId: null, ...held })),
});
const viewers: Readonly<Record<string, Viewer>> = {
  anonymous: anonymousViewer,
  stranger: viewer(),
  administrator: viewer({ organizationId }),
  editor: viewer({ role: 'NGO_EDITOR', organizationId }),
  coordinator: viewer({ role: 'VOLUNTEER_COORDINATOR', organizationId }),
  'editor of another': viewer({ role: 'NGO_EDITOR', organizationId: 'other' }),
  'SGG administrator': viewer({ role: 'SGG_ADMIN' }),
};
const namesWho = (may: (one: Viewer) => boolean): string[] => Object.keys(viewers).filter((name) => may(viewers[name]!));

describe('who may do what with it', () => {
  const mayDo = (action: ActivityAction, status: OrganizationStatus, activity: Activity = published.activity) =>
    namesWho((one) => refusalsOfActivity(action, one, { activity, organization: inEveryStatus[status] }).length === 0);

  it('who edits for the organization, while it may act', () => {
    expect(mayDo('update', 'ACTIVE')).toEqual(['administrator', 'editor']);
    expect(mayDo('remove', 'ACTIVE')).toEqual(['administrator', 'editor']);
    expect(mayDo('update', 'DISSOLVING')).toEqual([]);
    expect(mayDo('remove', 'DISSOLVING')).toEqual(['administrator', 'editor']);
    for (const status of ['SUSPENDED', 'DEREGISTERED', 'WITHDRAWN'] as const) expect([...mayDo('update', status), ...mayDo('remove', status)]).toEqual([]);
    expect(mayDo('remove', 'ACTIVE', removed.activity)).toEqual([]);
  });

  it('in words that fit: sign in, not yours, not now, not there', () => {
    const refusal = (name: string, status: OrganizationStatus) => refusalsOfActivity('update', viewers[name]!, { activity: published.activity, organization: inEveryStatus[status] })[0]?.code;

    expect(refusal('anonymous', 'ACTIVE')).toBe('UNAUTHENTICATED');
    expect(refusal('editor of another', 'ACTIVE')).toBe('FORBIDDEN');
    expect(refusal('editor', 'SUSPENDED')).toBe('INVALID_STATE');
    expect(refusal('editor of another', 'SUSPENDED')).toBe('NOT_FOUND');
    expect(refusal('SGG administrator', 'SUSPENDED')).toBe('FORBIDDEN');
  });
});

it('everybody sees it while the organization may tell, its people and SGG always', () => {
  const insiders = ['administrator', 'editor', 'coordinator', 'SGG administrator'];

  for (const status of ['ACTIVE', 'DISSOLVING'] as const) expect(namesWho((one) => maySeeActivitiesOf(one, inEveryStatus[status]))).toEqual(Object.keys(viewers));
  for (const status of ['SUSPENDED', 'DEREGISTERED', 'WITHDRAWN'] as const) expect(namesWho((one) => maySeeActivitiesOf(one, inEveryStatus[status]))).toEqual(insiders);
});
