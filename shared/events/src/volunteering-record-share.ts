import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

const data = z.object({
  recordShareId: z.uuid().describe('The shared link; the key of its topic.'),
  volunteerId: z.uuid().describe('Whose record it shows.'),
});

const example = { recordShareId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf301', volunteerId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0a1' };

const ofShare = (name: string, when: string) => defineEvent({ aggregate: 'record-share', name, when, data, example });

/** Edge: nothing -> ACTIVE. */
export const recordShareCreated = ofShare('RecordShareCreated', 'A volunteer makes a link by which others read his record.');

/** Edge: ACTIVE -> REVOKED. */
export const recordShareRevoked = ofShare('RecordShareRevoked', 'A volunteer takes such a link back.');

/** Every event of shared records. */
export const recordShareEvents = [recordShareCreated, recordShareRevoked] as const;
