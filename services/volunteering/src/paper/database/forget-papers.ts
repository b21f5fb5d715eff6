import type { EntityManager } from 'typeorm';
import { deletedBy } from './paper-store';
import { removeLater } from './paper-unit';

/** Whatever a person asked for, or is spoken of in: papers of his own, and registers of the hosts with which he had a contract. */
const ofPerson = `requested_by = $1 OR volunteer_id = $1 OR (kind = 'REGISTER' AND organization_id IN (SELECT c.organization_id FROM contract c WHERE c.volunteer_id = $1))`;

/** Removes the papers in which a person who is erased is spoken of, and those that he asked for; their files go by the job of this transaction. */
export async function forgetPapers({ data }: { readonly data: { readonly userId: string } }, manager: EntityManager): Promise<void> {
  await removeDeleted(manager, ofPerson, [data.userId]);
}

/** Removes the papers of contracts of which the details of people are no longer kept. */
export const forgetContractPapers = (manager: EntityManager, contractIds: readonly string[]): Promise<void> =>
  contractIds.length === 0 ? Promise.resolve() : removeDeleted(manager, `subject_id = ANY ($1::uuid[]) AND kind IN ('CONTRACT', 'VOLUNTEER_SHEET', 'PROTECTION_SHEET')`, [contractIds]);

async function removeDeleted(manager: EntityManager, condition: string, parameters: readonly unknown[]): Promise<void> {
  const deleted = await deletedBy(manager, condition, parameters);
  await removeLater(manager, deleted.flatMap(({ file }) => file ?? []));
}
