import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import type { Viewer } from '@conect/kernel';
import { inEveryStatus as consultations, institutionId, then } from '../../../test/examples';
import { aContribution, inEveryStatus } from '../../../test/example-contributions';
import type { Contribution, ContributionEvent, ContributionStatus } from './contribution';
import { contributionLifecycle, editContribution, submitContribution, withdrawContribution } from './lifecycle';
import { contributionActions, refusalsOfContribution, type ContributionAction } from './permissions';

const schema = join(__dirname, '../../../schema');
const sdl = readdirSync(schema).map((file) => readFileSync(join(schema, file), 'utf8')).join('\n');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const later = new Date('2026-03-05T08:00:00Z');
const { SUBMITTED } = inEveryStatus;

/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, ContributionEvent>> = {
  'NONE submitContribution': submitContribution(aContribution, later),
  'SUBMITTED editContribution': editContribution(SUBMITTED, { ...SUBMITTED.content, text: 'Altfel.' }),
  'SUBMITTED withdrawContribution': withdrawContribution(SUBMITTED, later),
};

describe('every edge', () => {
  it.each(contributionLifecycle.map((edge) => [`${edge.from} ${edge.by}`, edge] as const))('%s has a way to walk it, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect(inputs).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    expect(walks[key]).toMatchObject({ type: event, contribution: { status: to, version: from === 'NONE' ? 1 : 4 } });
    if (from !== to) expect(walks[key]!.contribution.statusSince).toBe(later);
  });

  it('stands once, no rule is left over, and together they reach every status', () => {
    const keys = contributionLifecycle.map(({ from, by }) => `${from} ${by}`);

    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(walks).sort()).toEqual([...keys].sort());
    expect((Object.keys(inEveryStatus) as ContributionStatus[]).filter((status) => !contributionLifecycle.some(({ to }) => to === status))).toEqual([]);
  });
});

describe('every pair of a state and an action', () => {
  const mutationOf: Readonly<Record<ContributionAction, string>> = { edit: 'editContribution', withdraw: 'withdrawContribution' };
  const author: Viewer = { userId: 'paul', roles: [] };
  const strangers: readonly Viewer[] = [{ userId: 'dan', roles: [] }, { userId: 'radu', roles: [{ role: 'TRANSPARENCY_OFFICER', institutionId, organizationId: null }] }];
  const scene = { consultation: consultations.OPEN, now: then, standing: { author: { kind: 'INDIVIDUAL' } } } as const;
  const pairs = contributionActions.flatMap((action) => (Object.keys(inEveryStatus) as ContributionStatus[]).map((status) => [action, status] as const));

  it.each(pairs)('%s of %s is allowed to its author within the term if there is such an edge, and refused otherwise', (action, status) => {
    const contribution = (inEveryStatus as Readonly<Record<string, Contribution>>)[status]!;
    const isEdge = contributionLifecycle.some(({ from, by }) => from === status && by === mutationOf[action]);
    const codes = (viewer: Viewer, changes: object = {}) => refusalsOfContribution(action, viewer, { ...scene, contribution, ...changes }).map(({ code }) => code);

    expect(codes(author)).toEqual(isEdge ? [] : ['INVALID_STATE']);
    expect(codes(author, { now: consultations.OPEN.inputDeadline })).toEqual(['DEADLINE_PASSED']);
    expect(codes(author, { consultation: consultations.WITHDRAWN, now: then })).toEqual(['INVALID_STATE']);
    expect(strangers.map((viewer) => codes(viewer))).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
  });
});
