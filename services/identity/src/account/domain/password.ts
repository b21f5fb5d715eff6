import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

const minimumLength = 8;
const maximumLength = 128;

/** Words that anybody would try here; in the folded form. */
const contextWords = ['conect', 'ministerul', 'minister', 'guvernul', 'guvern', 'romania', 'asociatia', 'asociatie', 'fundatia', 'parola', 'sgg', 'ong'];

/** Against what a new password is held. */
export interface PasswordContext {
  readonly name: string;
  readonly email: string;
  /** Whether the text, in lower case, is among the most common passwords. */
  readonly isCommon: (lowerCase: string) => boolean;
}

/** The one form in which a password is hashed and compared: NFC, nothing trimmed, no letter changed. Null when it is no text at all. */
export function normalizePassword(password: string): string | null {
  if (!password.isWellFormed() || password.includes('\0')) return null;
  const normal = password.normalize('NFC');
  return [...normal].length <= maximumLength ? normal : null;
}

/**
 * Checks a password that somebody wants to use: 8 to 128 characters, not a common one, and something left of it without the words
 * that anybody would try for this person. No rule of composition, which makes passwords worse.
 */
export function checkNewPassword(password: string, context: PasswordContext, field: readonly string[]): Result<string, IdentityErrorCode> {
  const normal = normalizePassword(password);
  if (normal === null) return refuse(badInput(field, 'LENGTH', { minimum: minimumLength, maximum: maximumLength }));
  if ([...normal].length < minimumLength) return refuse({ code: 'PASSWORD_TOO_SHORT', field, params: { minimum: minimumLength } });
  if (context.isCommon(normal.toLowerCase()) || isGuessable(normal, context)) return refuse({ code: 'PASSWORD_TOO_COMMON', field });
  return accept(normal);
}

/** Whether fewer than the minimum of characters, or a common password, is left without the context's words. */
function isGuessable(password: string, { name, email, isCommon }: PasswordContext): boolean {
  const own = `${name} ${email.slice(0, email.indexOf('@'))}`.split(/[^\p{L}\p{N}]+/u).map(fold);
  const words = [...contextWords, ...own.filter((word) => word.length >= 3)].sort((one, other) => other.length - one.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), fold(password));
  return rest.length < minimumLength || isCommon(rest.replace(outerPunctuation, ''));
}

const outerPunctuation = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** No case and no diacritics; punctuation and spaces stay, since they make a password longer to guess. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
