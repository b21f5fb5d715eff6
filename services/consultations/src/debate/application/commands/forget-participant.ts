import type { DebateUnit } from '../ports';
import { giveUpPlace } from './cancel-debate-registration';

/** Forgets a person who is erased: his places at debates to come are free, and nobody learns who came or asked before. */
export async function forgetParticipant(unit: DebateUnit, userId: string): Promise<void> {
  for (const { id, debateId } of await unit.registrations.findLiveOf(userId)) {
    const consultationId = await unit.debates.consultationIdOf(debateId);
    if (consultationId === null) continue;
    await unit.consultations.findByIdForShare(consultationId);
    const debate = await unit.debates.findForUpdate(consultationId);
    // As it is under the lock: somebody may have cancelled it meanwhile.
    const registration = await unit.registrations.findById(id);
    if (debate?.status === 'SCHEDULED' && registration !== null && registration.status !== 'CANCELLED') await giveUpPlace(unit, debate, registration);
  }
  await unit.registrations.forget(userId);
  await unit.requests.forget(userId);
}
