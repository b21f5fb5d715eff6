import { addDays, dayOf, endOfDay, type LocalDate } from '@conect/legal-clock';
import type { Thread, ThreadKind } from './thread';

/** In what time a kind of thread is answered, in calendar days after the day from which the term runs. */
interface AnswerTerm {
  readonly days: number;
  readonly extendedDays: number;
  readonly basis: string;
  readonly extensionBasis: string;
}

/** What the law says of each kind; ordinary letters, proposals and follow-ups have no term. */
const answerTerms: Readonly<Record<ThreadKind, AnswerTerm | null>> = {
  // A petition: 30 days from its registration; 15 more when it needs a closer look.
  PETITION: { days: 30, extendedDays: 45, basis: 'OG 27/2002 art.8(1)', extensionBasis: 'OG 27/2002 art.9' },
  // A request for information of public interest: 10 days; 30 when it is complex, and that is said within the 10.
  FOI_REQUEST: { days: 10, extendedDays: 30, basis: 'Legea 544/2001 art.7(1)', extensionBasis: 'Legea 544/2001 art.7(1)' },
  GENERAL: null,
  PARTNERSHIP_PROPOSAL: null,
  CONSULTATION_FOLLOWUP: null,
};

/** Whether the law gives a time for the answer, so that only an institution can receive such a thread. */
export const hasTerm = (kind: ThreadKind): boolean => answerTerms[kind] !== null;

type Termed = Pick<Thread, 'kind' | 'termFrom'>;

/** The end of a day so many days later. */
const endAfter = (from: LocalDate, days: number): Date => endOfDay(addDays(from, days));

/** When an answer is due; null where no law says. */
export function dueAtOf({ kind, termFrom }: Termed): Date | null {
  const term = answerTerms[kind];
  return term === null ? null : endAfter(termFrom, term.days);
}

/** When an answer is due after the one extension that the law allows; null where there is no term. */
export function extendedDueAtOf({ kind, termFrom }: Termed): Date | null {
  const term = answerTerms[kind];
  return term === null ? null : endAfter(termFrom, term.extendedDays);
}

/** The article from which `dueAt` follows; null where there is no term. */
export function basisOf({ kind, extendedAt }: Pick<Thread, 'kind' | 'extendedAt'>): string | null {
  const term = answerTerms[kind];
  if (term === null) return null;
  return extendedAt === null ? term.basis : term.extensionBasis;
}

/** A petition sent to the wrong institution goes on within 5 days of its registration (OG 27/2002 art. 6^1), a request for information too (HG 123/2002, norms, art. 24). Other letters have no such term. */
export const redirectUntil = ({ kind, termFrom }: Termed): Date | null => (hasTerm(kind) ? endAfter(termFrom, 5) : null);

/** A request for information is refused, with the reason, within 5 days (Legea 544/2001 art. 7(2)); later it is answered. */
export const refuseUntil = ({ kind, termFrom }: Termed): Date | null => (kind === 'FOI_REQUEST' ? endAfter(termFrom, 5) : null);

/**
 * For so long after an answer the sender can go on in the same thread, or the recipient reopen it: 15 days, CONECT's own term. The conversation about an application is open as long as
 * the application, and 15 days after its end; null while it goes on.
 */
export function reopenUntil({ statusSince, contextType, contextEndedAt }: Pick<Thread, 'statusSince' | 'contextType' | 'contextEndedAt'>): Date | null {
  if (contextType !== 'Application') return endAfter(dayOf(statusSince), reopenDays);
  return contextEndedAt === null ? null : endAfter(dayOf(contextEndedAt > statusSince ? contextEndedAt : statusSince), reopenDays);
}

/** See {@link reopenUntil}. */
export const reopenDays = 15;

/** SGG is told of a thread that is overdue for so long: 5 days, CONECT's own term; the representative has been told at once. */
export const escalationDays = 5;
