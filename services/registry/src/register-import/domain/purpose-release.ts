import type { OrganizationChange, OrganizationEvent } from '../../organization/domain/events';
import type { ImportedOrganization } from '../../organization/domain/organization';

/** What everybody sees of an unclaimed organization changes with the release of its purpose, though what the register says does not. */
export function releasePurpose(before: ImportedOrganization, now: Date): OrganizationChange<Extract<OrganizationEvent, { type: 'OrganizationUpdated' }>> {
  const organization: ImportedOrganization = { ...before, version: before.version + 1, updatedAt: now };
  return { organization, event: { type: 'OrganizationUpdated', organization, changedFields: ['purpose'] } };
}
