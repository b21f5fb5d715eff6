/** Where the erasure of a person stands. */
export type ErasureState = 'REQUESTED' | 'DEFERRED' | 'WITHDRAWN' | 'ERASING' | 'ERASED';

/** The erasure of a person (GDPR art. 17): ids and times, no word of why. */
export interface Erasure {
  readonly id: string;
  readonly userId: string;
  readonly state: ErasureState;
  /** Null when the person did not ask: a guardian refused, or nobody used the account for years. */
  readonly requestedAt: Date | null;
  readonly stateSince: Date;
  /** When identity itself let go of the person. */
  readonly erasedAt: Date | null;
}

/** What stands in the way of an erasure, and since when. */
export interface ErasureBlocker {
  readonly code: string;
  readonly since: string;
}

/** The services that have to clear a request, and to acknowledge the erasure. */
export const others = ['registry', 'volunteering', 'consultations', 'messaging'] as const;

/** Whom identity asks: itself, and every other service. */
export type AnsweringService = (typeof others)[number] | 'identity';

/** What one service last said. */
export interface ErasureAnswer {
  readonly service: AnsweringService;
  /** Rises with each answer of the service about one person. */
  readonly version: number;
  readonly blockers: readonly ErasureBlocker[];
  readonly forgottenAt: Date | null;
}

const everyone: readonly AnsweringService[] = ['identity', ...others];

/** What can be done next without the person. */
export type ErasureStep = 'DEFER' | 'BEGIN' | 'COMPLETE';

/** Whether the request can still be taken back: nothing of the person is gone. */
export const isWithdrawable = ({ state }: Pick<Erasure, 'state'>): boolean => state === 'REQUESTED' || state === 'DEFERRED';

/** Enters the request of a person. */
export const request = (id: string, userId: string, now: Date): Erasure => ({ id, userId, state: 'REQUESTED', requestedAt: now, stateSince: now, erasedAt: null });

/** What the answers call for; null when somebody has still to say something, or a duty still stands. */
export function nextStep({ state, erasedAt }: Pick<Erasure, 'state' | 'erasedAt'>, answers: readonly ErasureAnswer[]): ErasureStep | null {
  const given = new Map(answers.map((answer) => [answer.service, answer]));
  if (isWithdrawable({ state })) {
    if (answers.some(({ blockers }) => blockers.length > 0)) return state === 'DEFERRED' ? null : 'DEFER';
    return everyone.every((service) => given.has(service)) ? 'BEGIN' : null;
  }
  if (state !== 'ERASING' || erasedAt === null) return null;
  return others.every((service) => given.get(service)?.forgottenAt != null) ? 'COMPLETE' : null;
}

const stateAfter = { DEFER: 'DEFERRED', BEGIN: 'ERASING', COMPLETE: 'ERASED' } as const;

/** The erasure after a step. */
export const advanced = (erasure: Erasure, step: ErasureStep, now: Date): Erasure => ({ ...erasure, state: stateAfter[step], stateSince: now });

/** The person stays. */
export const withdrawn = (erasure: Erasure, now: Date): Erasure => ({ ...erasure, state: 'WITHDRAWN', stateSince: now });

/** Identity has let go of the person, asked or not; the others are to follow. */
export const begunHere = (erasure: Erasure | null, fresh: Pick<Erasure, 'id' | 'userId'>, now: Date): Erasure =>
  erasure === null
    ? { ...fresh, state: 'ERASING', requestedAt: null, stateSince: now, erasedAt: now }
    : { ...erasure, state: 'ERASING', stateSince: erasure.state === 'ERASING' ? erasure.stateSince : now, erasedAt: now };
