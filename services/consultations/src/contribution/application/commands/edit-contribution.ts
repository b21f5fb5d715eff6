import type { UserCall } from '@conect/auth';
import { accept, differencesOf, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { ContributionInput } from '../../domain/content-input';
import { editContribution, isSubmitted } from '../../domain/lifecycle';
import { refusalsOfContribution } from '../../domain/permissions';
import { contentFields } from '../../domain/register';
import { changeContribution, type ContributionTarget } from '../change-contribution';
import { composeContent } from '../compose-content';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { enterChange } from '../save-contribution';

/** See {@link createEditContribution}. */
export type EditContribution = (call: UserCall, request: ContributionTarget & ContributionInput) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** The author says something else before the deadline; what was said before is kept, and what says the same leaves no trace. */
export const createEditContribution =
  (inTransaction: InContributionTransaction): EditContribution =>
  (call, { contributionId, expectedVersion, ...input }) =>
    changeContribution(inTransaction, call, {
      target: { contributionId, expectedVersion },
      refusalsOf: (viewer, scene) => refusalsOfContribution('edit', viewer, scene),
      change: async (unit, { contribution: before, consultation }) => {
        const { userId } = call.principal;
        const composed = await composeContent(unit, { consultation, input, before: before.content, userId });
        if (!composed.ok) return composed;
        const { content, attachmentHashes } = composed.value;
        if (!isSubmitted(before) || Object.keys(differencesOf(before.content, content)).length === 0) return accept(null);

        const event = editContribution(before, content);
        await unit.contributions.addContent(event.contribution, { writtenAt: unit.now, writtenBy: userId });
        await enterChange(unit, before, event, { kind: 'EDITED', itemNumber: event.contribution.contentNumber, fields: contentFields(content, attachmentHashes) });
        return accept(null);
      },
    });
