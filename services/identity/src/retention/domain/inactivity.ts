import { isConfirmed, type Account } from '../../account/domain/account';
import { daysBefore } from '../../service/domain/days';

/**
 * How long accounts of people who do not come are kept, in days (GDPR art. 5(1)(e): no longer than needed; the numbers are settings). Both
 * warnings come so many days before the account is archived.
 */
export interface InactivityTerms {
  readonly inactiveDays: number;
  readonly firstWarningDays: number;
  readonly secondWarningDays: number;
  /** For so long an archived account can be restored. */
  readonly archivedDays: number;
}

/** What is due for an account: a warning, its closing until the owner restores it, or its end. */
export type InactivityStep = 'WARN' | 'ARCHIVE' | 'ERASE';

/** Nobody confirmed the address for so long: what was typed is of no use to anybody. */
export const unconfirmedDays = 30;

/** The next step of an account, or null. Two warnings come before the archive, each with its time to act on, also when the job was away for long. */
export function nextStep(account: Account, terms: InactivityTerms, now: Date): InactivityStep | null {
  const isPast: IsPast = (since, days) => since !== null && since <= daysBefore(now, days);
  if (!isConfirmed(account)) return isPast(account.updatedAt, unconfirmedDays) ? 'ERASE' : null;
  if (account.hold === 'ARCHIVED') return isPast(account.heldSince, terms.archivedDays) ? 'ERASE' : null;
  return account.hold === null ? nextWarning(account, terms, isPast) : null;
}

type IsPast = (since: Date | null, days: number) => boolean;

function nextWarning({ lastActiveAt, inactivityWarnings, warnedAt }: Account, terms: InactivityTerms, isPast: IsPast): InactivityStep | null {
  const { inactiveDays, firstWarningDays, secondWarningDays } = terms;
  switch (inactivityWarnings) {
    case 0:
      return isPast(lastActiveAt, inactiveDays - firstWarningDays) ? 'WARN' : null;
    case 1:
      return isPast(lastActiveAt, inactiveDays - secondWarningDays) && isPast(warnedAt, firstWarningDays - secondWarningDays) ? 'WARN' : null;
    default:
      return isPast(lastActiveAt, inactiveDays) && isPast(warnedAt, secondWarningDays) ? 'ARCHIVE' : null;
  }
}

/** The first instant at which an account that was warned may be archived. */
export function archivedFrom({ lastActiveAt, inactivityWarnings, warnedAt }: Account, { inactiveDays, firstWarningDays, secondWarningDays }: InactivityTerms): Date {
  const left = inactivityWarnings <= 1 ? firstWarningDays : secondWarningDays;
  return new Date(Math.max(daysBefore(lastActiveAt, -inactiveDays).getTime(), daysBefore(warnedAt ?? lastActiveAt, -left).getTime()));
}
