/** What an institution did in a year, as it is counted. */
export interface IndexCounts {
  /** The consultations that it published in the year. */
  readonly consultationCount: number;
  readonly urgentCount: number;
  /** The days that all of them left for proposals. */
  readonly openDays: number;
  /** The days that the law asks of them. */
  readonly minimumDays: number;
  /** The proposals that it answered in public. */
  readonly answerCount: number;
  /** Those of them whose answer has a written reason. */
  readonly justifiedAnswerCount: number;
  /** From the end of the term to the answers, of consultations that had proposals; null when none has come so far. */
  readonly medianAnswerDays: number | null;
  /** The debates that it had to hold by now. */
  readonly dueDebateCount: number;
  readonly heldDebateCount: number;
}

/** What the index is made of, each from 0 to 1; null of what does not apply. */
export interface IndexParts {
  readonly openTerm: number | null;
  readonly ordinaryProcedure: number | null;
  readonly writtenReasons: number | null;
  readonly answerTime: number | null;
  readonly debates: number | null;
}

/** What each part weighs, in points of a hundred: a choice of CONECT, as no act sets one; what an answer says weighs most. */
export const indexWeights: Readonly<Record<keyof IndexParts, number>> = { openTerm: 20, ordinaryProcedure: 20, writtenReasons: 25, answerTime: 15, debates: 20 };

/** Of fewer consultations than this one alone decides everything: such an institution is shown with its numbers and no score. */
export const fewestConsultations = 3;

/** So many times the term that the law asks is full marks. */
const fullTerm = 2;

/** Days to the answers: full marks to the first, none from the second on. The law sets no term for the answers themselves. */
const answerDays = { full: 30, none: 90 } as const;

/** The formula, in words that hold by themselves. */
export const indexFormula = [
  `score = 100 × Σ(weight × part) / Σ(weight), over the parts that apply, to one decimal; none for fewer than ${fewestConsultations} consultations`,
  `openTerm (${indexWeights.openTerm}) = min(1, openDays / (${fullTerm} × minimumDays))`,
  `ordinaryProcedure (${indexWeights.ordinaryProcedure}) = 1 − urgentCount / consultationCount`,
  `writtenReasons (${indexWeights.writtenReasons}) = justifiedAnswerCount / answerCount`,
  `answerTime (${indexWeights.answerTime}) = 1 up to ${answerDays.full} days of medianAnswerDays, 0 from ${answerDays.none} on, on a straight line between`,
  `debates (${indexWeights.debates}) = heldDebateCount / dueDebateCount`,
].join('; ');

/** The parts of the index. */
export const partsOf = (counts: IndexCounts): IndexParts => ({
  openTerm: share(counts.openDays, fullTerm * counts.minimumDays),
  ordinaryProcedure: share(counts.consultationCount - counts.urgentCount, counts.consultationCount),
  writtenReasons: share(counts.justifiedAnswerCount, counts.answerCount),
  answerTime: counts.medianAnswerDays === null ? null : between(0, 1, (answerDays.none - counts.medianAnswerDays) / (answerDays.none - answerDays.full)),
  debates: share(counts.heldDebateCount, counts.dueDebateCount),
});

/** The score of an institution, 0 to 100 to one decimal; null when there is too little to judge. */
export function scoreOf(counts: IndexCounts): number | null {
  if (counts.consultationCount < fewestConsultations) return null;
  const parts = partsOf(counts);
  const applying = (Object.keys(indexWeights) as (keyof IndexParts)[]).flatMap((name) => {
    const part = parts[name];
    return part === null ? [] : [{ weight: indexWeights[name], part }];
  });
  const total = applying.reduce((sum, { weight }) => sum + weight, 0);
  const reached = applying.reduce((sum, { weight, part }) => sum + weight * part, 0);
  return Math.round((1_000 * reached) / total) / 10;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : between(0, 1, part / whole));

const between = (least: number, most: number, value: number): number => Math.min(most, Math.max(least, value));
