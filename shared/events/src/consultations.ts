import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

/** What every event of a consultation says; of one that is not published, nothing more. */
const hidden = z.object({
  consultationId: z.uuid().describe('The consultation; the key of its topic.'),
  institutionId: z.uuid().describe('The institution that consults.'),
});

const exampleHidden = { consultationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1', institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3' };

const toHidden = (name: string, when: string) => defineEvent({ aggregate: 'consultation', name, when, data: hidden, example: exampleHidden });

/** Edge: nothing -> DRAFT. */
export const consultationCreated = toHidden('ConsultationCreated', 'An institution begins to write a consultation; only its people know of it.');

/** What a draft says has changed. */
export const consultationUpdated = toHidden('ConsultationUpdated', 'An officer changes what a consultation says that is not published.');

/** Edge: DRAFT -> CANCELLED. */
export const consultationCancelled = toHidden('ConsultationCancelled', 'An institution gives a consultation up that was not published; it never becomes public.');

/** Everything consultations say. */
export const consultationsEvents = [consultationCreated, consultationUpdated, consultationCancelled] as const;
