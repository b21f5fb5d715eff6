import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import { anonymousViewer, type Role, type Viewer } from '@conect/kernel';
import { enumValuesIn } from '@conect/testing';
import { inEveryStatus } from '../../../test/examples';
import type { Idea, IdeaEvent, IdeaStatus, SubmittedIdea } from './idea';
import { answerIdea, ideaLifecycle, submitIdea, supportIdea, takeUpIdea, withdrawIdea, withdrawIdeaSupport } from './lifecycle';
import { ideaActions, organizationsWrittenFor, refusalsOfIdea, refusalsOfSubmitting, refusalsOfTakingUp, type IdeaAction, type IdeaScene } from './permissions';

const sdl = readFileSync(join(__dirname, '../../../schema/idea.graphql'), 'utf8');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const [then, later] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-04-20T08:00:00Z')];
const said = { id: 'idea', organizationId: 'author', institutionId: inEveryStatus.OPEN.institutionId, title: 'Registru', text: 'Propunem.', domains: ['E'], createdBy: 'ana' };
const submitted: SubmittedIdea = { ...said, version: 3, supporterCount: 2, createdAt: then, status: 'SUBMITTED', statusSince: then };
const inEveryState: Readonly<Record<IdeaStatus, Idea>> = {
  SUBMITTED: submitted,
  ANSWERED: { ...submitted, status: 'ANSWERED', answer: 'Da.' },
  TAKEN_UP: { ...submitted, status: 'TAKEN_UP', answer: 'Da.', consultationId: 'consultation' },
  WITHDRAWN: { ...submitted, status: 'WITHDRAWN' },
};
/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, IdeaEvent>> = {
  'NONE submitIdea SUBMITTED': submitIdea(said, later),
  'SUBMITTED supportIdea SUBMITTED': supportIdea(submitted, 'other'),
  'SUBMITTED withdrawIdeaSupport SUBMITTED': withdrawIdeaSupport(submitted, 'other'),
  'SUBMITTED withdrawIdea WITHDRAWN': withdrawIdea(submitted, later),
  'SUBMITTED answerIdea ANSWERED': answerIdea(submitted, 'Da.', later),
  'SUBMITTED answerIdea TAKEN_UP': takeUpIdea(submitted, { answer: 'Da.', consultationId: 'consultation' }, later),
};
const keyOf = ({ from, by, to }: (typeof ideaLifecycle)[number]) => `${from} ${by} ${to}`;

describe('every edge of an idea', () => {
  it.each(ideaLifecycle.map((edge) => [keyOf(edge), edge] as const))('%s has a mutation, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect(inputs).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    const walked = walks[key]!;
    expect(walked).toMatchObject({ type: event, idea: { status: to, version: from === 'NONE' ? 1 : 4 } });
    expect(walked.idea.statusSince).toBe(from === to ? then : later);
  });

  it('stands once, no rule and no mutation is left over, and no state', () => {
    expect(Object.keys(walks).sort()).toEqual(ideaLifecycle.map(keyOf).sort());
    expect([...new Set(ideaLifecycle.map(({ by }) => by))].sort()).toEqual([...inputs].sort());
    expect([...enumValuesIn(sdl, 'IdeaStatus')].sort()).toEqual(Object.keys(inEveryState).sort());
    expect(Object.keys(inEveryState).filter((status) => !ideaLifecycle.some(({ to }) => to === status))).toEqual([]);
  });

  it('counts who supports it', () => {
    expect([walks['SUBMITTED supportIdea SUBMITTED']!.idea.supporterCount, walks['SUBMITTED withdrawIdeaSupport SUBMITTED']!.idea.supporterCount]).toEqual([3, 1]);
  });
});

const inOrganization = (role: Role, organizationId: string): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId: null, organizationId }] });
const inInstitution = (role: Role, institutionId = said.institutionId): Viewer => ({ userId: 'viewer', roles: [{ role, institutionId, organizationId: null }] });
const acting = (organizationId: string, organizationStatus: string | null = 'ACTIVE') => ({ organizationId, organizationStatus });
const codes = (action: IdeaAction, viewer: Viewer, scene: Partial<IdeaScene> = {}) =>
  refusalsOfIdea(action, viewer, { idea: submitted, acting: acting('other'), isSupporting: action === 'withdrawSupport', ...scene }).map(({ code }) => code);

