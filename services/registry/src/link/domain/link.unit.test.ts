import { join } from 'node:path';
import { registryEvents } from '@conect/events';
import { readSubgraphSdl } from '@conect/service-kit';
import { ana, inEveryStatus, now, then, victor } from '../../../test/examples';
import { anonymousViewer, type HeldRole, type Viewer } from '../../membership/domain/viewer';
import type { Organization, OrganizationStatus, OrganizationType } from '../../organization/domain/organization';
import { publishedLink } from '../events/published';
import { refusalsOfFit } from './fit';
import { linkLifecycle } from './lifecycle';
import { confirmLink, endLink, endWithOrganization, refuseLink, requestLink, type LinkEvent, type LinkKind, type OrganizationLink } from './link';
import { maySeeLink, maySeeWhole, refusalsOfLink, type LinkAction } from './permissions';

const parentId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be002';
const memberId = inEveryStatus.ACTIVE.id;
const asked: LinkEvent = requestLink({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d5', kind: 'FEDERATION_MEMBERSHIP', parentId, memberId, requestedBySide: 'MEMBER', requesterId: ana }, then);
const valueOf = (result: { readonly ok: boolean; readonly value?: LinkEvent }): LinkEvent => result.value!;
const closing = (side: 'PARENT' | 'MEMBER') => ({ userId: victor, side, reason: 'Nu mai lucrăm împreună.' });
const confirmed = valueOf(confirmLink(asked.link, victor, now));
const refused = valueOf(refuseLink(asked.link, closing('PARENT'), now));
const ended = valueOf(endLink(confirmed.link, closing('PARENT'), now));
const links: Readonly<Record<OrganizationLink['status'], OrganizationLink>> = { PENDING: asked.link, CONFIRMED: confirmed.link, REFUSED: refused.link, ENDED: ended.link };
const states = Object.keys(links) as OrganizationLink['status'][];

const viewer = (...roles: readonly Partial<HeldRole>[]): Viewer => ({ userId: 'somebody', roles: roles.map((held) => ({ role: 'NGO_ADMIN', institutionId: null, organizationId: null, ...held })) });
const viewers: Readonly<Record<string, Viewer>> = {
  anonymous: anonymousViewer,
  stranger: viewer(),
  'asking side': viewer({ organizationId: memberId }),
  'other side': viewer({ organizationId: parentId }),
  both: viewer({ organizationId: memberId }, { organizationId: parentId }),
  'editor of the asking side': viewer({ role: 'NGO_EDITOR', organizationId: memberId }),
  'SGG administrator': viewer({ role: 'SGG_ADMIN' }),
};
const refusals = (action: LinkAction, name: string, link: OrganizationLink, parentStatus: OrganizationStatus = 'ACTIVE', memberStatus: OrganizationStatus = 'ACTIVE') =>
  refusalsOfLink(action, viewers[name]!, { link, parentStatus, memberStatus }).map(({ code }) => code);

describe('every edge', () => {
  const sdl = readSubgraphSdl(join(__dirname, '../../../schema'));

  it.each(linkLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by} of ${edge.actor}`, edge] as const))('%s has a mutation and a contract of its event', (_name, { by, event }) => {
    expect(sdl).toMatch(new RegExp(`^  ${by}\\(`, 'm'));
    expect(registryEvents.map(({ name }) => name)).toContain(event);
  });

  it('stands once, and together they reach every status', () => {
    expect(new Set(linkLifecycle.map(({ from, by, actor }) => `${from} ${by} ${actor}`)).size).toBe(linkLifecycle.length);
    expect(new Set(linkLifecycle.map(({ to }) => to))).toEqual(new Set(states));
  });
});

describe('every pair of a state and an action', () => {
  const mutations: Readonly<Record<LinkAction, string>> = { confirm: 'confirmOrganizationLink', refuse: 'refuseOrganizationLink', end: 'endOrganizationLink' };
  const pairs = states.flatMap((state) => (Object.keys(mutations) as LinkAction[]).flatMap((action) => (['ASKING_SIDE', 'OTHER_SIDE'] as const).map((actor) => [state, action, actor] as const)));

  it.each(pairs)('%s: %s by %s is allowed if there is such an edge, and leads where it says', (state, action, actor) => {
    const edge = linkLifecycle.find(({ from, by, actor: who }) => from === state && by === mutations[action] && who === actor);
    const [name, side] = actor === 'ASKING_SIDE' ? (['asking side', 'MEMBER'] as const) : (['other side', 'PARENT'] as const);
    const isMine = action === 'end' || actor === 'OTHER_SIDE';
    const rules = { confirm: () => confirmLink(links[state], 'x', now), refuse: () => refuseLink(links[state], closing(side), now), end: () => endLink(links[state], closing(side), now) };

    expect(refusals(action, name, links[state])).toEqual(edge === undefined ? [isMine ? 'INVALID_STATE' : 'FORBIDDEN'] : []);
    if (!isMine) return;
    const outcome = rules[action]();
    expect(outcome.ok ? [outcome.value.link.status, outcome.value.type, outcome.value.link.version] : []).toEqual(edge === undefined ? [] : [edge.to, edge.event, links[state].version + 1]);
  });

  it.each(states)('%s ends with an organization if there is such an edge', (state) => {
    const isEdge = linkLifecycle.some(({ from, by }) => from === state && by === 'deregisterOrganization');
    const outcome = endWithOrganization(links[state], now);

    expect(outcome.ok).toBe(isEdge);
    if (outcome.ok) expect(outcome.value.link).toMatchObject({ status: 'ENDED', closedAt: now, closedBy: null, closedBySide: null, closeReason: null });
  });

  it('is for nobody else', () => {
    for (const name of ['anonymous', 'stranger']) expect(refusals('end', name, links.PENDING)).toEqual(['NOT_FOUND']);
    expect(refusals('end', 'anonymous', links.CONFIRMED)).toEqual(['UNAUTHENTICATED']);
    for (const name of ['stranger', 'editor of the asking side', 'SGG administrator']) expect(refusals('end', name, links.CONFIRMED)).toEqual(['FORBIDDEN']);
  });

  it('who administers both may do what either side may', () => {
    for (const action of ['confirm', 'refuse', 'end'] as const) expect(refusals(action, 'both', links.PENDING)).toEqual([]);
  });

  it('confirms only between active organizations, and leaves who is suspended only reading', () => {
    for (const status of ['SUSPENDED', 'DISSOLVING'] as const) {
      expect(refusals('confirm', 'other side', links.PENDING, 'ACTIVE', status)).toEqual(['INVALID_STATE']);
      expect(refusals('confirm', 'other side', links.PENDING, status)).toEqual(['INVALID_STATE']);
    }
    expect(refusals('end', 'other side', links.CONFIRMED, 'SUSPENDED')).toEqual(['INVALID_STATE']);
    expect(refusals('end', 'asking side', links.CONFIRMED, 'SUSPENDED')).toEqual([]);
    expect(refusals('refuse', 'other side', links.PENDING, 'DISSOLVING')).toEqual([]);
  });
});

it('is seen by everybody while it is confirmed, by its sides and SGG otherwise', () => {
  const insiders = ['asking side', 'other side', 'both', 'editor of the asking side', 'SGG administrator'];
  const namesWho = (may: (one: Viewer) => boolean) => Object.keys(viewers).filter((name) => may(viewers[name]!));

  for (const state of states) {
    expect(namesWho((one) => maySeeLink(one, links[state]))).toEqual(state === 'CONFIRMED' ? Object.keys(viewers) : insiders);
    expect(namesWho((one) => maySeeWhole(one, links[state]))).toEqual(insiders);
  }
});

it.each([asked, confirmed, refused, ended].map((event) => [event.type, event] as const))('%s fits the contract of its name exactly, without reasons', (type, event) => {
  const { contract, data } = publishedLink(event);

  expect(contract.name).toBe(type);
  expect(registryEvents).toContain(contract);
  expect(contract.data.parse(data)).toEqual(data);
});

describe('two organizations', () => {
  const of = (type: OrganizationType, isBranch = false, id = memberId): Organization => ({ ...inEveryStatus.ACTIVE, id, isBranch, profile: { ...inEveryStatus.ACTIVE.profile, type } });
  const misfits = (kind: LinkKind, parent: Organization, member: Organization) => refusalsOfFit(kind, { parent: { ...parent, id: parentId }, member }).map(({ field }) => field?.[0]);

  it.each<[LinkKind, Organization, Organization, readonly string[]]>([
    ['FEDERATION_MEMBERSHIP', of('FEDERATION'), of('ASSOCIATION'), []],
    ['FEDERATION_MEMBERSHIP', of('FEDERATION'), of('FOUNDATION'), []],
    ['FEDERATION_MEMBERSHIP', of('FEDERATION'), of('FEDERATION'), ['memberId']],
    ['FEDERATION_MEMBERSHIP', of('FEDERATION'), of('INFORMAL_GROUP'), ['memberId']],
    ['FEDERATION_MEMBERSHIP', of('FEDERATION'), of('ASSOCIATION', true), ['memberId']],
    ['FEDERATION_MEMBERSHIP', of('ASSOCIATION'), of('BRANCH'), ['parentId', 'memberId']],
    ['BRANCH', of('ASSOCIATION'), of('BRANCH'), []],
    ['BRANCH', of('FOUNDATION'), of('FOUNDATION', true), []],
    ['BRANCH', of('ASSOCIATION'), of('ASSOCIATION'), ['memberId']],
    ['BRANCH', of('BRANCH'), of('BRANCH'), ['parentId']],
    ['BRANCH', of('ASSOCIATION', true), of('BRANCH'), ['parentId']],
    ['BRANCH', of('INFORMAL_GROUP'), of('BRANCH'), ['parentId']],
    ['NETWORK_MEMBERSHIP', of('INFORMAL_GROUP'), of('SOCIAL_ENTERPRISE'), []],
  ])('%s needs the legal forms that the law says', (kind, parent, member, fields) => {
    expect(misfits(kind, parent, member)).toEqual(fields);
  });

  it('are two', () => {
    expect(refusalsOfFit('NETWORK_MEMBERSHIP', { parent: of('ASSOCIATION'), member: of('ASSOCIATION') })).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['memberId'], params: { expected: 'OTHER_ORGANIZATION' } }]);
  });
});
