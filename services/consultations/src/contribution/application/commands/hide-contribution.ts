import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import { deadlineSince } from '@conect/legal-clock';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { ModerationReason } from '../../domain/moderation';
import { readGrounds } from '../../domain/moderation-input';
import { hideContribution } from '../../domain/moderation-lifecycle';
import { refusalsOfModeration } from '../../domain/moderation-permissions';
import { hidingFields } from '../../domain/register';
import { changeContribution, type ContributionTarget } from '../change-contribution';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { enterChange } from '../save-contribution';

/** See {@link createHideContribution}. */
export type HideContribution = (call: UserCall, request: ContributionTarget & { readonly reason: ModerationReason; readonly explanation: string }) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** An officer hides the words of a contribution, for one of the reasons that there are; it keeps its number, is counted and is answered as every other one. */
export const createHideContribution =
  (inTransaction: InContributionTransaction): HideContribution =>
  (call, { reason, explanation, ...target }) =>
    changeContribution(inTransaction, call, {
      target,
      refusalsOf: (viewer, scene) => refusalsOfModeration('hide', viewer, scene),
      change: async (unit, { contribution: before }) => {
        const grounds = readGrounds(reason, explanation);
        if (!grounds.ok) return grounds;
        const { at: appealUntil, term } = deadlineSince(await unit.legalClock(), 'MODERATION_APPEAL', unit.now);

        const event = hideContribution(before, { ...grounds.value, hiddenBy: call.principal.userId, appealUntil, appealBasis: term.basis }, unit.now);
        await unit.contributions.addModeration(event.contribution);
        await enterChange(unit, before, event, { kind: 'HIDDEN', itemNumber: event.contribution.moderation.number, fields: hidingFields(grounds.value) });
        return accept(null);
      },
    });
