import type { OrganizationChange, OrganizationEvent } from '../../organization/domain/events';
import type { ImportedOrganization } from '../../organization/domain/organization';

/** How many entries of the register a full file should list, and how many of them it lacks. */
export interface Shrinkage {
  readonly known: number;
  readonly missing: number;
}

/** Whether a full file lacks more than can be true: a part of the register that somebody took for all of it must end nothing. */
export const shrinksTooMuch = ({ known, missing }: Shrinkage, limitPercent: number): boolean => missing * 100 > known * limitPercent;

/** The register no longer lists an organization that nobody has claimed: it is struck off, and its status and the date stay to be read. */
export function leaveRegister(before: ImportedOrganization, now: Date): OrganizationChange<Extract<OrganizationEvent, { type: 'OrganizationUpdated' }>> {
  const organization: ImportedOrganization = { ...before, version: before.version + 1, status: 'DEREGISTERED', updatedAt: now, statusSince: now };
  return { organization, event: { type: 'OrganizationUpdated', organization, changedFields: ['status'] } };
}
