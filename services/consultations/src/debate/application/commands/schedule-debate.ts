import type { UserCall } from '@conect/auth';
import { accept, type NewId, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readPlan, type PlanInput } from '../../domain/debate-input';
import { scheduleDebate } from '../../domain/lifecycle';
import { changeDebateOf } from '../change-debate';
import type { DebateIds, InDebateTransaction } from '../ports';
import { recordDebate, seatWaiting } from '../record-debate';

interface Dependencies {
  readonly inTransaction: InDebateTransaction;
  readonly newId: NewId;
}

/** See {@link createScheduleDebate}. */
export type ScheduleDebate = (call: UserCall, request: PlanInput & { readonly consultationId: string }) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

/** An officer announces when and where the debate is, on request or of the institution's own accord, or announces it anew until it is held (Legea 52/2003 art. 7(10)). */
export const createScheduleDebate =
  ({ inTransaction, newId }: Dependencies): ScheduleDebate =>
  (call, { consultationId, ...given }) =>
    changeDebateOf(inTransaction, call, {
      action: 'scheduleDebate',
      consultationId,
      newId,
      decide: async (unit, { debate: before }) => {
        if (before.status !== 'NONE' && before.status !== 'REQUESTED' && before.status !== 'SCHEDULED') return accept({});
        const plan = readPlan(given, unit.now);
        if (!plan.ok) return plan;
        const debate = await recordDebate(unit, before, scheduleDebate(before, plan.value, unit.now));
        // Who has a place keeps it, even if there are fewer than before.
        await seatWaiting(unit, debate, debate.plan);
        return accept({});
      },
    });
