import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { readAppeal } from '../../domain/moderation-input';
import { appealModeration, isAppealable } from '../../domain/moderation-lifecycle';
import { refusalsOfModeration } from '../../domain/moderation-permissions';
import { changeContribution, type ContributionTarget } from '../change-contribution';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { enterChange } from '../save-contribution';

/** See {@link createAppealModeration}. */
export type AppealModeration = (call: UserCall, request: ContributionTarget & { readonly text: string }) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** The author appeals against the hiding, once and within the term; the words stay hidden until SGG decides (Regulamentul (UE) 2022/2065 art. 20). */
export const createAppealModeration =
  (inTransaction: InContributionTransaction): AppealModeration =>
  (call, { text, ...target }) =>
    changeContribution(inTransaction, call, {
      target,
      refusalsOf: (viewer, scene) => refusalsOfModeration('appealModeration', viewer, scene),
      change: async (unit, { contribution: before }) => {
        const appealText = readAppeal(text);
        if (!appealText.ok) return appealText;
        if (!isAppealable(before)) return accept(null);

        const event = appealModeration(before, { appealText: appealText.value, appealedBy: call.principal.userId }, unit.now);
        await unit.contributions.saveModeration(event.contribution);
        await enterChange(unit, before, event, null);
        return accept(null);
      },
    });
