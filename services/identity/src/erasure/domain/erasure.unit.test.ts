import { advanced, begunHere, isWithdrawable, nextStep, others, request, withdrawn, type AnsweringService, type Erasure, type ErasureAnswer, type ErasureState } from './erasure';
import { lifecycle } from './lifecycle';

const now = new Date('2026-03-02T10:00:00Z');
const states: readonly ErasureState[] = ['REQUESTED', 'DEFERRED', 'WITHDRAWN', 'ERASING', 'ERASED'];
const inState = (state: ErasureState): Erasure => ({ ...request('e', 'u', now), state, erasedAt: state === 'ERASED' ? now : null });
const says = (service: AnsweringService, more: Partial<ErasureAnswer> = {}): ErasureAnswer => ({ service, version: 1, blockers: [], forgottenAt: null, ...more });
const everyone: readonly AnsweringService[] = ['identity', ...others];
const duty = { code: 'CONTRACT_IN_FORCE', since: now.toISOString() };

/** The table as the rules walk it. */
function walked(): string[] {
  const line = (from: string, to: string, by: string): string => `${from} ${to} ${by}`;
  const events = { DEFER: 'answer', BEGIN: 'answer', COMPLETE: 'acknowledgment' } as const;
  const answered = [everyone.map((service) => says(service)), everyone.map((service) => says(service, { blockers: [duty] })), others.map((service) => says(service, { forgottenAt: now }))];
  const found = states.flatMap((state) => {
    const stages = state === 'ERASING' ? [inState(state), { ...inState(state), erasedAt: now }] : [inState(state)];
    const steps = stages.flatMap((erasure) => answered.flatMap((answers) => nextStep(erasure, answers) ?? []).map((step) => line(state, advanced(erasure, step, now).state, events[step])));
    return isWithdrawable({ state }) ? [...steps, line(state, withdrawn(inState(state), now).state, 'withdrawErasureRequest')] : steps;
  });
  const erased = (['REQUESTED', 'DEFERRED', 'ERASING'] as const).map((state) => line(state, begunHere(inState(state), { id: 'x', userId: 'u' }, now).state, 'erasePerson'));
  return [...new Set([line('NONE', request('e', 'u', now).state, 'requestErasure'), line('NONE', begunHere(null, { id: 'x', userId: 'u' }, now).state, 'erasePerson'), ...found, ...erased])].sort();
}

describe('the life of an erasure', () => {
  it('has exactly the edges of its table', () => {
    expect(walked()).toEqual(lifecycle.map(({ from, to, by }) => `${from} ${to} ${by}`).sort());
  });

  it.each(everyone)('does not begin before %s has answered', (silent) => {
    expect(nextStep(inState('REQUESTED'), everyone.filter((service) => service !== silent).map((service) => says(service)))).toBeNull();
  });

  it('waits for one duty, and goes on when it has ended', () => {
    const answers = (blockers: ErasureAnswer['blockers']) => everyone.map((service) => says(service, service === 'volunteering' ? { blockers } : {}));

    expect(nextStep(inState('REQUESTED'), answers([duty]))).toBe('DEFER');
    expect(nextStep(inState('DEFERRED'), answers([duty]))).toBeNull();
    expect(nextStep(inState('DEFERRED'), answers([]))).toBe('BEGIN');
  });

  it.each(others)('is not over before %s has forgotten', (silent) => {
    const erasing = { ...inState('ERASING'), erasedAt: now };
    const answers = others.map((service) => says(service, { forgottenAt: service === silent ? null : now }));

    expect(nextStep(erasing, answers)).toBeNull();
    expect(nextStep(erasing, others.map((service) => says(service, { forgottenAt: now })))).toBe('COMPLETE');
  });
});
