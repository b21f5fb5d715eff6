/** As an old system writes Romanian: the letters without their marks. */
export const withoutDiacritics = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const cedillas: readonly (readonly [comma: string, cedilla: string])[] = [
  ['ș', 'ş'],
  ['ț', 'ţ'],
  ['Ș', 'Ş'],
  ['Ț', 'Ţ'],
];

/** As keyboards before 2007 write it: cedilla in place of the comma below. */
export const withCedilla = (text: string): string => cedillas.reduce((written, [comma, cedilla]) => written.replaceAll(comma, cedilla), text);
