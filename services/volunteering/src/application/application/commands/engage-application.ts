import { doings, move, statesFor } from '../../domain/lifecycle';
import { lockApplication } from '../change-application';
import type { ApplicationUnit } from '../ports';
import { recordApplication } from '../record-applications';

/** The contract is signed by both sides: whoever had a place is engaged. A contract without such an application is a fault of the caller. */
export async function engageApplication(unit: ApplicationUnit, applicationId: string): Promise<void> {
  const found = await lockApplication(unit, applicationId);
  if (found === null || !statesFor(doings.contractActive).includes(found.application.status)) throw new Error(`Expected an accepted application: ${applicationId}`);
  await recordApplication(unit, found.opportunity, { before: found.application, event: move(found.application, { by: doings.contractActive }, unit.now) });
}
