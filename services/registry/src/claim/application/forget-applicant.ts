import { recordChange } from '../../organization/application/change-organization';
import { deleteDraft } from '../../organization/domain/registration';
import { takeBack } from './commands/withdraw-claim';
import { sceneOf } from './change-claim';
import type { ClaimUnit } from './ports';

/**
 * What an erasure does in the registry: drafts that nobody has handed in go, claims that wait are taken back, and of all claims the words, and the evidence but of those upon which SGG
 * handed an organization over. What was entered of an organization is the organization's.
 */
export async function forgetApplicant(unit: ClaimUnit, userId: string): Promise<void> {
  for (const id of await unit.organizations.findDraftIdsOf(userId)) {
    const organization = await unit.organizations.findByIdForUpdate(id);
    const deletion = organization === null ? null : deleteDraft(organization, unit.now);
    if (organization !== null && deletion?.ok === true) await recordChange(unit, organization, deletion.value);
  }
  for (const id of await unit.claims.findPendingIdsBy(userId)) {
    const scene = await sceneOf(unit, id, userId);
    if (scene !== null) await takeBack(unit, scene);
  }
  await unit.claims.forgetWordsOf(userId);
}
