import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consultationsEvents } from '@conect/events';
import type { Role, Viewer } from '@conect/kernel';
import { inEveryStatus as consultations, institutionId, then } from '../../../test/examples';
import { aContribution, inEveryStatus } from '../../../test/example-contributions';
import type { Contribution, ModerationEvent } from './contribution';
import { isHidden, type AppealedModeration, type HiddenModeration, type ModerationStatus } from './moderation';
import { readAppeal, readGrounds, readRuling } from './moderation-input';
import { appealModeration, decideAppeal, hideContribution, moderationLifecycle } from './moderation-lifecycle';
import { maySeeAppeals, moderationActions, refusalsOfModeration, type ModerationAction } from './moderation-permissions';
import { publicName } from './public-name';

const schema = join(__dirname, '../../../schema');
const sdl = readdirSync(schema).map((file) => readFileSync(join(schema, file), 'utf8')).join('\n');
const inputs = [...sdl.matchAll(/^input (\w+)Input \{$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);

const later = new Date('2026-03-05T08:00:00Z');
const explanation = 'Numele și adresa unui vecin, în a doua frază.';
const hidden: HiddenModeration = { status: 'HIDDEN', number: 1, contentNumber: 1, reason: 'PERSONAL_DATA', explanation, hiddenAt: then, hiddenBy: 'radu', appealUntil: new Date('2026-09-02T21:00:00Z'), appealBasis: 'CONECT' };
const appealed: AppealedModeration = { ...hidden, status: 'APPEALED', appealText: 'Vecinul a fost de acord.', appealedAt: then, appealedBy: 'paul' };
const ruled = { ...appealed, rulingReason: 'Acordul vecinului este anexat propunerii.', ruledAt: then, ruledBy: 'victor' };
const inEveryModeration = {
  NONE: null,
  HIDDEN: hidden,
  APPEALED: appealed,
  KEPT_HIDDEN: { ...ruled, status: 'KEPT_HIDDEN' },
  RESTORED: { ...ruled, status: 'RESTORED' },
} as const satisfies Readonly<Record<ModerationStatus | 'NONE', Contribution['moderation']>>;
type State = keyof typeof inEveryModeration;
const states = Object.keys(inEveryModeration) as State[];

const hiding = { reason: 'INSULT_OR_THREAT', explanation, hiddenBy: 'radu', appealUntil: later, appealBasis: 'CONECT' } as const;
const ruling = { rulingReason: ruled.rulingReason, ruledBy: 'victor' };

/** Every edge, walked by its rule. */
const walks: Readonly<Record<string, ModerationEvent>> = {
  'NONE HIDDEN hideContribution': hideContribution(aContribution, hiding, later),
  'RESTORED HIDDEN hideContribution': hideContribution({ ...aContribution, moderation: inEveryModeration.RESTORED }, hiding, later),
  'HIDDEN APPEALED appealModeration': appealModeration({ ...aContribution, moderation: hidden }, { appealText: 'De ce?', appealedBy: 'paul' }, later),
  'APPEALED KEPT_HIDDEN decideAppeal': decideAppeal({ ...aContribution, moderation: appealed }, { ...ruling, status: 'KEPT_HIDDEN' }, later),
  'APPEALED RESTORED decideAppeal': decideAppeal({ ...aContribution, moderation: appealed }, { ...ruling, status: 'RESTORED' }, later),
};

describe('every edge of a hiding', () => {
  it.each(moderationLifecycle.map((edge) => [`${edge.from} ${edge.to} ${edge.by}`, edge] as const))('%s has a way to walk it, a rule that leads where it says, and a contract of its event', (key, { to, by, event }) => {
    expect(inputs).toContain(by);
    expect(consultationsEvents.map(({ name }) => name)).toContain(event);
    expect(walks[key]).toMatchObject({ type: event, contribution: { status: 'SUBMITTED', statusSince: then, version: 4, moderation: { status: to } } });
  });

  it('stands once, no rule is left over, and together they reach every state', () => {
    const keys = moderationLifecycle.map(({ from, to, by }) => `${from} ${to} ${by}`);

    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(walks).sort()).toEqual([...keys].sort());
    expect(states.filter((state) => state !== 'NONE' && !moderationLifecycle.some(({ to }) => to === state))).toEqual([]);
  });

  it('counts hidings, and says which words were judged last', () => {
    expect(walks['RESTORED HIDDEN hideContribution']!.contribution.moderation).toMatchObject({ number: 2, contentNumber: 1 });
    expect(decideAppeal({ ...aContribution, contentNumber: 3, moderation: appealed }, { ...ruling, status: 'RESTORED' }, later).contribution.moderation).toMatchObject({ number: 1, contentNumber: 3 });
  });
});

const who = (userId: string | null, ...roles: Role[]): Viewer => ({ userId, roles: roles.map((role) => ({ role, institutionId: role === 'SGG_ADMIN' ? null : institutionId, organizationId: null })) });
const people = { visitor: who(null), author: who('paul'), stranger: who('dan'), hider: who('radu', 'TRANSPARENCY_OFFICER'), colleague: who('ilie', 'FOI_OFFICER'), sgg: who('victor', 'SGG_ADMIN') };
const codesOf = (action: ModerationAction, viewer: Viewer, contribution: Contribution, changes: object = {}) =>
  refusalsOfModeration(action, viewer, { consultation: consultations.OPEN, now: later, contribution, ...changes }).map(({ code, params }) => (params === undefined ? code : `${code} ${params['status'] ?? params['what']}`));

describe('every pair of a state and an action', () => {
  const mutationOf: Readonly<Record<ModerationAction, string>> = { hide: 'hideContribution', appealModeration: 'appealModeration', decideAppeal: 'decideAppeal' };
  const mayBe: Readonly<Record<ModerationAction, keyof typeof people>> = { hide: 'hider', appealModeration: 'author', decideAppeal: 'sgg' };
  const pairs = moderationActions.flatMap((action) => states.map((state) => [action, state] as const));

  it.each(pairs)('%s of one that is %s is allowed to one kind of person if there is such an edge, and refused otherwise', (action, state) => {
    // Its author has said something else since.
    const contribution: Contribution = { ...aContribution, contentNumber: 2, moderation: inEveryModeration[state] };
    const isEdge = moderationLifecycle.some(({ from, by }) => from === state && by === mutationOf[action]);
    const outcomes = Object.fromEntries(Object.entries(people).map(([name, viewer]) => [name, codesOf(action, viewer, contribution)]));

    const forbidden = Object.fromEntries(Object.keys(people).map((name) => [name, [name === 'visitor' ? 'UNAUTHENTICATED' : 'FORBIDDEN']]));
    expect(outcomes).toEqual({ ...forbidden, [mayBe[action]]: isEdge ? [] : [`INVALID_STATE MODERATION_${state}`] });
  });
});

it('is possible whatever has become of the contribution, unless there is nothing to hide', () => {
  for (const [status, contribution] of Object.entries(inEveryStatus)) {
    expect(codesOf('hide', people.hider, contribution)).toEqual(status === 'WITHDRAWN' ? ['INVALID_STATE WITHDRAWN'] : []);
    expect(codesOf('appealModeration', people.author, { ...contribution, moderation: hidden })).toEqual(status === 'WITHDRAWN' ? ['INVALID_STATE WITHDRAWN'] : []);
  }
  for (const consultation of [consultations.ADOPTED, consultations.WITHDRAWN, consultations.ARCHIVED]) expect(codesOf('hide', people.hider, aContribution, { consultation })).toEqual([]);
  expect(codesOf('hide', people.hider, { ...aContribution, content: { ...aContribution.content, text: null } })).toEqual(['INVALID_STATE MODERATION_ERASED']);
  expect(codesOf('hide', people.hider, { ...aContribution, moderation: inEveryModeration.RESTORED })).toEqual(['INVALID_STATE MODERATION_RESTORED']);
  expect(codesOf('hide', people.sgg, aContribution, { consultation: consultations.DRAFT })).toEqual(['NOT_FOUND CONTRIBUTION']);
});

it('is appealed until the term is over, to the instant', () => {
  const contribution = { ...aContribution, moderation: hidden };

  expect(codesOf('appealModeration', people.author, contribution, { now: new Date(hidden.appealUntil.getTime() - 1) })).toEqual([]);
  expect(codesOf('appealModeration', people.author, contribution, { now: hidden.appealUntil })).toEqual(['INVALID_STATE MODERATION_APPEAL_LATE']);
});

it('is decided by nobody who had a part in it, and by SGG with a second factor', () => {
  const contribution = { ...aContribution, moderation: appealed };
  const partial = [who('radu', 'SGG_ADMIN'), who('paul', 'SGG_ADMIN'), who('victor', 'SGG_ADMIN', 'FOI_OFFICER')];

  expect(partial.map((viewer) => codesOf('decideAppeal', viewer, contribution))).toEqual([['FORBIDDEN'], ['FORBIDDEN'], ['FORBIDDEN']]);
  expect(codesOf('decideAppeal', { ...people.sgg, lacksSecondFactor: true }, contribution)).toEqual(['SECOND_FACTOR_REQUIRED']);
  expect([people.sgg, { ...people.sgg, lacksSecondFactor: true }, people.hider].map(maySeeAppeals)).toEqual([true, false, false]);
});

it('hides until it is decided otherwise, and the name no less than the text', () => {
  expect(states.map((state) => isHidden(inEveryModeration[state]))).toEqual([false, true, true, true, false]);
  expect(states.map((state) => publicName({ ...aContribution, moderation: inEveryModeration[state] }))).toEqual(['Ștefan-Paul ionescu', 'Ș. P. I.', 'Ș. P. I.', 'Ș. P. I.', 'Ștefan-Paul ionescu']);
});

it('is explained, appealed against and decided in words that say something', () => {
  const [short, long] = ['x'.repeat(29), 'x'.repeat(2_001)];
  const fieldsOf = (read: ReturnType<typeof readGrounds | typeof readAppeal | typeof readRuling>) => (read.ok ? [] : read.refusals.map(({ code, field }) => `${code} ${field?.join('.')}`));

  expect([short, long, explanation].map((text) => fieldsOf(readGrounds('ADVERTISING', text)))).toEqual([['BAD_USER_INPUT explanation'], ['BAD_USER_INPUT explanation'], []]);
  expect(['', long, 'De ce?'].map((text) => fieldsOf(readAppeal(text)))).toEqual([['BAD_USER_INPUT text'], ['BAD_USER_INPUT text'], []]);
  expect([short, long, explanation].map((text) => fieldsOf(readRuling('RESTORED', text)))).toEqual([['BAD_USER_INPUT reason'], ['BAD_USER_INPUT reason'], []]);
});
