import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { RuledStatus } from '../../domain/moderation';
import { readRuling } from '../../domain/moderation-input';
import { decideAppeal, isAppealed } from '../../domain/moderation-lifecycle';
import { refusalsOfModeration } from '../../domain/moderation-permissions';
import { rulingFields } from '../../domain/register';
import { changeContribution, type ContributionTarget } from '../change-contribution';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { enterChange } from '../save-contribution';

/** See {@link createDecideAppeal}. */
export type DecideAppeal = (call: UserCall, request: ContributionTarget & { readonly decision: RuledStatus; readonly reason: string }) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** SGG decides whether the words are shown again, by somebody who had no part in the hiding; the register says so once they are. */
export const createDecideAppeal =
  (inTransaction: InContributionTransaction): DecideAppeal =>
  (call, { decision, reason, ...target }) =>
    changeContribution(inTransaction, call, {
      target,
      refusalsOf: (viewer, scene) => refusalsOfModeration('decideAppeal', viewer, scene),
      change: async (unit, { contribution: before }) => {
        const ruling = readRuling(decision, reason);
        if (!ruling.ok) return ruling;
        if (!isAppealed(before)) return accept(null);

        const event = decideAppeal(before, { ...ruling.value, ruledBy: call.principal.userId }, unit.now);
        await unit.contributions.saveModeration(event.contribution);
        const isRestored = ruling.value.status === 'RESTORED';
        await enterChange(unit, before, event, isRestored ? { kind: 'RESTORED', itemNumber: before.moderation.number, fields: rulingFields(ruling.value) } : null);
        return accept(null);
      },
    });
