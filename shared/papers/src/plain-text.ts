const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text as papers show it: composed letters, lines parted by one character, spaces of one kind, no control characters, nor those that turn
 * the direction of what follows: a paper must not read other than it is written.
 */
export const plainText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '');

/** A text within XML or HTML, also in an attribute in double quotes: nothing of it is markup. */
export const markupText = (text: string): string => text.replace(/[&<>"]/g, (character) => named[character]!);
