import { breakingChanges, type PayloadSchema } from './compatibility';

const before: PayloadSchema = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, status: { type: 'string', enum: ['A', 'B'] }, tags: { type: 'array', items: { type: 'string' } }, note: { type: 'string' } },
  required: ['id', 'status', 'tags'],
};
const changed = (properties: Record<string, PayloadSchema>, required = before.required!): PayloadSchema => ({ ...before, properties: { ...before.properties, ...properties }, required });

it('finds nothing when fields are added or values go', () => {
  expect(breakingChanges(before, before)).toEqual([]);
  expect(breakingChanges(before, changed({ extra: { type: 'number' }, status: { type: 'string', enum: ['A'] } }, ['id', 'status', 'tags', 'extra']))).toEqual([]);
});

it.each([
  ['a field is removed', { ...before, properties: { id: before.properties!['id']! } }, 'data.status: was removed'],
  ['a field may be absent', changed({}, ['id', 'tags']), 'data.status: may now be absent'],
  ['a type changes', changed({ note: { type: 'number' } }), 'data.note: was string, is number'],
  ['a format changes', changed({ id: { type: 'string' } }), 'data.id: was string uuid, is string'],
  ['a field may be null', changed({ note: { anyOf: [{ type: 'string' }, { type: 'null' }] } }), 'data.note: was string, is null or string'],
  ['a new value appears', changed({ status: { type: 'string', enum: ['A', 'B', 'C'] } }), 'data.status: may now be "C"'],
  ['items change', changed({ tags: { type: 'array', items: { type: 'number' } } }), 'data.tags[]: was string, is number'],
])('refuses when %s', (_case, after, change) => {
  expect(breakingChanges(before, after)).toContain(change);
});
