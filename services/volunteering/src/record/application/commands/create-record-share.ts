import type { UserCall } from '@conect/auth';
import { accept, differencesOf, refuse, type NewId, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { createRecordShare } from '../../domain/lifecycle';
import { readShare, type ShareInput } from '../../domain/share-input';
import type { InRecordTransaction, RecordShareIds, ShareTokens } from '../ports';

interface Dependencies {
  readonly inTransaction: InRecordTransaction;
  readonly newId: NewId;
  readonly tokens: Pick<ShareTokens, 'newTokenHash'>;
}

/** See {@link createCreateRecordShare}. */
export type CreateRecordShare = (call: UserCall, request: ShareInput) => Promise<Result<RecordShareIds, VolunteeringErrorCode>>;

/** So many links of a person work at once. */
const maximumShares = 10;

/** A volunteer makes a link by which others read his record. The profile is locked, so that ten links stay ten. */
export const createCreateRecordShare =
  ({ inTransaction, newId, tokens }: Dependencies): CreateRecordShare =>
  (call, input) =>
    inTransaction<RecordShareIds>(call, async ({ now, profiles, shares, publish, audit }) => {
      const volunteerId = call.principal.userId;
      const share = readShare(input, now);
      if (!share.ok) return share;
      if ((await profiles.findForUpdate(volunteerId)) === null) return refuse({ code: 'PROFILE_INCOMPLETE' });
      if ((await shares.countWorking(volunteerId, dayOf(now))) >= maximumShares) return refuse({ code: 'TOO_MANY_SHARES', params: { maximum: maximumShares } });

      const id = newId();
      const event = createRecordShare({ id, volunteerId, tokenHash: tokens.newTokenHash(id), ...share.value }, now);
      await shares.insert(event.share);
      await publish(event);
      await audit({ recordShareId: id, changes: differencesOf(null, event.share) });
      return accept({ recordShareId: id });
    });
