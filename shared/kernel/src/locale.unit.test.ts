import { localeOf } from './locale';

it.each([
  [undefined, 'RO'],
  ['', 'RO'],
  ['en', 'EN'],
  ['en-GB,ro;q=0.9', 'EN'],
  ['ro;q=0.5, en;q=0.8', 'EN'],
  ['en;q=0, de', 'RO'],
  ['en;q=nonsense', 'RO'],
  ['de, fr;q=0.9, en;q=0.1', 'EN'],
  ['*', 'RO'],
  ['enx', 'RO'],
])('reads "%s" as %s', (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});
