import type { NewId } from '@conect/kernel';
import { createPlanMails } from '../mail/application/plan-mails';
import { createPlanPushes } from '../push/application/plan-pushes';
import type { PlanSending } from './application/plan-sending';

/** Plans both mails and pushes about new notices. */
export function createPlanSending(dependencies: { readonly newId: NewId }): PlanSending {
  const [toMail, toDevices] = [createPlanMails(dependencies), createPlanPushes(dependencies)];
  return async (...told) => {
    await toMail(...told);
    await toDevices(...told);
  };
}
