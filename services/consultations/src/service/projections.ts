import type { Projection } from '@conect/event-bus';
import {
  institutionAccountRequested,
  institutionClosed,
  institutionCreated,
  institutionRepresentativeRejected,
  institutionRepresentativeValidated,
  institutionUpdated,
  membershipGranted,
  membershipRevoked,
  organizationApproved,
  organizationClaimed,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationReactivated,
  organizationSuspended,
  organizationUpdated,
  organizationWithdrawn,
} from '@conect/events';

/** What `npm run events -- rebuild consultations` empties and makes again. */
export const projections: readonly Projection[] = [
  { table: 'membership', from: [membershipGranted, membershipRevoked] },
  { table: 'institution', from: [institutionCreated, institutionUpdated, institutionClosed] },
  { table: 'account_request', from: [institutionAccountRequested, institutionRepresentativeValidated, institutionRepresentativeRejected] },
  {
    table: 'organization',
    from: [
      organizationApproved,
      organizationClaimed,
      organizationSuspended,
      organizationReactivated,
      organizationDissolutionRecorded,
      organizationDeregistered,
      organizationWithdrawn,
      organizationUpdated,
    ],
  },
];
