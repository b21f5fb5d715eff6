import { hasTerm } from './terms';
import type { ThreadKind } from './thread';

/** How an institution answered the letters of one kind, as they are counted; days are null while none was answered. */
export interface ResponseFigures {
  readonly kind: ThreadKind;
  readonly receivedCount: number;
  readonly answeredCount: number;
  readonly answeredInTimeCount: number;
  readonly overdueCount: number;
  readonly extendedCount: number;
  readonly redirectedCount: number;
  readonly medianDays: number | null;
  readonly ninetiethPercentileDays: number | null;
}

/** The figures as everybody is shown them. */
export interface ResponseTimes extends ResponseFigures {
  readonly shareInTime: number | null;
}

/** What is computed of fewer letters is not shown: the median of one letter is the day on which somebody was answered. The counts are what institutions report of themselves by law. */
const fewest = 5;

const kinds: readonly ThreadKind[] = ['PETITION', 'FOI_REQUEST', 'PARTNERSHIP_PROPOSAL', 'CONSULTATION_FOLLOWUP', 'GENERAL'];

/** What everybody is shown of an institution: every kind of letters, also one of which none came. */
export const shownResponseTimes = (figures: readonly ResponseFigures[]): readonly ResponseTimes[] => kinds.map((kind) => shown(figures.find((one) => one.kind === kind) ?? { kind, ...nothing }));

const nothing = { receivedCount: 0, answeredCount: 0, answeredInTimeCount: 0, overdueCount: 0, extendedCount: 0, redirectedCount: 0, medianDays: null, ninetiethPercentileDays: null };

function shown(figures: ResponseFigures): ResponseTimes {
  const { kind, answeredCount, answeredInTimeCount, overdueCount } = figures;
  const days = answeredCount < fewest ? { medianDays: null, ninetiethPercentileDays: null } : {};
  // What is overdue belongs to the share: an institution that never answers is never late otherwise.
  const dueCount = answeredCount + overdueCount;
  return { ...figures, ...days, shareInTime: hasTerm(kind) && dueCount >= fewest ? answeredInTimeCount / dueCount : null };
}
