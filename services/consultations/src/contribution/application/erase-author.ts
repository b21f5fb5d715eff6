import type { ContributionUnit } from './ports';
import { identityFields, moderationFields, personFields } from '../domain/register';

/**
 * Forgets who wrote: of a person's own contributions name, contact, words and attachments go, of what the person wrote for an organization or institution
 * name and contact. Number, hashes and decision stay, as the law's register asks (domain 2.11); what is gone twice is gone.
 */
export async function eraseAuthor({ contributions, register, audit, now }: ContributionUnit, userId: string): Promise<void> {
  for (const { contribution, writtenNumbers } of await contributions.findWrittenByForUpdate(userId)) {
    const isOwn = contribution.author.kind === 'INDIVIDUAL' && contribution.authorUserId === userId;
    const { id: contributionId, institutionId, year, number, receivedAt } = contribution;
    const what = { contributionId, numbers: writtenNumbers, fields: isOwn ? personFields : identityFields };
    await contributions.erase(contribution, { numbers: writtenNumbers, erasedAt: isOwn ? now : null });
    await register.forget(what);
    if (isOwn) await register.forgetModeration(contributionId, moderationFields);
    await register.append({ institutionId, contributionId, year, number, receivedAt, at: now, kind: 'ERASED', itemNumber: null, fields: {} });
    await audit({ contributionId, changes: { erasedAt: { before: null, after: isOwn ? now : null }, contact: { before: 'erased', after: null } } });
  }
}
