import { doings, move, statesFor } from '../../domain/lifecycle';
import { lockApplication } from '../change-application';
import type { ApplicationUnit } from '../ports';
import { recordApplication } from '../record-applications';

/** Forgets a person who is erased: his open applications end as withdrawn, his places go to those who wait, and nothing of what he wrote is left. */
export async function forgetVolunteer(unit: ApplicationUnit, userId: string): Promise<void> {
  const open = statesFor(doings.erased);
  for (const { id } of await unit.applications.findOf(userId, open, null)) {
    const found = await lockApplication(unit, id);
    if (found !== null && open.includes(found.application.status)) await recordApplication(unit, found.opportunity, { before: found.application, event: move(found.application, { by: doings.erased }, unit.now) });
  }
  await unit.applications.forget(userId);
}
