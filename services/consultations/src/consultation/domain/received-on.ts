import { accept, refuse, type Result } from '@conect/kernel';
import { dayOf, lastDayBefore, parseLocalDate, type LocalDate } from '@conect/legal-clock';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Consultation } from './consultation';

/** Reads the day on which a paper came: while proposals were taken, and not after today (Legea 52/2003 art. 7(4) and (9)). */
export function readReceivedOn(consultation: Consultation, receivedOn: LocalDate, now: Date): Result<LocalDate, ConsultationsErrorCode> {
  if (!('publishedAt' in consultation) || parseLocalDate(receivedOn) === null) return refuse(badInput(['receivedOn'], 'CALENDAR_DAY'));
  const [from, today, lastDay] = [dayOf(consultation.publishedAt), dayOf(now), lastDayBefore(consultation.inputDeadline)];
  const until = today < lastDay ? today : lastDay;
  return receivedOn >= from && receivedOn <= until ? accept(receivedOn) : refuse(badInput(['receivedOn'], 'DAY_BETWEEN', { from, until }));
}
