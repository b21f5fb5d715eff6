/** The languages CONECT speaks. */
export type Locale = 'RO' | 'EN';

/** The language an `Accept-Language` header asks for (RFC 9110 12.5.4); Romanian when it names neither. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .map(([tag, ...parameters]) => ({ tag: (tag ?? '').toLowerCase(), weight: weightOf(parameters) }))
    .filter(({ tag, weight }) => weight > 0 && /^(ro|en)(-|$)/.test(tag))
    .sort((one, other) => other.weight - one.weight);
  return wanted[0]?.tag.startsWith('en') ? 'EN' : 'RO';
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
