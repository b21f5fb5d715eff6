import { Kind, parse } from 'graphql';
import { readmeRows } from './readme-rows';

/** A text in both languages. */
interface Texts {
  readonly ro: string;
  readonly en: string;
}

interface RefusalTestOptions {
  /** The service's folder, with its README. */
  readonly folder: string;
  /** The subgraph's SDL. */
  readonly sdl: string;
  /** The enum of its refusals' codes. */
  readonly codes: string;
  /** By code. */
  readonly messages: Readonly<Record<string, Texts>>;
  /** Words for what was expected, and the like. */
  readonly words: Readonly<Record<string, Texts>>;
}

/** The values of an enum of SDL. */
export const enumValuesIn = (sdl: string, name: string): readonly string[] =>
  parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name ? (definition.values ?? []).map((value) => value.name.value) : [],
  );

/** The `{placeholders}` of a text, sorted. */
export const placeholdersIn = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();

/** Declares the tests that every service's refusals must pass: schema, messages and README name the same codes, and both languages say the same. */
export function describeRefusals({ folder, sdl, codes, messages, words }: RefusalTestOptions): void {
  describe('the refusals', () => {
    it('have the same codes in schema, message catalogue and README', () => {
      const known = [...enumValuesIn(sdl, codes)].sort();

      expect(known).not.toEqual([]);
      expect(Object.keys(messages).sort()).toEqual(known);
      expect(readmeRows(folder, 'Refusals')).toEqual(known);
    });

    it('have the same placeholders in both languages, and differ', () => {
      for (const { ro, en } of [...Object.values(messages), ...Object.values(words)]) {
        expect(placeholdersIn(ro)).toEqual(placeholdersIn(en));
        expect(ro).not.toBe(en);
      }
    });
  });
}
