import { decodeCursor, encodeCursor, parsePage } from './page';

describe('parsePage', () => {
  it('takes twenty rows from the start when nothing is asked', () => {
    expect(parsePage('NAME', 2, {})).toEqual({ ok: true, value: { size: 20, direction: 'FORWARD', position: null } });
  });

  it('reads the cursor of the same order in both directions', () => {
    const cursor = encodeCursor('NAME', ['Asociația Țarnița', 'id-1']);

    expect(parsePage('NAME', 2, { first: 5, after: cursor })).toMatchObject({
      value: { size: 5, direction: 'FORWARD', position: ['Asociația Țarnița', 'id-1'] },
    });
    expect(parsePage('NAME', 2, { last: 5, before: cursor })).toMatchObject({ value: { direction: 'BACKWARD' } });
  });

  it.each([
    ['more than a hundred rows', { first: 101 }, 'LIMIT_EXCEEDED', 'first'],
    ['more than a hundred rows backwards', { last: 101 }, 'LIMIT_EXCEEDED', 'last'],
    ['a negative size', { first: -1 }, 'BAD_USER_INPUT', 'first'],
    ['a fraction', { first: 1.5 }, 'BAD_USER_INPUT', 'first'],
    ['both directions at once', { first: 1, last: 1 }, 'BAD_USER_INPUT', 'last'],
    ['a cursor of another order', { after: encodeCursor('DATE', ['x', 'y']) }, 'BAD_USER_INPUT', 'after'],
    ['a cursor of another length', { after: encodeCursor('NAME', ['x']) }, 'BAD_USER_INPUT', 'after'],
    ['a cursor that is not base64url', { after: '\u0000<script>' }, 'BAD_USER_INPUT', 'after'],
    ['a cursor that is not JSON', { after: 'abcd' }, 'BAD_USER_INPUT', 'after'],
    ['a cursor holding an object', { after: Buffer.from('["NAME",{},"y"]').toString('base64url') }, 'BAD_USER_INPUT', 'after'],
    ['a cursor with a NUL', { before: encodeCursor('NAME', ['\0', 'y']) }, 'BAD_USER_INPUT', 'before'],
    ['an empty cursor', { after: '' }, 'BAD_USER_INPUT', 'after'],
    ['a cursor without end', { after: 'A'.repeat(2001) }, 'BAD_USER_INPUT', 'after'],
  ])('refuses %s', (_case, page, code, argument) => {
    expect(parsePage('NAME', 2, page)).toMatchObject({ ok: false, refusals: [{ code, field: [argument] }] });
  });
});

it('gives back what a cursor was made of, null and numbers included', () => {
  expect(decodeCursor('RANK', 3, encodeCursor('RANK', [2, null, 'ș']))).toEqual([2, null, 'ș']);
});
