import { judge, type Effect, type Write } from './history';

const write = (number: number, isAcknowledged = true): Write => ({ eventId: `e${number}`, seriesId: 'a', number, isAcknowledged });
const effect = (number: number, eventId = `e${number}`): Effect => ({ eventId, seriesId: 'a', number });
const clean = { acknowledged: 3, lost: [], doubled: [], disordered: [], invented: [] };
const writes = [write(1), write(2), write(3)];

describe('a history', () => {
  it('is clean when every acknowledged write has one effect, in order', () => {
    expect(judge(writes, [effect(1), effect(2), effect(3)])).toEqual(clean);
  });

  it('may or may not have the effect of a write whose fate is unknown', () => {
    expect(judge([...writes, write(4, false)], [effect(1), effect(2), effect(3)])).toEqual(clean);
    expect(judge([...writes, write(4, false)], [effect(1), effect(2), effect(3), effect(4)])).toEqual(clean);
  });

  it.each([
    ['a lost write', [effect(1), effect(3)], { lost: ['e2'] }],
    ['an effect had twice', [effect(1), effect(2), effect(3), effect(3)], { doubled: ['e3'] }],
    ['an effect out of order', [effect(1), effect(3), effect(2)], { disordered: ['e2'] }],
    ['an effect nobody wrote', [effect(1), effect(2), effect(3), effect(4)], { invented: ['e4'] }],
  ])('shows %s', (_what, effects, found) => {
    expect(judge(writes, effects)).toEqual({ ...clean, ...found });
  });
});
