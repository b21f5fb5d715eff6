import type { UserCall } from '@conect/auth';
import { accept, refuse, type Result } from '@conect/kernel';
import type { ConsultationsErrorCode } from '../../../service/domain/refusals';
import type { Debate } from '../../domain/debate';
import { maySeeRegistration, notFound, refusalsOfRegistration } from '../../domain/permissions';
import { cancelled, type DebateRegistration } from '../../domain/registration';
import { changeDebate } from '../change-debate';
import type { DebateIds, DebateUnit, InDebateTransaction } from '../ports';
import { recordRegistration, seatWaiting } from '../record-debate';

/** See {@link createCancelDebateRegistration}. */
export type CancelDebateRegistration = (call: UserCall, registrationId: string) => Promise<Result<DebateIds, ConsultationsErrorCode>>;

const missing = notFound('registrationId', 'DEBATE_REGISTRATION');

/** Who had registered does not come; the first who waits gets his place. To strangers there is no such registration. */
export const createCancelDebateRegistration =
  (inTransaction: InDebateTransaction): CancelDebateRegistration =>
  (call, registrationId) =>
    changeDebate(inTransaction, call, {
      action: 'cancelDebateRegistration',
      id: registrationId,
      field: 'registrationId',
      missing,
      async isThere({ registrations }, { viewer, consultation }) {
        const registration = await registrations.findById(registrationId.toLowerCase());
        return registration !== null && maySeeRegistration(viewer, consultation, registration);
      },
      decide: async (unit, { viewer, consultation, debate }) => {
        const registration = await unit.registrations.findById(registrationId.toLowerCase());
        if (registration === null) return refuse(missing);
        const refusals = refusalsOfRegistration(viewer, { consultation, debate, now: unit.now }, registration);
        if (refusals.length > 0) return refuse(...refusals);
        await giveUpPlace(unit, debate, registration);
        return accept({ partId: registration.id });
      },
    });

/** Frees a place for the first who waits. */
export async function giveUpPlace(unit: DebateUnit, before: Debate, registration: DebateRegistration): Promise<void> {
  const debate = await recordRegistration(unit, before, { before: registration, after: cancelled(registration) });
  if (debate.status === 'SCHEDULED') await seatWaiting(unit, debate, debate.plan);
}
