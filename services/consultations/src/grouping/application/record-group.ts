import type { GroupEvent } from '../domain/group';
import type { GroupUnit } from './ports';

/** Tells the others of a change, and enters it in the audit trail with the members that came or went. */
export async function recordGroup({ publish, audit }: Pick<GroupUnit, 'publish' | 'audit'>, event: GroupEvent, members: { readonly before: readonly string[]; readonly after: readonly string[] }): Promise<void> {
  const { id: groupId, consultationId, representativeId } = event.group;
  await publish(event);
  await audit({ groupId, changes: { consultationId: { before: consultationId, after: consultationId }, representativeId: { before: representativeId, after: representativeId }, members } });
}
