import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import type { Viewer } from '@conect/kernel';
import { inEveryStatus as consultations, institutionId, then } from '../../../test/examples';
import { aContribution, inEveryStatus } from '../../../test/example-contributions';
import type { Contribution, ContributionEvent, ContributionStatus } from './contribution';
import { readDecision } from './decision';
import { contributionLifecycle, decideContribution, decidedStatuses, editContribution, reviewJob, submitContribution, takeUnderReview, withdrawContribution } from './lifecycle';
import { contributionActions, refusalsOfContribution, refusalsOfDeciding, refusalsOfDecision, seenStatus, type ContributionAction } from './permissions';

const schema = join(__dirname, '../../../schema');
const sdl = readdirSync(schema).map((file) => readFileSync(join(schema, file), 'utf8')).join('\n');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const later = new Date('2026-03-05T08:00:00Z');
const { SUBMITTED } = inEveryStatus;

/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, ContributionEvent>> = {
  'NONE SUBMITTED submitContribution': submitContribution(aContribution, later),
  'NONE SUBMITTED recordContribution': submitContribution({ ...aContribution, channel: 'POST', authorUserId: null, recordedBy: 'radu' }, later),
  'SUBMITTED SUBMITTED editContribution': editContribution(SUBMITTED, { ...SUBMITTED.content, text: 'Altfel.' }),
  'SUBMITTED WITHDRAWN withdrawContribution': withdrawContribution(SUBMITTED, later),
  [`SUBMITTED UNDER_REVIEW ${reviewJob}`]: takeUnderReview(SUBMITTED, later),
  ...Object.fromEntries(
    (['UNDER_REVIEW', ...decidedStatuses] as const).flatMap((from) =>
      decidedStatuses.map((status) => [`${from} ${status} decideContributions`, decideContribution(inEveryStatus[from], { status, justification: 'Din alt motiv decât înainte.', decidedBy: 'radu' }, later)]),
    ),
  ),
};

describe('every edge', () => {
  it.each(contributionLifecycle.map((edge) => [`${edge.from} ${edge.to} ${edge.by}`, edge] as const))('%s has a way to walk it, a rule that leads where it says, and a contract of its event', (key, { from, to, by, event }) => {
    expect([...inputs, reviewJob]).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    expect(walks[key]).toMatchObject({ type: event, contribution: { status: to, version: from === 'NONE' ? 1 : 4 } });
    if (from !== to) expect(walks[key]!.contribution.statusSince).toBe(later);
  });

  it('stands once, no rule is left over, and together they reach every status', () => {
    const keys = contributionLifecycle.map(({ from, to, by }) => `${from} ${to} ${by}`);

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
    const contribution: Contribution = inEveryStatus[status];
    const isEdge = contributionLifecycle.some(({ from, by }) => from === status && by === mutationOf[action]);
    const codes = (viewer: Viewer, changes: object = {}) => refusalsOfContribution(action, viewer, { ...scene, contribution, ...changes }).map(({ code }) => code);

    expect(codes(author)).toEqual(isEdge ? [] : ['INVALID_STATE']);
    expect(codes(author, { now: consultations.OPEN.inputDeadline })).toEqual(['DEADLINE_PASSED']);
    expect(codes(author, { consultation: consultations.WITHDRAWN, now: then })).toEqual(['INVALID_STATE']);
    expect(strangers.map((viewer) => codes(viewer))).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
  });
});

describe('a decision', () => {
  const officer: Viewer = { userId: 'radu', roles: [{ role: 'TRANSPARENCY_OFFICER', institutionId, organizationId: null }] };
  const colleague: Viewer = { userId: 'ilie', roles: [{ role: 'FOI_OFFICER', institutionId, organizationId: null }] };
  const { OPEN } = consultations;

  it('is for who publishes for the institution, from the deadline until the answers are published', () => {
    const codes = (viewer: Viewer, consultation: (typeof consultations)[keyof typeof consultations], now = then) => refusalsOfDeciding(viewer, { consultation, now }).map(({ code }) => code);

    expect(codes(officer, consultations.ANALYSIS)).toEqual([]);
    expect([codes(officer, OPEN), codes(officer, OPEN, OPEN.inputDeadline)]).toEqual([['INVALID_STATE'], []]);
    for (const consultation of [consultations.RESPONDED, consultations.ADOPTED, consultations.WITHDRAWN]) expect(codes(officer, consultation)).toEqual(['INVALID_STATE']);
    expect([codes(colleague, consultations.ANALYSIS), codes({ userId: 'paul', roles: [] }, consultations.ANALYSIS), codes({ userId: null, roles: [] }, consultations.ANALYSIS)]).toEqual([['FORBIDDEN'], ['FORBIDDEN'], ['UNAUTHENTICATED']]);
  });

  it.each(Object.entries(inEveryStatus))('about one that is %s is possible unless its author took it back', (status, contribution) => {
    expect(refusalsOfDecision(contribution).map(({ code }) => code)).toEqual(status === 'WITHDRAWN' ? ['INVALID_STATE'] : []);
  });

  it('is justified where the draft does not take over the whole', () => {
    const codes = (status: Parameters<typeof readDecision>[0], text: string | null) => {
      const read = readDecision(status, text);
      return read.ok ? read.value : read.refusals.map(({ code, params }) => `${code} ${params!['expected']}`);
    };

    for (const status of ['REJECTED', 'PARTIALLY_ACCEPTED'] as const) {
      expect([codes(status, null), codes(status, 'nu'), codes(status, 'x'.repeat(29))]).toEqual([['BAD_USER_INPUT VALUE'], ['BAD_USER_INPUT MINIMUM_LENGTH'], ['BAD_USER_INPUT MINIMUM_LENGTH']]);
      expect(codes(status, 'x'.repeat(30))).toEqual({ status, justification: 'x'.repeat(30) });
    }
    expect(codes('NOT_APPLICABLE', null)).toEqual(['BAD_USER_INPUT VALUE']);
    expect(codes('NOT_APPLICABLE', 'Alt proiect.')).toEqual({ status: 'NOT_APPLICABLE', justification: 'Alt proiect.' });
    expect(codes('ACCEPTED', null)).toEqual({ status: 'ACCEPTED', justification: null });
  });

  it('is seen by the institution and the author at once, by everybody with the answers', () => {
    const [paul, dan]: readonly Viewer[] = [{ userId: 'paul', roles: [] }, { userId: 'dan', roles: [] }];
    const seen = (viewer: Viewer, consultation: (typeof consultations)[keyof typeof consultations]) => seenStatus(viewer, inEveryStatus.REJECTED, { consultation, now: later });

    expect([officer, colleague, paul!, dan!].map((viewer) => seen(viewer, consultations.ANALYSIS))).toEqual(['REJECTED', 'REJECTED', 'REJECTED', 'UNDER_REVIEW']);
    expect(seen(dan!, consultations.RESPONDED)).toBe('REJECTED');
    expect(seenStatus(dan!, SUBMITTED, { consultation: OPEN, now: OPEN.inputDeadline })).toBe('UNDER_REVIEW');
  });
});
