import { z } from 'zod';
import { exampleId, organizationId, toOrganization } from './registry-organization';

const of = z.object({ organizationId });
const example = { organizationId: exampleId };

/** Edge: ACTIVE -> SUSPENDED. */
export const organizationSuspended = toOrganization({
  name: 'OrganizationSuspended',
  when: 'SGG suspends an organization; its people only read from now on.',
  consumers: ['consultations', 'messaging', 'volunteering'],
  data: of,
  example,
});

/** Edge: SUSPENDED -> ACTIVE. */
export const organizationReactivated = toOrganization({
  name: 'OrganizationReactivated',
  when: 'SGG ends a suspension; what it cancelled elsewhere stays cancelled.',
  consumers: ['consultations', 'messaging', 'volunteering'],
  data: of,
  example,
});

/** Edge: ACTIVE or STALE -> ACTIVE. */
export const organizationConfirmed = toOrganization({
  name: 'OrganizationConfirmed',
  when: 'An administrator says that what the catalogue shows is right.',
  data: of,
  example,
});

/** Edge: ACTIVE -> STALE. */
export const organizationBecameStale = toOrganization({
  name: 'OrganizationBecameStale',
  when: 'Nobody has confirmed the organization for 12 months; it keeps its status and its rights.',
  consumers: ['messaging'],
  data: of,
  example,
});

/** Edge: ACTIVE -> DISSOLVING. */
export const organizationDissolutionRecorded = toOrganization({
  name: 'OrganizationDissolutionRecorded',
  when: 'SGG records that an organization is in dissolution or liquidation.',
  consumers: ['consultations', 'messaging', 'volunteering'],
  data: of,
  example,
});

/** Edge: DISSOLVING -> DEREGISTERED. */
export const organizationDeregistered = toOrganization({
  name: 'OrganizationDeregistered',
  when: 'SGG records that an organization was struck off the register; final.',
  consumers: ['consultations', 'messaging', 'volunteering'],
  data: of,
  example,
});

/** Edge: ACTIVE -> WITHDRAWN. */
export const organizationWithdrawn = toOrganization({
  name: 'OrganizationWithdrawn',
  when: 'An administrator takes the organization out of the catalogue; final.',
  consumers: ['consultations', 'messaging', 'volunteering'],
  data: of,
  example,
});
