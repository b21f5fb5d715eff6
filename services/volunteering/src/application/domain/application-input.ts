import { accept, readPart, readText, refusalsIn, refuse, textOf, whole, type Given, type Refusal, type Result } from '@conect/kernel';
import type { Question } from '../../opportunity/domain/opportunity';
import { badInput, type Read } from '../../service/domain/refusals';
import type { Answer, RejectionReason, WithdrawalReason } from './application';

/** What an applicant says, as given. */
export interface ApplicationInput {
  readonly motivation?: Given<string>;
  readonly answers?: Given<readonly { readonly questionId: string; readonly text: string }[]>;
}

/** What an applicant says. */
export interface Said {
  readonly motivation: string | null;
  readonly answers: readonly Answer[];
}

const longest = 2_000;

/** Reads what an applicant says, every bad value named; whoever is asked something that must be answered answers it. */
export const readApplication = ({ motivation, answers }: ApplicationInput, questions: readonly Question[]): Read<Said> =>
  whole<Said>({ motivation: readPart(textOf(longest), motivation, ['motivation']), answers: readAnswers(answers ?? [], questions) });

function readAnswers(given: NonNullable<ApplicationInput['answers']>, questions: readonly Question[]): Read<readonly Answer[]> {
  const ids = given.map(({ questionId }) => questionId.toLowerCase());
  if (new Set(ids).size < ids.length) return refuse(badInput(['answers'], 'ENTRY_ONCE'));
  const read = given.map(({ text }, index): Result<Answer, 'BAD_USER_INPUT'> => {
    if (!questions.some(({ id }) => id === ids[index])) return refuse(badInput(['answers', String(index), 'questionId'], 'KNOWN_QUESTION'));
    const words = readText(longest, text, ['answers', String(index), 'text']);
    return words.ok ? accept({ questionId: ids[index]!, text: words.value }) : words;
  });
  const refusals = [...refusalsIn(read), ...questions.flatMap(({ id, isRequired, text: question }) => (isRequired && !ids.includes(id) ? [missing(id, question)] : []))];
  return refusals.length > 0 ? refuse(...refusals) : accept(read.flatMap((answer) => (answer.ok ? [answer.value] : [])));
}

const missing = (questionId: string, question: string): Refusal<'BAD_USER_INPUT'> => badInput(['answers', questionId], 'ANSWER', { question });

/** Why somebody ends an application, by a code and in words. */
export interface Reason<Code extends RejectionReason | WithdrawalReason> {
  readonly reasonCode: Code;
  readonly reason: string | null;
}

/** Reads why an application is ended; whoever has another reason than those with a code says it (a host refuses with reasons, Legea 78/2014). */
export function readReason<Code extends RejectionReason | WithdrawalReason>(reasonCode: Code, given: Given<string>, field: string): Read<Reason<Code>> {
  if (reasonCode === 'OTHER' && (given ?? null) === null) return refuse(badInput([field], 'VALUE'));
  const reason = readPart(textOf(longest), given, [field]);
  return reason.ok ? accept({ reasonCode, reason: reason.value }) : reason;
}
