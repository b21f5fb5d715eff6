import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';

const read = (...path: string[]): string => readFileSync(join(repositoryRoot, ...path), 'utf8');
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name!);

/** Names that the code reads: the shapes of every process, and the ports and folder of the local stack. */
function settingsInCode(): string[] {
  const services = readdirSync(join(repositoryRoot, 'services'));
  const shapes = [
    ...services.map((service) => read('services', service, 'src', 'service', 'environment.ts')),
    read('gateway', 'src', 'environment.ts'),
    read('shared', 'service-kit', 'src', 'environment.ts'),
  ];
  const local = read('infra', 'local', 'src', 'local-settings.ts');
  return [
    ...shapes.flatMap((text) => matches(text, /^ {2}([A-Z][A-Z0-9_]+):/gm)),
    ...matches(local, /port\('([A-Z_]+)'/g),
    ...matches(local, /env\['([A-Z_]+)'\]/g),
  ];
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

it('stand in .env.example, each of them and no other', () => {
  expect(sorted(matches(read('.env.example'), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm))).toEqual(sorted(settingsInCode()));
});

it("stand in the README's table, each of them and no other", () => {
  expect(sorted(matches(read('README.md'), /^\| `([A-Z][A-Z0-9_]+)` \|/gm))).toEqual(sorted(settingsInCode()));
});
