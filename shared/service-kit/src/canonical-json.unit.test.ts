import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json';

/** What the chains of existing databases were hashed with: the same bytes for ever. */
const reference = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value)))!;

it('writes what the library writes of the same value, whatever it is', () => {
  const anything = fc.object({ withDate: true, withNullPrototype: true, values: [fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)] });

  fc.assert(fc.property(anything, (value) => {
    expect(canonicalJson(value)).toBe(reference(value));
  }));
});

it.each([[-0], [1e21], [1.5e-7], [Number.NaN], ['ș\u2028"\\\u0007'], [null], [true], [[undefined, [], () => 1]], [{ ș: 1, z: { b: 1, a: undefined }, Z: [new Date(0)] }], [{ '\ud83d\ude00': 1, '\ufb33': 2 }]])(
  'writes %p like it',
  (value) => {
    expect(canonicalJson(value)).toBe(reference(value));
  },
);

it('writes a lone surrogate as an escape, as JSON does', () => {
  expect(canonicalJson({ text: '\ud800' })).toBe('{"text":"\\ud800"}');
});
