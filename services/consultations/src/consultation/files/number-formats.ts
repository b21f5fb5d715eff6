const romanSigns: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

function romanOf(value: number): string {
  let left = value;
  let text = '';
  for (const [worth, sign] of romanSigns) {
    for (; left >= worth; left -= worth) text += sign;
  }
  return text;
}

/** After z comes aa, then bb, as Word counts. */
const letterOf = (value: number): string => String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerLetter: letterOf,
  upperLetter: (value) => letterOf(value).toUpperCase(),
  lowerRoman: romanOf,
  upperRoman: (value) => romanOf(value).toUpperCase(),
  none: () => '',
};

/** A number in one of the formats of Word's lists; null in one that is not known here. */
export const numberAs = (format: string, value: number): string | null => (value < 1 || value > 9_999 ? null : (formats[format]?.(value) ?? null));
