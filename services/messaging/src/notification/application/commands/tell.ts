import type { NewId } from '@conect/kernel';
import type { PlanMails } from '../../../mail/application/plan-mails';
import type { MessagingUnit } from '../../../service/application/ports';
import { notices, recipientsOf, type Cause, type NoticedEvent, type RecipientsRule } from '../../domain/notices';
import { notify } from '../../domain/notification';

/** See {@link createTell}. */
export type Tell = (unit: MessagingUnit, kind: NoticedEvent, cause: Cause) => Promise<void>;

/** Tells everybody whom a cause concerns, each of them once however often the cause comes. */
export const createTell =
  ({ newId, planMails }: { readonly newId: NewId; readonly planMails: PlanMails }): Tell =>
  async (unit, kind, cause) => {
    const rule = notices[kind].recipients;
    const recipients = recipientsOf(rule, cause, await holdersFor(rule, unit));
    const told = await unit.notifications.insertNew(recipients.map((recipient) => notify(newId(), kind, { cause, recipient, now: unit.now })));
    await planMails(unit, cause, told);
  };

const holdersFor = (rule: RecipientsRule, { memberships }: MessagingUnit): Promise<readonly string[]> =>
  rule === 'APPLICANT' ? Promise.resolve([]) : memberships.findUserIdsByRole(rule.role);
