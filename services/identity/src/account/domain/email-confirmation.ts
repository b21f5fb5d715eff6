import { accept, refuse, type Locale, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';
import type { Minor } from './minor';

/** A mail's link that confirms one address once, within 24 hours of real time. */
export type EmailConfirmation = {
  readonly id: string;
  readonly userId: string;
  /** The address to confirm, in lower case. */
  readonly email: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** When a newer one, or the confirmation of another, took its place. */
  readonly replacedAt: Date | null;
} & (
  | {
      readonly purpose: 'REGISTRATION';
      /** What this very request gave, which counts when it is the one that is confirmed. */
      readonly registration: { readonly name: string; readonly language: Locale; readonly passwordHash: string; readonly minor?: Minor | null };
    }
  | {
      readonly purpose: 'EMAIL_CHANGE';
      /** The address that was left, to which the notice goes. */
      readonly previousEmail: string;
    }
);

const lifetimeMillis = 24 * 3_600_000;

/** When a link given now stops working. */
export const confirmationExpiry = (now: Date): Date => new Date(now.getTime() + lifetimeMillis);

/** Whether the link would still be accepted. */
export const isPending = ({ usedAt, replacedAt, expiresAt }: EmailConfirmation, now: Date): boolean =>
  usedAt === null && replacedAt === null && now < expiresAt;

/** Uses a link up. */
export function use(confirmation: EmailConfirmation, now: Date): Result<EmailConfirmation, IdentityErrorCode> {
  const field = ['token'];
  if (confirmation.usedAt !== null) return refuse({ code: 'TOKEN_USED', field });
  if (!isPending(confirmation, now)) return refuse({ code: 'TOKEN_EXPIRED', field });
  return accept({ ...confirmation, usedAt: now });
}
