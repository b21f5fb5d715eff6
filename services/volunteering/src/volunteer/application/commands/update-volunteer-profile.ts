import type { UserCall } from '@conect/auth';
import { accept, differencesOf, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import type { VolunteeringErrorCode } from '../../../service/domain/refusals';
import { readProfile, type ProfileInput } from '../../domain/profile-input';
import type { VolunteerProfile } from '../../domain/volunteer-profile';
import type { InProfileTransaction, ProfileIds } from '../ports';

/** See {@link createUpdateVolunteerProfile}. */
export type UpdateVolunteerProfile = (call: UserCall, input: ProfileInput) => Promise<Result<ProfileIds, VolunteeringErrorCode>>;

/** A person says who he is, for himself alone; what is not among it is no longer known. */
export const createUpdateVolunteerProfile =
  (inTransaction: InProfileTransaction): UpdateVolunteerProfile =>
  (call, input) =>
    inTransaction<ProfileIds>(call, async ({ profiles, audit, now }) => {
      const said = readProfile(input, dayOf(now));
      if (!said.ok) return said;
      const { userId } = call.principal;
      const first: VolunteerProfile = { userId, version: 1, ...said.value, updatedAt: now };
      // Of two first profiles given at once the second finds the one before it, and changes that.
      const before = (await profiles.insert(first)) ? null : await profiles.findForUpdate(userId);
      const after = before === null ? first : { ...first, version: before.version + 1 };
      if (before !== null) await profiles.save(after);
      await audit({ userId, changes: differencesOf(before, after) });
      return accept({ userId });
    });
