import { accept, refuse, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';

const weights = [7, 5, 3, 2, 1, 7, 5, 3, 2] as const;

/** Reads a tax number (CUI) with or without `RO`: 2 to 10 digits, full-width ones too, of which the last is the check digit. Answers the digits alone. */
export function parseCui(text: string): Result<string, RegistryErrorCode> {
  const digits = text.normalize('NFKC').trim().replace(/^RO\s*/i, '');
  if (!/^[1-9][0-9]{1,9}$/.test(digits)) return refuse(badInput(['cui'], 'CUI'));
  return hasValidCheckDigit(digits) ? accept(digits) : refuse({ code: 'CUI_CHECKSUM', field: ['cui'] });
}

/** A valid check digit does not prove that the number exists. */
const hasValidCheckDigit = (digits: string): boolean => checkDigitOf(digits.slice(0, -1)) === digits.at(-1);

/** The check digit of what stands before it: the weighted sum of the digits, times 10, modulo 11, modulo 10. */
export function checkDigitOf(body: string): string {
  const aligned = weights.slice(weights.length - body.length);
  const sum = aligned.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return String(((sum * 10) % 11) % 10);
}
