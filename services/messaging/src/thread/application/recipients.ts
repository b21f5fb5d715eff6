import type { Refusal } from '@conect/kernel';
import type { InboxKind } from '../domain/thread';
import type { ThreadUnit } from './ports';

/** An organization that ended takes no letters any more; one that is suspended or in dissolution does. */
const reachableStatuses: ReadonlySet<string | null> = new Set(['ACTIVE', 'SUSPENDED', 'DISSOLVING']);

/** Why nobody can write to this inbox: there is none, or not any more. */
export async function refusalsOfRecipient({ institutions, organizations }: ThreadUnit, { kind, id }: { readonly kind: InboxKind; readonly id: string }, field: string): Promise<readonly Refusal<'NOT_FOUND'>[]> {
  const isThere = kind === 'INSTITUTION' ? await institutions.isOpen(id) : reachableStatuses.has(await organizations.statusOf(id));
  return isThere ? [] : [{ code: 'NOT_FOUND', field: [field], params: { what: 'RECIPIENT' } }];
}
