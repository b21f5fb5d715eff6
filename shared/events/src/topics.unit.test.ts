import { z } from 'zod';
import { publishedBy } from './contract';
import { identityEvents } from './identity';
import { registryEvents } from './registry';
import { topicsOf } from './topics';

const defineEvent = publishedBy('test');
const ofNothing = { aggregate: 'thing', when: 'A test runs.', data: z.object({}), example: {} };

describe('the topics of contracts', () => {
  it('are kept for ever, in six partitions, when services handle them in groups', () => {
    const topics = topicsOf([...identityEvents, ...registryEvents].filter(({ mode }) => mode === 'group'));

    expect(topics.length).toBeGreaterThan(3);
    for (const topic of topics) expect(topic).toEqual({ topic: topic.topic, mode: 'group', partitions: 6, retentionMillis: null });
  });

  it('are kept for an hour when broadcast, unless the contract says otherwise', () => {
    const [hourly, other] = [defineEvent({ ...ofNothing, name: 'ThingTold', mode: 'broadcast' }), defineEvent({ ...ofNothing, aggregate: 'other', name: 'OtherTold', mode: 'broadcast', retentionMillis: 60_000 })];

    expect(topicsOf([hourly, other]).map(({ retentionMillis }) => retentionMillis)).toEqual([3_600_000, 60_000]);
  });

  it('are refused when two events of one topic disagree', () => {
    const [told, kept] = [defineEvent({ ...ofNothing, name: 'ThingTold', mode: 'broadcast' }), defineEvent({ ...ofNothing, name: 'ThingKept' })];

    expect(() => topicsOf([told, kept])).toThrow('Expected ThingKept to have the mode and retention');
  });

  it('cannot forget an event of a group', () => {
    expect(() => defineEvent({ ...ofNothing, name: 'ThingKept', retentionMillis: 60_000 })).toThrow('kept for ever');
  });
});
