import { differencesOf } from '@conect/kernel';
import type { Community, CommunityEvent } from '../domain/community';
import type { CommunityUnit } from './ports';

/** Saves the change of a community, and of the membership it is about, with its event and its audit entry. */
export async function recordCommunity(unit: CommunityUnit, before: Community | null, event: CommunityEvent): Promise<void> {
  const { insert, save, saveMember } = unit.communities;
  await (before === null ? insert : save)(event.community);
  if ('member' in event) await saveMember(event.member);
  await unit.publishCommunity(event);
  const changes = differencesOf(before, event.community);
  await unit.auditCommunity({ communityId: event.community.id, changes: 'member' in event ? { ...changes, member: { before: null, after: event.member } } : changes });
}
