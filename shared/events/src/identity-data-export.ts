import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('identity');

const facts = z.object({
  requestId: z.uuid().describe('The request; the key of its topic.'),
  userId: z.uuid().describe('Who asked for the data that are kept of him.'),
});

const example = { requestId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf2a1', userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2' };
const everybody = ['consultations', 'identity', 'messaging', 'registry', 'volunteering'];

/** Edge: nothing -> REQUESTED. */
export const dataExportRequested = defineEvent({
  aggregate: 'data-export',
  name: 'DataExportRequested',
  when: 'A person asks for everything that CONECT keeps of him (GDPR art. 15 and 20).',
  consumers: everybody,
  data: facts.extend({ gatherUntil: z.iso.datetime().describe('Whoever has not answered until then is left out.') }),
  example: { ...example, gatherUntil: '2026-03-02T09:30:30.123Z' },
});

/** Edge: REQUESTED -> GATHERING. */
export const dataExportGathering = defineEvent({
  aggregate: 'data-export',
  name: 'DataExportGathering',
  when: 'Every service has answered, or the time for it is over: the archive is put together.',
  data: facts,
  example,
});

/** Edge: GATHERING -> READY. */
export const dataExportReady = defineEvent({
  aggregate: 'data-export',
  name: 'DataExportReady',
  when: 'The archive is there, with the parts of all services, which drop theirs.',
  consumers: everybody,
  data: facts,
  example,
});

/** Edge: GATHERING -> INCOMPLETE. */
export const dataExportIncomplete = defineEvent({
  aggregate: 'data-export',
  name: 'DataExportIncomplete',
  when: 'The archive is there, but some part is not in it; services drop theirs.',
  consumers: everybody,
  data: facts.extend({ missing: z.array(z.object({ service: z.string().min(1), reason: z.string().min(1) })).min(1).describe('Whose parts are not in it, and why, e.g. NOT_IN_TIME. Open lists.') }),
  example: { ...example, missing: [{ service: 'registry', reason: 'NOT_IN_TIME' }] },
});

/** Edge: READY or INCOMPLETE -> EXPIRED. */
export const dataExportExpired = defineEvent({
  aggregate: 'data-export',
  name: 'DataExportExpired',
  when: 'The time of the archive is over, and it is removed.',
  data: facts,
  example,
});

/** Every event of a request for one's own data. */
export const dataExportEvents = [dataExportRequested, dataExportGathering, dataExportReady, dataExportIncomplete, dataExportExpired] as const;
