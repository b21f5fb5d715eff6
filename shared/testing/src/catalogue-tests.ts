import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Texts {
  readonly ro: string;
  readonly en: string;
}

interface RefusalTestOptions {
  /** The service's folder, with its README and its schema. */
  readonly folder: string;
  /** The enum of its codes, and any other enum of its schema with the words that each of its values must have. */
  readonly codes: string;
  readonly messages: Readonly<Record<string, Texts>>;
  readonly expectations: Readonly<Record<string, Texts>>;
  readonly words?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

/** Declares the tests that the refusals of every service must pass: the same codes in schema, catalogue and README, and the same placeholders in both languages. */
export function describeRefusals({ folder, codes, messages, expectations, words = {} }: RefusalTestOptions): void {
  const sdl = readdirSync(join(folder, 'schema')).map((file) => readFileSync(join(folder, 'schema', file), 'utf8')).join('\n');
  const valuesOf = (name: string): string[] => {
    const body = new RegExp(`^enum ${name} \\{$([\\s\\S]*?)^\\}$`, 'm').exec(sdl)?.[1] ?? '';
    return [...body.matchAll(/^ {2}([A-Z0-9_]+)$/gm)].map(([, value]) => value!).sort();
  };

  describe('the refusals', () => {
    it('are the same in schema, message catalogue and README', () => {
      expect(valuesOf(codes)).not.toEqual([]);
      expect(Object.keys(messages).sort()).toEqual(valuesOf(codes));
      expect(rowsOf(folder, 'Refusals').sort()).toEqual(valuesOf(codes));
    });

    it.each(Object.keys(words))('have words for every value of %s', (name) => {
      expect(Object.keys(words[name]!).sort()).toEqual(valuesOf(name));
    });

    it('have the same placeholders in both languages, and differ', () => {
      for (const { ro, en } of [messages, expectations, ...Object.values(words)].flatMap((texts) => Object.values(texts))) {
        expect(placeholders(ro)).toEqual(placeholders(en));
        expect(ro).not.toBe(en);
      }
    });
  });
}

/** Declares the test that a service's README has a row for each of its settings. */
export function describeSettings(folder: string, ...shapes: readonly Readonly<Record<string, unknown>>[]): void {
  describe('the settings', () => {
    it('are those of the README table', () => {
      expect(rowsOf(folder, 'Settings').sort()).toEqual([...new Set(shapes.flatMap((shape) => Object.keys(shape)))].sort());
    });
  });
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();

/** What stands in the first column of the table of one section of a README. */
function rowsOf(folder: string, section: string): string[] {
  const text = readFileSync(join(folder, 'README.md'), 'utf8').split(`## ${section}`)[1]!.split('\n## ')[0]!;
  return [...text.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name!);
}
