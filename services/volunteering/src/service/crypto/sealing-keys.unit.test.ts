import { createSealingKeys } from './sealing-keys';

const [older, newer] = ['an-older-key-of-tests-only-0123456789abcdef', 'a-newer-key-of-tests-only-0123456789abcdef0'];
const card = { series: 'CJ', number: '123456' };

describe('what a paper says of people', () => {
  it('opens again in its row, and in no other', () => {
    const keys = createSealingKeys(newer);
    const sealed = keys.seal(card, 'DETAILS:one');

    expect(keys.open(sealed, 'DETAILS:one')).toEqual(card);
    expect(sealed.bytes.toString('latin1')).not.toContain('123456');
    for (const boundTo of ['DETAILS:two', 'NAME:one']) expect(() => keys.open(sealed, boundTo)).toThrow();
  });

  it('is encrypted with the first key; what an older one encrypted still opens, while it is there', () => {
    const sealed = createSealingKeys(older).seal(card, 'row');
    const both = createSealingKeys(`${newer}, ${older}`);

    expect(both.open(sealed, 'row')).toEqual(card);
    expect(both.seal(card, 'row').keyId).toBe(createSealingKeys(newer).currentKeyId);
    expect(() => createSealingKeys(newer).open(sealed, 'row')).toThrow(sealed.keyId);
  });

  it('has a nonce of its own each time, and does not open with a byte changed', () => {
    const keys = createSealingKeys(newer);
    const [one, two] = [keys.seal(card, 'row'), keys.seal(card, 'row')];
    expect(one.bytes.equals(two.bytes)).toBe(false);

    const changed = Buffer.from(one.bytes);
    changed[changed.length - 1]! ^= 1;
    expect(() => keys.open({ ...one, bytes: changed }, 'row')).toThrow();
  });

  it('has a key with an id that does not give it away', () => {
    expect(createSealingKeys(newer).currentKeyId).toMatch(/^[0-9a-f]{16}$/);
    expect(createSealingKeys(newer).currentKeyId).not.toBe(createSealingKeys(older).currentKeyId);
  });
});
