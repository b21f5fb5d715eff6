import { accept, refusalsIn, refuse, textOf, type Result } from '@conect/kernel';
import { readDomains } from '../../consultation/domain/content-input';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { Idea } from './idea';

/** What an organization proposes, as given. */
export interface IdeaInput {
  readonly title: string;
  readonly text: string;
  readonly domains: readonly string[];
}

/** What needs more is a draft of its own. */
const maximumTextLength = 5_000;
/** Below this an answer gives no reason; as the justification of a proposal that is not taken over (domain 2.5). */
const minimumAnswerLength = 30;

/** Reads what an organization proposes, every bad value named; without a domain nobody who works in it would find the idea. */
export function readIdea({ title: givenTitle, text: givenText, domains: codes }: IdeaInput): Result<Pick<Idea, 'title' | 'text' | 'domains'>, ConsultationsErrorCode> {
  const [title, text] = [textOf(200)(givenTitle, ['title'], ''), textOf(maximumTextLength)(givenText, ['text'], '')];
  const domains = codes.length === 0 ? refuse(badInput(['domains'], 'VALUE')) : readDomains(codes);
  if (!title.ok || !text.ok || !domains.ok) return refuse(...refusalsIn([title, text, domains]));
  return accept({ title: title.value, text: text.value, domains: domains.value });
}

/** Reads the answer of an institution, which has to give its reasons. */
export function readAnswer(given: string): Result<string, ConsultationsErrorCode> {
  const answer = textOf(maximumTextLength)(given, ['answer'], '');
  return answer.ok && answer.value.length < minimumAnswerLength ? refuse(badInput(['answer'], 'MINIMUM_LENGTH', { minimum: minimumAnswerLength })) : answer;
}
