import type { AddressedLetter } from '../../block/domain/sender-block';
import type { MessagingRefusal } from '../../service/domain/refusals';
import type { ThreadUnit } from './ports';

/** An organization that ended takes no letters any more; one that is suspended or in dissolution does. */
const reachableStatuses: ReadonlySet<string | null> = new Set(['ACTIVE', 'SUSPENDED', 'DISSOLVING']);

/** Why a letter does not come to its recipient: there is none, not any more, or it refuses what this sender writes. */
export async function refusalsOfLetter({ institutions, organizations, blocks }: ThreadUnit, letter: AddressedLetter, field: string): Promise<readonly MessagingRefusal[]> {
  const { recipientKind: kind, recipientId: id } = letter;
  const isThere = kind === 'INSTITUTION' ? await institutions.isOpen(id) : reachableStatuses.has(await organizations.statusOf(id));
  if (!isThere) return [{ code: 'NOT_FOUND', field: [field], params: { what: 'RECIPIENT' } }];
  return (await blocks.isRefused(letter)) ? [{ code: 'SENDER_BLOCKED', field: [field] }] : [];
}
