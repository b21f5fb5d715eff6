import type { UserCall } from '@conect/auth';
import { accept, differencesOf, isUuid, refuse, type Result } from '@conect/kernel';
import { badInput, type VolunteeringErrorCode } from '../../../service/domain/refusals';
import { refusalsOfRevokingShare, revokeRecordShare } from '../../domain/lifecycle';
import type { InRecordTransaction, RecordShareIds } from '../ports';

/** See {@link createRevokeRecordShare}. */
export type RevokeRecordShare = (call: UserCall, request: RecordShareIds) => Promise<Result<RecordShareIds, VolunteeringErrorCode>>;

/** A volunteer takes a link back; from then on it leads nowhere. */
export const createRevokeRecordShare =
  (inTransaction: InRecordTransaction): RevokeRecordShare =>
  async (call, { recordShareId }) => {
    if (!isUuid(recordShareId)) return refuse(badInput(['recordShareId'], 'UUID'));
    return inTransaction<RecordShareIds>(call, async ({ now, shares, publish, audit }) => {
      const share = await shares.findByIdForUpdate(recordShareId.toLowerCase());
      const refusals = refusalsOfRevokingShare(call.principal.userId, share);
      if (share === null || refusals.length > 0) return refuse(...refusals);
      const event = revokeRecordShare(share, now);
      await shares.save(event.share);
      await publish(event);
      await audit({ recordShareId: share.id, changes: differencesOf(share, event.share) });
      return accept({ recordShareId: share.id });
    });
  };
