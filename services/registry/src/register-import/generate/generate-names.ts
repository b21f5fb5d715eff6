import type { SeededRandom } from '@conect/kernel';
import type { GeneratedPlace } from './generate-places';
import type { RegisterShape } from './register-shape';
import { withCedilla, withoutDiacritics } from './spelling';

/** Makes names and purposes of organizations as the register writes them, its pasted texts and wrong letters included. */
export interface TextGenerator {
  readonly nameOf: (category: string, place: GeneratedPlace) => string;
  readonly purposeOf: (place: GeneratedPlace) => string;
}

/** See {@link TextGenerator}. */
export function createTextGenerator(shape: RegisterShape, random: SeededRandom): TextGenerator {
  const { shares, words, names } = shape;
  const fill = (template: string, place: GeneratedPlace): string =>
    template.replaceAll(/\{(\w+)\}/g, (_match, slot: string) => {
      if (slot === 'place') return place.locality.name.toUpperCase();
      if (slot === 'county') return place.county.name.toUpperCase();
      if (slot === 'number') return String(random.between(1, 9_999));
      if (slot === 'acronym') return Array.from({ length: random.between(3, 5) }, () => `${random.pick(letters)}.`).join('');
      if (slot === 'work') return random.pick(shape.works);
      if (slot === 'name') return `${random.pick(shape.nameLexicon)} ${random.pick(words['adjective']!)}`.trim();
      return random.pick(words[slot]!);
    });

  const spelled = (text: string): string => {
    const share = random.share();
    if (share < shares.withoutDiacritics) return withoutDiacritics(text);
    return share < shares.withoutDiacritics + shares.cedilla ? withCedilla(text) : text;
  };
  const nameOf = (category: string, place: GeneratedPlace): string => {
    const name = spelled(fill(random.pick(names[category]!), place));
    const spaced = random.happens(0.01) ? name.replace(' ', '  ') : name;
    return random.happens(shares.pastedDecision) ? `${spaced}${fill(random.pick(shape.pastedDecisions), place)}` : spaced;
  };
  const purposeOf = (place: GeneratedPlace): string => {
    const text = fill(random.pick(shape.purposes), place).toLowerCase().replace(place.locality.name.toLowerCase(), random.happens(0.5) ? random.pick(shape.masks) : place.locality.name);
    if (random.happens(0.02)) return shape.mojibake.reduce((broken, [letter, instead]) => broken.replaceAll(letter, instead), text);
    return random.happens(0.1) ? withoutDiacritics(text).toUpperCase() : text;
  };
  return { nameOf, purposeOf };
}

const letters = [...'ABCDEFGILMNOPRSTV'];
