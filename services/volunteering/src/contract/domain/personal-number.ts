import { refuse, textOf, type FieldParser, type Refusal } from '@conect/kernel';

/**
 * Thirteen digits with the form of a personal number (cod numeric personal): sex and century, a day that can be, county, order, control digit.
 * The control digit is not computed: a mistyped number still leads to its owner.
 */
const personalNumber = /(?<![0-9A-Za-z])[1-9][ .-]?\d{2}[ .-]?(0[1-9]|1[0-2])[ .-]?(0[1-9]|[12]\d|3[01])[ .-]?\d{2}[ .-]?\d{3}[ .-]?\d(?![0-9A-Za-z])/;

/** Whether a text holds what looks like a personal number. CONECT collects none (Legea 190/2018 art. 4 asks for safeguards that no purpose here calls for). */
export const holdsPersonalNumber = (text: string): boolean => personalNumber.test(text);

/** The refusal of a text that holds a personal number. */
export const personalNumberIn = (field: readonly string[]): Refusal<'PERSONAL_NUMBER'> => ({ code: 'PERSONAL_NUMBER', field });

/** Text of at most so many characters in which there is no personal number. */
export const impersonalText =
  (maximum: number): FieldParser<'BAD_USER_INPUT' | 'PERSONAL_NUMBER'> =>
  (value, field, today) => {
    const text = textOf(maximum)(value, field, today);
    return text.ok && holdsPersonalNumber(text.value) ? refuse(personalNumberIn(field)) : text;
  };
