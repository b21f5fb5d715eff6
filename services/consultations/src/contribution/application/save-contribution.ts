import { differencesOf } from '@conect/kernel';
import type { Contribution, ContributionEvent, ModerationEvent } from '../domain/contribution';
import type { RegisterItem } from '../domain/register';
import type { ContributionUnit } from './ports';

/** What the register is to say of a change. */
type EntryOfChange = Pick<RegisterItem, 'kind' | 'itemNumber' | 'fields'>;

/** Enters a change in the register of the institution, unless it is none of the register's, and in the audit trail, and tells the others. How it is saved is the caller's. */
export async function enterChange({ register, publish, audit, now }: ContributionUnit, before: Contribution | null, event: ContributionEvent | ModerationEvent, entry: EntryOfChange | null): Promise<void> {
  const { contribution } = event;
  const { id: contributionId, institutionId, year, number, receivedAt } = contribution;
  if (entry !== null) await register.append({ institutionId, contributionId, year, number, receivedAt, at: now, ...entry });
  await publish(event);
  await audit({ contributionId, changes: differencesOf(before === null ? null : flat(before), flat(contribution)) });
}

/** Each thing a contribution says stands in the audit trail by itself. */
const flat = ({ content, moderation, ...facts }: Contribution): object => ({ ...facts, ...content, ...moderationFacts(moderation) });

/** Who did what about its words, without what they said of them. */
function moderationFacts(moderation: Contribution['moderation']): object {
  if (moderation === null) return {};
  const { status, reason, number, hiddenBy } = moderation;
  return { moderation: { number, status, reason, hiddenBy, ruledBy: 'ruledBy' in moderation ? moderation.ruledBy : null } };
}
