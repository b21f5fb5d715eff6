import {
  organizationApproved,
  organizationBecameStale,
  organizationChangesRequested,
  organizationClaimLapsed,
  organizationClaimRequested,
  organizationClaimed,
  organizationConfirmed,
  organizationCreated,
  organizationDeregistered,
  organizationDissolutionRecorded,
  organizationDraftDeleted,
  organizationImported,
  organizationPublicUtilityChanged,
  organizationReactivated,
  organizationRejected,
  organizationReviewStarted,
  organizationSubmitted,
  organizationSuspended,
  organizationUpdated,
  organizationWithdrawn,
  type DataOf,
  type EventContract,
} from '@conect/events';
import type { OrganizationEvent } from '../domain/events';
import type { ChangeableOrganization } from '../domain/organization';

/** A contract with data that fits it. */
export interface PublishedEvent {
  readonly contract: EventContract;
  readonly data: unknown;
}

type Translations = {
  readonly [Type in OrganizationEvent['type']]: (event: Extract<OrganizationEvent, { type: Type }>) => PublishedEvent;
};

/** Translates what happened to an organization into the contract other services rely on. */
export const toPublished = <Event extends OrganizationEvent>(event: Event): PublishedEvent =>
  (translations[event.type] as (event: OrganizationEvent) => PublishedEvent)(event);

const as = <Contract extends EventContract>(contract: Contract, data: DataOf<Contract>): PublishedEvent => ({ contract, data });

const application = ({ organization: { id, applicantId } }: { organization: { id: string; applicantId: string } }) => ({ organizationId: id, applicantId });
const idOf = ({ organization }: OrganizationEvent) => ({ organizationId: organization.id });

const translations: Translations = {
  OrganizationCreated: (event) => as(organizationCreated, application(event)),
  OrganizationUpdated: ({ organization, changedFields }) => as(organizationUpdated, { ...profileOf(organization), changedFields: [...changedFields] }),
  OrganizationDraftDeleted: (event) => as(organizationDraftDeleted, idOf(event)),
  OrganizationSubmitted: (event) => as(organizationSubmitted, application(event)),
  OrganizationReviewStarted: (event) => as(organizationReviewStarted, { ...application(event), reviewerId: event.organization.reviewerId }),
  OrganizationChangesRequested: (event) => as(organizationChangesRequested, { ...application(event), fields: [...event.fields] }),
  OrganizationApproved: ({ organization }) => as(organizationApproved, { ...profileOf(organization), applicantId: organization.applicantId }),
  OrganizationRejected: (event) => as(organizationRejected, application(event)),
  OrganizationImported: ({ organization }) => as(organizationImported, profileOf(organization)),
  OrganizationClaimRequested: (event) => as(organizationClaimRequested, idOf(event)),
  OrganizationClaimLapsed: (event) => as(organizationClaimLapsed, idOf(event)),
  OrganizationClaimed: ({ organization, claimId, claimantId }) => as(organizationClaimed, { ...profileOf(organization), claimId, claimantId }),
  OrganizationSuspended: (event) => as(organizationSuspended, idOf(event)),
  OrganizationReactivated: (event) => as(organizationReactivated, idOf(event)),
  OrganizationConfirmed: (event) => as(organizationConfirmed, idOf(event)),
  OrganizationBecameStale: (event) => as(organizationBecameStale, idOf(event)),
  OrganizationDissolutionRecorded: (event) => as(organizationDissolutionRecorded, idOf(event)),
  OrganizationDeregistered: (event) => as(organizationDeregistered, idOf(event)),
  OrganizationPublicUtilityChanged: ({ organization: { id, publicUtilityStatus } }) => as(organizationPublicUtilityChanged, { organizationId: id, publicUtilityStatus }),
  OrganizationWithdrawn: (event) => as(organizationWithdrawn, idOf(event)),
};

function profileOf({ id, status, profile }: ChangeableOrganization) {
  const { type, legalName, cui, countyCode, localityCode } = profile;
  const domains = profile.domains.map(({ code }) => code);
  const primaryDomain = profile.domains.find(({ isPrimary }) => isPrimary)?.code ?? null;
  return { organizationId: id, type, status, legalName, cui, countyCode, localityCode, domains, primaryDomain };
}
