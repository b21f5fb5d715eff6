import { deriveKey } from './index';

it('gives the same key for the same purpose and unrelated ones otherwise', () => {
  const key = deriveKey('secret', 'pepper');

  expect(key).toHaveLength(32);
  expect(deriveKey('secret', 'pepper')).toEqual(key);
  expect(deriveKey('secret', 'links')).not.toEqual(key);
  expect(deriveKey('other', 'pepper')).not.toEqual(key);
});
