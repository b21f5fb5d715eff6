import { publishedBy } from '@conect/events';
import { z } from 'zod';

const defineEvent = publishedBy('test');

const series = {
  aggregate: 'series',
  when: 'A test writes a number.',
  data: z.object({ seriesId: z.uuid(), number: z.int(), note: z.string().optional() }),
  example: { seriesId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', number: 1 },
};

/** What a test service says: it counts in several series, one aggregate each. */
export const numberWritten = defineEvent({ ...series, name: 'NumberWritten' });

/** An event of the same topic that nobody listens to. */
export const numberForgotten = defineEvent({ ...series, name: 'NumberForgotten' });

/** What every process hears. */
export const numberShouted = defineEvent({ ...series, aggregate: 'shout', name: 'NumberShouted', mode: 'broadcast' });
