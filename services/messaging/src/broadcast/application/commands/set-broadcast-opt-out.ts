import type { UserCall } from '@conect/auth';
import { accept, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type MessagingErrorCode } from '../../../service/domain/refusals';
import type { BroadcastTopic } from '../../domain/broadcast';
import { refusalsOfOptingOut } from '../../domain/permissions';
import type { InBroadcastTransaction } from '../ports';

/** Which organization, and whether it wants nothing about which topic. */
interface OptOutChoice {
  readonly organizationId: string;
  readonly topic: BroadcastTopic;
  readonly optedOut: boolean;
}

/** See {@link createSetBroadcastOptOut}. */
export type SetBroadcastOptOut = (call: UserCall, choice: OptOutChoice) => Promise<Result<{ readonly organizationId: string }, MessagingErrorCode>>;

/** An organization chooses whether it wants broadcasts about a topic; what is being sent already is not touched, and what a law asks for comes in any case. */
export const createSetBroadcastOptOut =
  (inTransaction: InBroadcastTransaction): SetBroadcastOptOut =>
  async (call, { organizationId: id, topic, optedOut }) => {
    if (!isUuid(id)) return refuse(badInput(['organizationId'], 'UUID'));
    const organizationId = id.toLowerCase();
    return inTransaction<{ readonly organizationId: string }>(call, async (unit) => {
      const refusals = refusalsOfOptingOut(await unit.viewers.of(call.principal), organizationId);
      if (refusals.length > 0) return refuse(...refusals);
      const isChange = await unit.optOuts.set({ organizationId, topic, optedOut }, unit.now);
      if (isChange) await unit.audit({ subjectType: 'broadcast_opt_out', subjectId: organizationId, changes: { [topic]: { before: !optedOut, after: optedOut } } });
      return accept({ organizationId });
    });
  };
