import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('messaging');

const facts = z.object({
  reportId: z.uuid().describe('The report; the key of its topic.'),
  threadId: z.uuid().describe('The thread in which the reported messages stand.'),
  by: z.enum(['SENDER', 'RECIPIENT']).describe('Which side of the thread reports the other.'),
  reporterId: z.uuid().nullable().describe('Who reported; null once that is somebody who is erased.'),
});

const example = {
  reportId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0c1',
  threadId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0f1',
  by: 'RECIPIENT' as const,
  reporterId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b1',
};

const ofReport = (name: string, when: string) => defineEvent({ aggregate: 'thread-report', name, when, consumers: ['messaging'], data: facts, example });

/** Edge: nothing -> OPEN. */
export const threadReported = ofReport('ThreadReported', 'One side of a thread reports messages of the other to SGG; what it says of them is in the graph, for the two.');

/** Edge: OPEN -> UPHELD. */
export const threadReportUpheld = ofReport('ThreadReportUpheld', 'SGG finds a report right; where the reporting side is an inbox it refuses letters of the other side from now on.');

/** Edge: OPEN -> DISMISSED. */
export const threadReportDismissed = ofReport('ThreadReportDismissed', 'SGG finds a report wrong, or the person is erased whose letters were reported.');

/** Every event of a report. */
export const threadReportEvents = [threadReported, threadReportUpheld, threadReportDismissed] as const;
