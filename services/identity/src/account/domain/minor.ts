import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';
import { parseEmail } from './email-address';

/** Who is under 16, as far as it must be known: until when, and who answers for the person. The birth date itself is not kept. */
export interface Minor {
  /** The day on which the person becomes 16, `yyyy-mm-dd`. */
  readonly ofAgeOn: string;
  readonly guardianEmail: string;
}

/** GDPR art. 8(1): consent on line from 16; Romania set no lower age (Law 190/2018 is silent on it). */
const consentAge = 16;
const maximumAge = 130;

/** What somebody typed who may be under 16. */
interface Declared {
  readonly birthDate?: string | null | undefined;
  readonly guardianEmail?: string | null | undefined;
}

/** Reads who is a minor: null for whoever gives no birth date, which says that he is 16 or older, and for who is. A guardian is somebody else. */
export function minorOf({ birthDate, guardianEmail }: Declared, { email, today }: { readonly email: string; readonly today: string }): Result<Minor | null, IdentityErrorCode> {
  if (birthDate === null || birthDate === undefined) return accept(null);
  if (birthDate > today || birthDate < yearsAfter(today, -maximumAge)) return refuse(badInput(['birthDate'], 'BIRTH_DATE'));
  const ofAgeOn = yearsAfter(birthDate, consentAge);
  if (isOfAge(ofAgeOn, today)) return accept(null);
  const guardian = parseEmail(guardianEmail ?? '', ['guardianEmail']);
  if (!guardian.ok || guardian.value === email) return refuse(badInput(['guardianEmail'], 'GUARDIAN_ADDRESS'));
  return accept({ ofAgeOn, guardianEmail: guardian.value });
}

/** Whether the day has come on which somebody becomes 16. */
const isOfAge = (ofAgeOn: string, today: string): boolean => ofAgeOn <= today;

/** The same day so many years later; 29 February becomes 1 March where there is none (Civil Code art. 2552: a term in years ends on the day it answers to). */
function yearsAfter(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}
