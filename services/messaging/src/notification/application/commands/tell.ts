import type { NewId } from '@conect/kernel';
import type { PlanMails } from '../../../mail/application/plan-mails';
import type { MessagingUnit } from '../../../service/application/ports';
import { notices, recipientsOf, type Cause, type Notice, type NoticedEvent, type RecipientsRule } from '../../domain/notices';
import { notify } from '../../domain/notification';

interface Dependencies {
  readonly newId: NewId;
  readonly planMails: PlanMails;
  /** Who is told of what; the table, unless a test tries a rule that no event uses yet. */
  readonly rules?: Readonly<Record<NoticedEvent, Pick<Notice, 'recipients'>>>;
}

/** See {@link createTell}. */
export type Tell = (unit: MessagingUnit, kind: NoticedEvent, cause: Cause) => Promise<void>;

/** Tells everybody whom a cause concerns, each of them once however often the cause comes. */
export const createTell =
  ({ newId, planMails, rules = notices }: Dependencies): Tell =>
  async (unit, kind, cause) => {
    const rule = rules[kind].recipients;
    const recipients = recipientsOf(rule, cause, await holdersFor(rule, unit));
    const told = await unit.notifications.insertNew(recipients.map((recipient) => notify(newId(), kind, { cause, recipient, now: unit.now })));
    await planMails(unit, cause, told);
  };

const holdersFor = (rule: RecipientsRule, { memberships }: MessagingUnit): Promise<readonly string[]> =>
  typeof rule === 'string' ? Promise.resolve([]) : memberships.findUserIdsByRole(rule.role);
