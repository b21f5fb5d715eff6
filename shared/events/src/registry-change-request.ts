import { z } from 'zod';
import { defineEvent, exampleApplicant, exampleId, organizationId } from './registry-organization';

const toChangeRequest = (name: string, when: string, consumers: readonly string[] = ['messaging']) =>
  defineEvent({
    aggregate: 'change-request',
    name,
    when,
    consumers,
    data: z.object({
      changeRequestId: z.uuid().describe('The change request.'),
      organizationId,
      source: z.enum(['ORGANIZATION', 'NATIONAL_REGISTER']).describe('Who asks: its own people, or the national register.'),
      requesterId: z.uuid().nullable().describe('The user who asks; null for the register.'),
      fields: z.array(z.string()).min(1).describe('Paths of the fields to change; their values are not told.'),
    }),
    example: {
      changeRequestId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c8',
      organizationId: exampleId,
      source: 'ORGANIZATION',
      requesterId: exampleApplicant,
      fields: ['legalName'],
    },
  });

/** Edge: nothing -> PENDING. */
export const changeRequestOpened = toChangeRequest('ChangeRequestOpened', 'An organization, or the national register, asks for a change of sensitive fields; the old values stay public.');

/** Edge: PENDING -> WITHDRAWN. */
export const changeRequestWithdrawn = toChangeRequest('ChangeRequestWithdrawn', 'An organization takes its change request back.', []);

/** Edge: PENDING -> APPROVED. */
export const changeRequestApproved = toChangeRequest('ChangeRequestApproved', 'SGG approves a change request; OrganizationUpdated tells the new values that are public.');

/** Edge: PENDING -> REJECTED. */
export const changeRequestRejected = toChangeRequest('ChangeRequestRejected', 'SGG rejects a change request with a reason.');
