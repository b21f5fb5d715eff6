import { createIdSource, isUuid, newId, uuidV7 } from './ids';

describe('uuidV7', () => {
  it('writes the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);

    expect(uuidV7(1645557742000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by time', () => {
    const random = new Uint8Array(16).fill(255);

    expect(uuidV7(1, random) < uuidV7(2, new Uint8Array(16))).toBe(true);
  });
});

it('makes ids that differ and look like UUIDs', () => {
  const ids = Array.from({ length: 1000 }, newId);

  expect(new Set(ids).size).toBe(1000);
  expect(ids.every(isUuid)).toBe(true);
});

describe('a source of ids', () => {
  const random = () => crypto.getRandomValues(new Uint8Array(16));
  const ascend = (ids: readonly string[]): boolean => ids.every((id, place) => place === 0 || ids[place - 1]! < id);

  it('makes ids that ascend within one millisecond, however many', () => {
    const next = createIdSource(() => 1645557742000, random);

    expect(ascend(Array.from({ length: 10_000 }, next))).toBe(true);
  });

  it('goes on ascending when the clock goes back', () => {
    const clock = [1000, 1001, 900, 901, 1001, 1002];
    const next = createIdSource(() => clock.shift()!, random);

    expect(ascend(Array.from({ length: 6 }, next))).toBe(true);
  });

  it('follows the clock', () => {
    const clock = [1645557742000, 1645557742001];
    const next = createIdSource(() => clock.shift()!, random);

    expect([next(), next()].map((id) => id.slice(0, 13))).toEqual(['017f22e2-79b0', '017f22e2-79b1']);
  });
});

it.each(['', 'abc', '017f22e2-79b0-7cc3-98c4-dc0c0c07398', "017f22e2-79b0-7cc3-98c4-dc0c0c07398f'; --"])('sees that "%s" is no UUID', (text) => {
  expect(isUuid(text)).toBe(false);
});
