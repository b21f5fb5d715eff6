import { addressOfPath, checkSignedAddress, createSignedAddress } from './signed-address';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-03-02T10:00:00.900Z');
const path = '/papers/0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1';
const { url, expiresAt } = createSignedAddress(path, { baseUrl: 'https://conect.example/c/', key }, now);
const query = Object.fromEntries(new URL(url).searchParams);

test('a signed address names its path, and works for fifteen minutes', () => {
  expect(url).toMatch(/^https:\/\/conect\.example\/c\/papers\/0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1\?expires=\d+&signature=[\w-]{43}$/);
  expect(addressOfPath(path, 'https://conect.example/c/')).toBe(`https://conect.example/c${path}`);
  expect(expiresAt).toEqual(new Date('2026-03-02T10:15:00Z'));
  expect(checkSignedAddress(path, query, { key, now: new Date(expiresAt.getTime() - 1) })).toBe('VALID');
  expect(checkSignedAddress(path, query, { key, now: expiresAt })).toBe('EXPIRED');
});

test.each([
  ['another path', '/papers/0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2', query],
  ['a later end', path, { ...query, expires: String(Number(query['expires']) + 1) }],
  ['an end that is no number', path, { ...query, expires: '1e9' }],
  ['no signature', path, { expires: query['expires'] }],
  ['two signatures', path, { ...query, signature: [query['signature'], 'x'] }],
  ['a signature of another length', path, { ...query, signature: 'x' }],
])('refuses the address with %s', (_, other, given) => {
  expect(checkSignedAddress(other, given, { key, now })).toBe('SIGNATURE_INVALID');
});

test('an address without a signature is told apart from a wrong one', () => {
  expect(checkSignedAddress(path, {}, { key, now })).toBeNull();
});

test('another key signs nothing here', () => {
  expect(checkSignedAddress(path, query, { key: Buffer.alloc(32, 8), now })).toBe('SIGNATURE_INVALID');
});
