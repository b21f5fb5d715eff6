import { z } from 'zod';
import { defineEvent, exampleId, organizationId } from './registry-organization';

const activity = z.object({
  activityId: z.uuid().describe('The activity; the key of its topic.'),
  organizationId: organizationId.describe('The organization.'),
  kind: z.enum(['PROJECT', 'EVENT', 'NEWS']).describe('What the organization tells of.'),
});
const content = activity.extend({
  domains: z.array(z.string()).min(1).describe('Activity domain codes.'),
  countyCode: z.string().nullable().describe('The county where it takes place.'),
  localityCode: z.string().nullable().describe('The SIRUTA code of the locality where it takes place.'),
  startsOn: z.iso.date().nullable().describe('Its first day.'),
  endsOn: z.iso.date().nullable().describe('Its last day.'),
});
const example = { activityId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d4', organizationId: exampleId, kind: 'EVENT' } as const;
const exampleContent = { ...example, domains: ['E'], countyCode: 'CJ', localityCode: '54984', startsOn: '2026-05-09', endsOn: null };

/** Edge: nothing -> PUBLISHED. */
export const activityPublished = defineEvent({
  aggregate: 'activity',
  name: 'ActivityPublished',
  consumers: ['messaging'],
  when: 'An organization tells of a project, an event or a piece of news; the words are in the graph.',
  data: content,
  example: exampleContent,
});

/** A published activity says something else. */
export const activityUpdated = defineEvent({
  aggregate: 'activity',
  name: 'ActivityUpdated',
  consumers: ['messaging'],
  when: 'An organization changes what it told.',
  data: content.extend({ changedFields: z.array(z.string()).min(1).describe('The names of the fields that changed.') }),
  example: { ...exampleContent, changedFields: ['startsOn'] },
});

/** Edge: PUBLISHED -> REMOVED. */
export const activityRemoved = defineEvent({
  aggregate: 'activity',
  name: 'ActivityRemoved',
  consumers: ['messaging'],
  when: 'An organization takes back what it told; a tombstone stays.',
  data: activity,
  example,
});
