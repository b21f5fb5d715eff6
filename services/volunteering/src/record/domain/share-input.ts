import { accept, isDay, refuse, whole, type Result } from '@conect/kernel';
import { addDays, dayOf } from '@conect/legal-clock';
import { badInput } from '../../service/domain/refusals';
import type { SharePart } from './record-share';

/** A link is forgotten in somebody's mailbox: it works for a year at most. */
const longestDays = 365;

/** What a link shows and until when, as given. */
export interface ShareInput {
  readonly expiresOn: string;
  readonly includes: readonly SharePart[];
}

/** What a link shows and until when, read. */
interface ReadShare {
  readonly expiresOn: string;
  readonly parts: readonly SharePart[];
}

/** Reads what a link shows: at least something beside the name, until a day from today to a year from now. */
export const readShare = ({ expiresOn, includes }: ShareInput, now: Date): Result<ReadShare, 'BAD_USER_INPUT'> =>
  whole<ReadShare>({ expiresOn: readExpiry(expiresOn, dayOf(now)), parts: readParts(includes) });

function readExpiry(day: string, today: string): Result<string, 'BAD_USER_INPUT'> {
  const until = addDays(today, longestDays);
  return isDay(day) && day >= today && day <= until ? accept(day) : refuse(badInput(['expiresOn'], 'SHARE_EXPIRY', { from: today, until }));
}

function readParts(parts: readonly SharePart[]): Result<readonly SharePart[], 'BAD_USER_INPUT'> {
  if (new Set(parts).size < parts.length) return refuse(badInput(['includes'], 'ENTRY_ONCE'));
  return parts.some((part) => part !== 'NAME') ? accept(parts) : refuse(badInput(['includes'], 'VALUE'));
}
