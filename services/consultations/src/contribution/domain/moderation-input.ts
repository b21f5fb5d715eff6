import { accept, textBetween } from '@conect/kernel';
import type { Read } from '../../service/domain/refusals';
import type { AppealRuling, HidingGrounds, ModerationReason, RuledStatus } from './moderation';

/** Below this nobody can tell what in a text is meant; as the justification of a proposal that is not taken over. */
const minimumLength = 30;
const maximumLength = 2_000;

const readWords = (text: string, field: string, minimum = minimumLength): Read<string> => textBetween(minimum, maximumLength)(text, [field], '');

/** Reads why a text is hidden. */
export function readGrounds(reason: ModerationReason, given: string): Read<HidingGrounds> {
  const explanation = readWords(given, 'explanation');
  return explanation.ok ? accept({ reason, explanation: explanation.value }) : explanation;
}

/** Reads why an author wants a text shown again: a few words are enough. */
export const readAppeal = (text: string): Read<string> => readWords(text, 'text', 1);

/** Reads what is decided about an appeal. */
export function readRuling(status: RuledStatus, given: string): Read<AppealRuling> {
  const rulingReason = readWords(given, 'reason');
  return rulingReason.ok ? accept({ status, rulingReason: rulingReason.value }) : rulingReason;
}
