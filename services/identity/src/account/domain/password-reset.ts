import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** A mail's link that lets its reader choose a new password once, within 30 minutes of real time. */
export interface PasswordReset {
  readonly id: string;
  /** Null when the address that was typed has no account: the same row, so that both cost the same. */
  readonly userId: string | null;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** When the password changed otherwise, which makes every link asked for before useless. */
  readonly replacedAt: Date | null;
}

const lifetimeMillis = 30 * 60_000;

/** Enters a request for a new password. */
export const requestReset = (id: string, userId: string | null, now: Date): PasswordReset => ({
  id,
  userId,
  requestedAt: now,
  expiresAt: new Date(now.getTime() + lifetimeMillis),
  usedAt: null,
  replacedAt: null,
});

/** Whether the link would still be accepted. */
export const isResetPending = ({ usedAt, replacedAt, expiresAt }: PasswordReset, now: Date): boolean =>
  usedAt === null && replacedAt === null && now < expiresAt;

/** Uses a link up. */
export function useReset(reset: PasswordReset, now: Date): Result<PasswordReset, IdentityErrorCode> {
  const field = ['token'];
  if (reset.usedAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (!isResetPending(reset, now)) return refuse({ code: 'TOKEN_EXPIRED', field });
  return accept({ ...reset, usedAt: now });
}
