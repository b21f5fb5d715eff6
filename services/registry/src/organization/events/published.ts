import {
  organizationApproved,
  organizationChangesRequested,
  organizationCreated,
  organizationDraftDeleted,
  organizationImported,
  organizationRejected,
  organizationReviewStarted,
  organizationSubmitted,
  organizationUpdated,
  type DataOf,
  type EventContract,
} from '@conect/events';
import { assertNever } from '@conect/kernel';
import type { OrganizationEvent } from '../domain/events';
import type { Organization } from '../domain/organization';

/** A contract with data that fits it. */
export interface PublishedEvent {
  readonly contract: EventContract;
  readonly data: unknown;
}

/** Translates what happened to an organization into the contract other services rely on. */
export function toPublished(event: OrganizationEvent): PublishedEvent {
  const { id: organizationId } = event.organization;
  switch (event.type) {
    case 'OrganizationCreated':
      return as(organizationCreated, { organizationId, applicantId: event.organization.applicantId });
    case 'OrganizationUpdated':
      return as(organizationUpdated, { ...profileOf(event.organization), changedFields: [...event.changedFields] });
    case 'OrganizationDraftDeleted':
      return as(organizationDraftDeleted, { organizationId });
    case 'OrganizationSubmitted':
      return as(organizationSubmitted, { organizationId, applicantId: event.organization.applicantId });
    case 'OrganizationReviewStarted': {
      const { applicantId, reviewerId } = event.organization;
      return as(organizationReviewStarted, { organizationId, applicantId, reviewerId });
    }
    case 'OrganizationChangesRequested':
      return as(organizationChangesRequested, { organizationId, applicantId: event.organization.applicantId, fields: [...event.fields] });
    case 'OrganizationApproved':
      return as(organizationApproved, { ...profileOf(event.organization), applicantId: event.organization.applicantId });
    case 'OrganizationRejected':
      return as(organizationRejected, { organizationId, applicantId: event.organization.applicantId });
    case 'OrganizationImported':
      return as(organizationImported, profileOf(event.organization));
    default:
      return assertNever(event);
  }
}

const as = <Contract extends EventContract>(contract: Contract, data: DataOf<Contract>): PublishedEvent => ({ contract, data });

function profileOf({ id, status, profile }: Organization) {
  const { type, legalName, cui, countyCode, localityCode } = profile;
  const domains = profile.domains.map(({ code }) => code);
  const primaryDomain = profile.domains.find(({ isPrimary }) => isPrimary)?.code ?? null;
  return { organizationId: id, type, status, legalName, cui, countyCode, localityCode, domains, primaryDomain };
}
