import { z } from 'zod';
import { defineEvent, exampleId, organizationId } from './registry-organization';

const toInterestRecord = (name: string, when: string, consumers: readonly string[] = ['messaging']) =>
  defineEvent({
    aggregate: 'interest-record',
    name,
    when,
    consumers,
    data: z.object({
      interestRecordId: z.uuid().describe('The interest record; the key of its topic.'),
      organizationId: organizationId.describe('The organization.'),
      institutionId: z.uuid().describe('The institution that keeps the record.'),
      domains: z.array(z.string()).min(1).describe('Activity domain codes in which the organization wants to be asked.'),
    }),
    example: {
      interestRecordId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1',
      organizationId: exampleId,
      institutionId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3',
      domains: ['E'],
    },
  });

/** Edge: nothing -> REQUESTED. */
export const interestRecordRequested = toInterestRecord('InterestRecordRequested', 'An organization asks an institution to take it into record (OG 26/2000 art. 52).');

/** Edge: REQUESTED -> CONFIRMED. */
export const interestRecordConfirmed = toInterestRecord('InterestRecordConfirmed', 'An institution takes an organization into record.', ['consultations', 'messaging']);

/** Edge: REQUESTED -> REFUSED. */
export const interestRecordRefused = toInterestRecord('InterestRecordRefused', 'An institution refuses to take an organization into record, with a reason.');

/** Edge: REQUESTED or CONFIRMED -> ENDED. */
export const interestRecordEnded = toInterestRecord('InterestRecordEnded', 'The organization or the institution ends a record, with a reason.', ['consultations', 'messaging']);
