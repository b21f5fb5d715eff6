import { checkPaperAddress, createPaperAddress } from './paper-url';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-03-02T10:00:00.900Z');
const asked = { consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1', name: 'evidence-pack.zip' } as const;
const { url, expiresAt } = createPaperAddress(asked, { baseUrl: 'https://conect.example/c/', key }, now);
const query = Object.fromEntries(new URL(url).searchParams);

test('the address of a paper names it, and works for fifteen minutes', () => {
  expect(url).toMatch(/^https:\/\/conect\.example\/c\/consultations\/0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1\/evidence-pack\.zip\?expires=\d+&signature=[\w-]{43}$/);
  expect(expiresAt).toEqual(new Date('2026-03-02T10:15:00Z'));
  expect(checkPaperAddress(asked, query, { key, now: new Date(expiresAt.getTime() - 1) })).toBe('VALID');
  expect(checkPaperAddress(asked, query, { key, now: expiresAt })).toBe('EXPIRED');
});

test.each([
  ['another consultation', { ...asked, consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2' }, query],
  ['a later end', asked, { ...query, expires: String(Number(query['expires']) + 1) }],
  ['no signature', asked, { expires: query['expires'] }],
  ['two signatures', asked, { ...query, signature: [query['signature'], 'x'] }],
  ['a signature of another length', asked, { ...query, signature: 'x' }],
])('refuses the address with %s', (_, other, given) => {
  expect(checkPaperAddress(other, given, { key, now })).toBe('SIGNATURE_INVALID');
});

test('an address without a signature is told apart from a wrong one', () => {
  expect(checkPaperAddress(asked, {}, { key, now })).toBeNull();
});

test('another key signs nothing here', () => {
  expect(checkPaperAddress(asked, query, { key: Buffer.alloc(32, 8), now })).toBe('SIGNATURE_INVALID');
});
