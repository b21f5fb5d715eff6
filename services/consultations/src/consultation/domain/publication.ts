import { checkEndorsement, checkInputDeadline, endOfDay, isWithinLegalClock, parseLocalDate, suggestedInputDeadline, type LegalClock, type LegalTermViolation, type LocalDate } from '@conect/legal-clock';
import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type ConsultationsErrorCode, type ConsultationsRefusal } from '../../service/domain/refusals';
import type { ConsultationDraft, OpenConsultation, RespondedConsultation, ScheduledConsultation } from './consultation';

/** What a publication needs beside its dates (Legea 52/2003 art. 7(2), domain 2.5), each as the field that is missing. */
export function missingForPublication({ content, draftVersionCount }: ConsultationDraft | ScheduledConsultation): readonly ConsultationsRefusal[] {
  const { card, domains, justificationNote, contact, submission } = content;
  const lacks: readonly (readonly [boolean, readonly string[]])[] = [
    [card?.whatChanges == null, ['card', 'whatChanges']],
    [card?.whoIsAffected == null, ['card', 'whoIsAffected']],
    [card?.untilWhen == null, ['card', 'untilWhen']],
    [domains.length === 0, ['domains']],
    [justificationNote === null, ['justificationNote']],
    [contact === null, ['contact']],
    [submission === null, ['submission']],
    [draftVersionCount === 0, ['draftVersions']],
  ];
  return lacks.filter(([isMissing]) => isMissing).map(([, field]) => badInput(field, 'VALUE'));
}

/** A date that the law does not allow, with the term, the day it requires and its article. */
export const legalTermViolation = ({ term, required, given, basis }: LegalTermViolation, field: readonly string[]): ConsultationsRefusal => ({
  code: 'LEGAL_TERM_VIOLATION',
  field,
  params: { term, required, given, basis },
});

interface Asked {
  /** The last day on which proposals are taken; absent is the suggested one. */
  readonly inputLastDay?: LocalDate | null | undefined;
  readonly publishAt: Date;
}

/** The instant at which proposals end, if the law allows that day for a publication at that moment. */
export function inputDeadlineOf(clock: LegalClock, { content }: ConsultationDraft | ScheduledConsultation, { inputLastDay, publishAt }: Asked): Result<Date, ConsultationsErrorCode> {
  const publication = { publishAt, isUrgent: content.urgency !== null };
  if (inputLastDay == null) return accept(suggestedInputDeadline(clock, publication).at);
  const deadline = readLastDay(inputLastDay);
  if (!deadline.ok) return deadline;
  const violation = checkInputDeadline(clock, publication, deadline.value);
  return violation === null ? deadline : refuse(legalTermViolation(violation, ['inputLastDay']));
}

/** The instant at which a longer term ends: later than the present one. */
export function longerDeadline({ inputDeadline }: OpenConsultation, inputLastDay: LocalDate): Result<Date, ConsultationsErrorCode> {
  const deadline = readLastDay(inputLastDay);
  if (!deadline.ok) return deadline;
  return deadline.value > inputDeadline ? deadline : refuse(badInput(['inputLastDay'], 'LATER_DAY'));
}

function readLastDay(day: LocalDate): Result<Date, ConsultationsErrorCode> {
  return parseLocalDate(day) !== null && isWithinLegalClock(day) ? accept(endOfDay(day)) : refuse(badInput(['inputLastDay'], 'CALENDAR_DAY'));
}

/** Why a consultation may not go on while something is open: the numbers of proposals without a decision, or DEBATE_OPEN (domain 2.5); empty when nothing is. */
export function refusalsOfBlockers(blockers: readonly string[]): readonly ConsultationsRefusal[] {
  if (blockers.length === 0) return [];
  return [{ code: 'INVALID_STATE', params: { status: blockers.includes('DEBATE_OPEN') ? 'DEBATE_OPEN' : 'UNANSWERED' }, blockers }];
}

/** Why an answered consultation may not go to endorsement now; empty when it may. First what is open, then the term. */
export function refusalsOfEndorsement(clock: LegalClock, { publishedAt, content }: RespondedConsultation, blockers: readonly string[], now: Date): readonly ConsultationsRefusal[] {
  if (blockers.length > 0) return refusalsOfBlockers(blockers);
  const violation = checkEndorsement(clock, { publishAt: publishedAt, isUrgent: content.urgency !== null }, now);
  return violation === null ? [] : [legalTermViolation(violation, ['consultationId'])];
}
