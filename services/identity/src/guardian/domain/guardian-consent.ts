import { accept, refuse, type Result } from '@conect/kernel';
import type { Minor } from '../../account/domain/minor';
import { daysBefore } from '../../service/domain/days';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** A guardian's word on the account of somebody under 16 (GDPR art. 8): asked for once, given once, taken back at any time (art. 7(3)). */
export interface GuardianConsent extends Minor {
  readonly id: string;
  readonly userId: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly givenAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** A guardian has 7 days, as an invited person has. */
const waitingDays = 7;

/** For so long a withdrawn account waits for a second thought, or the birthday, before it is erased (art. 17(1)(b) and (f)). */
export const withdrawnDays = 30;

/** Asks a guardian. */
export const askGuardian = (id: string, userId: string, minor: Minor, now: Date): GuardianConsent => ({
  id,
  userId,
  ...minor,
  requestedAt: now,
  expiresAt: daysBefore(now, -waitingDays),
  givenAt: null,
  withdrawnAt: null,
});

const field = ['token'];

/** Whether the guardian can still answer. */
export const isAwaited = ({ givenAt, expiresAt }: GuardianConsent, now: Date): boolean => givenAt === null && now < expiresAt;

/** Whether nobody answered in time, or the consent was taken back so long ago. */
export const isLapsed = (consent: GuardianConsent, now: Date): boolean =>
  consent.givenAt === null ? now >= consent.expiresAt : consent.withdrawnAt !== null && consent.withdrawnAt < daysBefore(now, withdrawnDays);

/** Takes the guardian's answer, once and in time. */
export function answer(consent: GuardianConsent, now: Date): Result<GuardianConsent, IdentityErrorCode> {
  if (consent.givenAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (!isAwaited(consent, now)) return refuse({ code: 'TOKEN_EXPIRED', field });
  return accept({ ...consent, givenAt: now });
}

/** Takes a consent back that was given. */
export function withdraw(consent: GuardianConsent, now: Date): Result<GuardianConsent, IdentityErrorCode> {
  if (consent.givenAt === null) return refuse({ code: 'INVALID_STATE', field });
  if (consent.withdrawnAt !== null) return refuse({ code: 'TOKEN_USED', field });
  return accept({ ...consent, withdrawnAt: now });
}