describe('every pair of a state and an action', () => {
  const mutationOf = { support: 'supportIdea', withdrawSupport: 'withdrawIdeaSupport', withdraw: 'withdrawIdea', answer: 'answerIdea' } as const;
  const actorOf = { AUTHOR: inOrganization('NGO_EDITOR', 'author'), SUPPORTER: inOrganization('NGO_EDITOR', 'other'), OFFICER: inInstitution('TRANSPARENCY_OFFICER') } as const;
  const pairs = ideaActions.flatMap((action) => (Object.keys(inEveryState) as IdeaStatus[]).map((status) => [action, status] as const));

  it.each(pairs)('%s of one that is %s is allowed to its actor if there is such an edge, and refused with INVALID_STATE otherwise; to others it is FORBIDDEN', (action, status) => {
    const edges = ideaLifecycle.filter(({ by }) => by === mutationOf[action]);
    const [actor] = edges.map((edge) => edge.actor);
    const scene = { idea: inEveryState[status] };

    expect(codes(action, actorOf[actor!], scene)).toEqual(edges.some(({ from }) => from === status) ? [] : ['INVALID_STATE']);
    for (const [name, other] of Object.entries(actorOf)) if (name !== actor) expect(codes(action, other, scene)).toEqual(['FORBIDDEN']);
    expect(codes(action, anonymousViewer, scene)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('an organization', () => {
  it('speaks through its administrators and editors while it is active', () => {
    const scene = { ...acting('author'), isOpen: true };
    const may = (viewer: Viewer, changes: object = {}) => refusalsOfSubmitting(viewer, { ...scene, ...changes }).map(({ code, field }) => [code, field?.join('.')]);

    for (const role of ['NGO_ADMIN', 'NGO_EDITOR'] as const) expect(may(inOrganization(role, 'author'))).toEqual([]);
    for (const viewer of [inOrganization('VOLUNTEER_COORDINATOR', 'author'), inOrganization('NGO_ADMIN', 'other'), inInstitution('TRANSPARENCY_OFFICER'), anonymousViewer]) expect(may(viewer)).toEqual([['FORBIDDEN', 'organizationId']]);
    const editor = inOrganization('NGO_EDITOR', 'author');
    expect(may(editor, { organizationStatus: 'SUSPENDED', isOpen: false })).toEqual([['ORG_SUSPENDED', 'organizationId'], ['NOT_FOUND', 'institutionId']]);
    for (const organizationStatus of [null, 'DISSOLVING', 'DEREGISTERED']) expect(may(editor, { organizationStatus })).toEqual([['ORG_NOT_ACTIVE', 'organizationId']]);
  });

  it('supports the ideas of others only, and takes back its own doings whatever has become of it', () => {
    const suspended = acting('other', 'SUSPENDED');
    expect(codes('support', inOrganization('NGO_EDITOR', 'author'), { acting: acting('author') })).toEqual(['OWN_IDEA']);
    expect(codes('support', inOrganization('NGO_EDITOR', 'other'), { acting: suspended })).toEqual(['ORG_SUSPENDED']);
    expect(codes('withdrawSupport', inOrganization('NGO_EDITOR', 'other'), { acting: suspended })).toEqual([]);
    expect(codes('withdrawSupport', inOrganization('NGO_EDITOR', 'other'), { isSupporting: false })).toEqual(['NOT_FOUND']);
    expect(codes('withdraw', inOrganization('NGO_ADMIN', 'author'), { acting: null })).toEqual([]);
  });

  it('is named once, however many roles somebody has in it', () => {
    const roles = (['NGO_ADMIN', 'NGO_EDITOR', 'VOLUNTEER_COORDINATOR'] as const).map((role) => ({ role, institutionId: null, organizationId: 'author' }));
    const viewer: Viewer = { userId: 'ana', roles: [...roles, { role: 'VOLUNTEER_COORDINATOR', institutionId: null, organizationId: 'other' }, { role: 'FOI_OFFICER', institutionId: 'ministry', organizationId: null }] };

    expect(organizationsWrittenFor(viewer)).toEqual(['author']);
  });
});

it('an idea is taken up into any consultation of its institution that was not given up', () => {
  const codesOf = (status: keyof typeof inEveryStatus) => refusalsOfTakingUp(submitted, inEveryStatus[status]).map(({ code }) => code);
  const statuses = Object.keys(inEveryStatus) as (keyof typeof inEveryStatus)[];

  expect(statuses.filter((status) => codesOf(status).length > 0)).toEqual(['WITHDRAWN', 'CANCELLED']);
  for (const consultation of [null, { ...inEveryStatus.OPEN, institutionId: 'other' }]) expect(refusalsOfTakingUp(submitted, consultation)).toMatchObject([{ code: 'NOT_FOUND', field: ['consultationId'] }]);
});
