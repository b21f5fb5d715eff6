import { randomBytes } from 'node:crypto';
import { codeBytes, readCode, writeCode } from './verification-code';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = [new Uint8Array(codeBytes), new Uint8Array(codeBytes).fill(255), ...Array.from({ length: 20 }, () => randomBytes(codeBytes))].map(writeCode);

describe('a verification code', () => {
  it('is seven groups of four letters that nobody takes for others, of 135 bits', () => {
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(codes[0]).toBe('0000-0000-0000-0000-0000-0000-0000');
    // 17 bytes have a bit more than 27 letters hold.
    const [one, other] = [new Uint8Array(codeBytes), new Uint8Array(codeBytes)];
    other[codeBytes - 1] = 1;
    expect(writeCode(one)).toBe(writeCode(other));
    other[codeBytes - 1] = 2;
    expect(writeCode(one)).not.toBe(writeCode(other));
  });

  it('is read however it was typed', () => {
    for (const code of codes) {
      const plain = code.replaceAll('-', '');
      const typed = [code, plain, code.toLowerCase(), ` ${code.replaceAll('-', ' ')}\n`, code.replaceAll('-', '–'), plain.replaceAll('0', 'o').replaceAll('1', 'l'), plain.replaceAll('0', 'O').replaceAll('1', 'I')];
      for (const text of typed) expect(readCode(text)).toBe(plain);
    }
  });

  const places = Array.from({ length: 28 }, (_, place) => place);
  const plainCodes = codes.map((code) => code.replaceAll('-', ''));
  const readable = (texts: readonly string[]) => texts.filter((text) => readCode(text) !== null);

  it('with any letter another one is none', () => {
    for (const plain of plainCodes) {
      const wrong = places.flatMap((place) => [...alphabet].filter((letter) => letter !== plain[place]).map((letter) => `${plain.slice(0, place)}${letter}${plain.slice(place + 1)}`));
      expect(wrong).toHaveLength(28 * 31);
      expect(readable(wrong)).toEqual([]);
    }
  });

  it('with any two letters swapped is none', () => {
    for (const plain of plainCodes) {
      const pairs = places.flatMap((one) => places.filter((other) => other > one && plain[other] !== plain[one]).map((other) => [one, other] as const));
      const swapped = pairs.map(([one, other]) => [...plain].with(one, plain[other]!).with(other, plain[one]!).join(''));
      expect(readable(swapped)).toEqual([]);
    }
  });

  it('truncated, longer or of other letters is none', () => {
    const plain = codes[5]!.replaceAll('-', '');
    for (let length = 0; length < plain.length; length += 1) expect(readCode(plain.slice(0, length))).toBeNull();
    for (const text of [`${plain}0`, `${plain.slice(0, -1)}U`, `${plain.slice(0, -1)}ș`, 'x'.repeat(10_000), ' '.repeat(28)]) expect(readCode(text)).toBeNull();
  });
});
