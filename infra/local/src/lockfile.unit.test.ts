import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(repositoryRoot, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, LockedPackage>> };

/** Where Node would look for a package that the one in this folder needs: beside it, then further up to the root. */
function placesOf(name: string, folder: string): string[] {
  const parents = folder.split('/').map((_, index, words) => words.slice(0, words.length - index).join('/'));
  return [...parents, ''].map((parent) => (parent === '' ? `node_modules/${name}` : `${parent}/node_modules/${name}`));
}

it('names no host that packages are fetched from', () => {
  const fetched = Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && link !== true);

  expect(fetched).toEqual([]);
});

it('locks the packages of every platform, as npm ci demands', () => {
  const needs = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) => Object.keys(optionalDependencies).map((name) => ({ folder, name })));
  const missing = needs.filter(({ folder, name }) => !placesOf(name, folder).some((place) => packages[place] !== undefined));

  expect(needs.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
