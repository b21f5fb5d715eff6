const syllables = ['că', 'le', 'ță', 'mun', 'ri', 'șo', 'ban', 'te', 'vâr', 'dis', 'po', 'zi', 'ție', 'art', 'lu', 'cra', 'men', 'tar', 'is', 'sa', 'ob', 'jec', 'fon', 'du', 'im', 'pre', 'ju', 'de', 'ce', 'an'];

/** Words of three or four syllables, each number another; the lower its number, the more often one is written, as in any language. */
export const wordOf = (number: number): string => Array.from({ length: 3 + (number % 2) }, (_none, place) => syllables[(Math.floor(number / syllables.length ** place) + place * 11) % syllables.length]!).join('');
