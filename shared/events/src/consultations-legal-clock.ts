import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('consultations');

/** SGG has set a legal term; it outweighs the default, and what was set before it, from its day on. */
export const legalTermChanged = defineEvent({
  aggregate: 'legal-term',
  name: 'LegalTermChanged',
  when: 'SGG sets a legal term from a day on; what was published before keeps its dates.',
  data: z.object({
    code: z.string().min(1).describe('The term, e.g. INPUT_MINIMUM; the key of its topic. An open list.'),
    value: z.int().positive().describe('How many of its unit.'),
    unit: z.string().min(1).describe('WORKING_DAYS, CALENDAR_DAYS, FREE_DAYS or MONTHS. An open list.'),
    basis: z.string().min(1).describe('The article.'),
    validFrom: z.iso.date().describe('The first day on which it holds.'),
    isUncertain: z.boolean().describe('Whether it waits for a lawyer to confirm it.'),
  }),
  example: { code: 'INPUT_MINIMUM', value: 15, unit: 'CALENDAR_DAYS', basis: 'Legea 1/2027 art.2', validFrom: '2027-01-01', isUncertain: false },
});

const decision = z.object({
  day: z.iso.date().describe('The day; the key of its topic.'),
  kind: z.enum(['DAY_OFF', 'WORKING_DAY']).describe('A bridge day off, or a day worked in its place.'),
  basis: z.string().min(1).describe('The decision of the Government.'),
});

const toDay = (name: string, when: string) =>
  defineEvent({ aggregate: 'calendar-day', name, when, data: decision, example: { day: '2026-01-05', kind: 'DAY_OFF' as const, basis: 'HG 1234/2025' } });

/** A day is counted otherwise than week and law say. */
export const calendarDayRecorded = toDay('CalendarDayRecorded', 'SGG records what the Government decided of a day: a bridge day off, or a day worked in its place.');

/** A day is counted as week and law say again. */
export const calendarDayRemoved = toDay('CalendarDayRemoved', 'SGG takes back what it recorded of a day to come; week and law hold for it again.');
