import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';

/** A file of the repository as text. */
export const read = (...path: string[]): string => readFileSync(join(repositoryRoot, ...path), 'utf8');

/** The first group of every match. */
export const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name!);

/** Each once, in order. */
export const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** Names that the code reads: the shapes of every process, and what the local stack and the test run read themselves. */
export function settingsInCode(): string[] {
  const services = readdirSync(join(repositoryRoot, 'services'));
  const shapes = [
    ...services.map((service) => read('services', service, 'src', 'service', 'environment.ts')),
    read('gateway', 'src', 'environment.ts'),
    read('shared', 'service-kit', 'src', 'environment.ts'),
    read('shared', 'service-kit', 'src', 'outgoing', 'outgoing-settings.ts'),
  ];
  const local = ['local-settings.ts', 'run-tests.ts', 'start.ts'].map((file) => read('infra', 'local', 'src', file)).join('\n');
  return [
    ...shapes.flatMap((text) => matches(text, /^ {2}([A-Z][A-Z0-9_]+):/gm)),
    ...matches(local, /port\('([A-Z_]+)'/g),
    ...matches(local, /env\['([A-Z_]+)'\]/g),
  ];
}
