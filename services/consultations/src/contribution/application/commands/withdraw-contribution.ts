import type { UserCall } from '@conect/auth';
import { accept, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import { isSubmitted, withdrawContribution } from '../../domain/lifecycle';
import { refusalsOfContribution } from '../../domain/permissions';
import { changeContribution, type ContributionTarget } from '../change-contribution';
import type { ContributionIds, InContributionTransaction } from '../ports';
import { enterChange } from '../save-contribution';

/** See {@link createWithdrawContribution}. */
export type WithdrawContribution = (call: UserCall, target: ContributionTarget) => Promise<Result<ContributionIds, ConsultationsErrorCode>>;

/** The author takes the contribution back before the deadline; its number stays in the register. */
export const createWithdrawContribution =
  (inTransaction: InContributionTransaction): WithdrawContribution =>
  (call, target) =>
    changeContribution(inTransaction, call, {
      target,
      refusalsOf: (viewer, scene) => refusalsOfContribution('withdraw', viewer, scene),
      change: async (unit, { contribution: before }) => {
        if (!isSubmitted(before)) return accept(null);
        const event = withdrawContribution(before, unit.now);
        await unit.contributions.save(event.contribution);
        await enterChange(unit, before, event, { kind: 'WITHDRAWN', itemNumber: null, fields: {} });
        return accept(null);
      },
    });
