import type { NewId } from '@conect/kernel';
import type { MessagingUnit } from '../../../service/application/ports';
import { notices, recipientsOf, type Cause, type Notice, type NoticedEvent, type RecipientsRule } from '../../domain/notices';
import { notify } from '../../domain/notification';
import type { Recipient } from '../../domain/recipient';
import type { PlanSending } from '../plan-sending';

interface Dependencies {
  readonly newId: NewId;
  readonly planSending: PlanSending;
  /** Who is told of what; the table, unless a test tries a rule that no event uses yet. */
  readonly rules?: Readonly<Record<NoticedEvent, Pick<Notice, 'recipients'>>>;
}

/** See {@link createTell}. */
export type Tell = (unit: MessagingUnit, kind: NoticedEvent, cause: Cause) => Promise<void>;

/** Tells everybody whom a cause concerns, each of them once however often the cause comes. */
export const createTell =
  ({ newId, planSending, rules = notices }: Dependencies): Tell =>
  async (unit, kind, cause) => {
    const recipients = new Map<string, Recipient>();
    for (const rule of rules[kind].recipients) {
      for (const recipient of recipientsOf(rule, cause, await holdersFor(rule, cause, unit))) recipients.set(`${recipient.service}:${recipient.ref}`, recipient);
    }
    const told = await unit.notifications.insertNew([...recipients.values()].map((recipient) => notify(newId(), kind, { cause, recipient, now: unit.now })));
    await planSending(unit, cause, told);
  };

/** Nobody where the place of a rule is missing: a role in no organization is not a role in every one; nobody of a part of an inbox in which the thread does not lie. */
async function holdersFor(rule: RecipientsRule, { organizationIds, institutionId, drawer }: Cause, { memberships }: MessagingUnit): Promise<readonly string[]> {
  if (typeof rule === 'string' || (rule.drawer !== undefined && rule.drawer !== drawer)) return [];
  if (rule.in === 'SGG') return memberships.findUserIdsByRole(rule.roles);
  const ids = rule.in === 'ORGANIZATION' ? organizationIds : [institutionId].filter((id) => id !== null);
  return ids.length === 0 ? [] : memberships.findUserIdsIn(rule.in, { ids, roles: rule.roles });
}
