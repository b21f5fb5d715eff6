import { checkPaperAddress, createPaperAddress, paperUrl } from './paper-url';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-03-02T10:00:00.900Z');
const asked = { consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1', name: 'evidence-pack.zip' } as const;
const { url } = createPaperAddress(asked, { baseUrl: 'https://conect.example/c/', key }, now);
const query = Object.fromEntries(new URL(url).searchParams);

test('the address of a paper names its consultation and the paper', () => {
  expect(paperUrl(asked, 'https://conect.example/c/')).toBe('https://conect.example/c/consultations/0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1/evidence-pack.zip');
  expect(url.split('?')[0]).toBe(paperUrl(asked, 'https://conect.example/c/'));
  expect(checkPaperAddress(asked, query, { key, now })).toBe('VALID');
});

test.each([
  ['another consultation', { ...asked, consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d2' }],
  ['another paper', { ...asked, name: 'response-matrix.pdf' } as const],
])('the address of one paper does not give that of %s', (_, other) => {
  expect(checkPaperAddress(other, query, { key, now })).toBe('SIGNATURE_INVALID');
});
