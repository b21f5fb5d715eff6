import type { KafkaMessage } from 'kafkajs';
import { walk, type Position } from './event-positions';
import type { Reading } from './read-message';

const told = (offset: number, version: number, subject = 'a'): Reading => ({ message: { offset: String(offset) } as KafkaMessage, told: { subject, version }, task: { kind: 'PASS' } });
const at = (version: number, offset: number): ReadonlyMap<string, Position> => new Map([['a', { version, offset: String(offset), settledVersion: 7 }]]);
const never = (): boolean => false;
const always = (): boolean => true;

describe('the versions of consecutive messages', () => {
  it('move each aggregate on by one', () => {
    const way = walk([told(5, 1, 'b'), told(6, 3), told(7, 2, 'b'), told(8, 4)], at(2, 4), always);

    expect(way).toMatchObject({ count: 4, readAgainFrom: null, missing: [] });
    expect([...way.positions]).toEqual([['b', { version: 2, offset: '7', settledVersion: 0 }], ['a', { version: 4, offset: '8', settledVersion: 7 }]]);
  });

  it('stop before a gap, to be read again behind the last version that was seen', () => {
    expect(walk([told(6, 3), told(8, 5)], at(2, 4), always)).toMatchObject({ count: 1, readAgainFrom: '7', missing: [] });
    expect(walk([told(8, 5)], at(2, 4), always)).toMatchObject({ count: 0, readAgainFrom: '5' });
  });

  it('are read again from the beginning for an aggregate that nobody has seen yet', () => {
    expect(walk([told(8, 2, 'new')], at(2, 4), always)).toMatchObject({ count: 0, readAgainFrom: '0' });
  });

  it('go on past a gap that reading again did not close, and name what is missing', () => {
    const way = walk([told(8, 5), told(9, 6)], at(2, 4), never);

    expect(way).toMatchObject({ count: 2, readAgainFrom: null, missing: [{ subject: 'a', version: 3 }, { subject: 'a', version: 4 }] });
    expect(way.positions.get('a')).toEqual({ version: 6, offset: '9', settledVersion: 7 });
  });

  it('come again or late when the aggregate is past them, and move nothing', () => {
    const way = walk([told(8, 1), told(9, 2)], at(2, 4), always);

    expect(way).toMatchObject({ count: 2, missing: [], told: [{ subject: 'a', version: 1 }, { subject: 'a', version: 2 }] });
    expect(way.positions.size).toBe(0);
  });

  it('name no more than a thousand, whatever a publisher claims', () => {
    expect(walk([told(8, 1_000_000_000)], at(2, 4), never).missing).toHaveLength(1_000);
  });

  it('are not known of a message without them', () => {
    expect(walk([{ ...told(8, 9), told: null }], at(2, 4), always)).toMatchObject({ count: 1, missing: [] });
  });
});
