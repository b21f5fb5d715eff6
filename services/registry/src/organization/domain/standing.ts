import { isAdmitted, type ActiveOrganization, type DeregisteredOrganization, type DissolvingOrganization, type Organization, type SuspendedOrganization, type WithdrawnOrganization } from './organization';
import { changed, invalidState, step, type ChangeOf } from './registration';

/** After so many months without a confirmation an organization gets the badge STALE; a rule of the catalogue (domain 2.9), not of law. */
const confirmationMonths = 12;

/** Takes the right to act from an organization's people, with a reason; what they published stays. */
export function suspend(before: Organization, reason: string, now: Date): ChangeOf<'OrganizationSuspended'> {
  if (before.status !== 'ACTIVE') return invalidState(before);
  const organization: SuspendedOrganization = { ...before, ...step(before, now), status: 'SUSPENDED', statusReason: reason };
  return changed({ type: 'OrganizationSuspended', organization });
}

/** Ends a suspension; a confirmation that ran out meanwhile stays run out. */
export function reactivate(before: Organization, now: Date): ChangeOf<'OrganizationReactivated'> {
  if (before.status !== 'SUSPENDED') return invalidState(before);
  const organization: ActiveOrganization = { ...before, ...step(before, now), status: 'ACTIVE', statusReason: null };
  return changed({ type: 'OrganizationReactivated', organization });
}

/** Its people say that what the catalogue shows is right; the badge STALE goes. */
export function confirm(before: Organization, now: Date): ChangeOf<'OrganizationConfirmed'> {
  if (before.status !== 'ACTIVE') return invalidState(before);
  const organization: ActiveOrganization = { ...before, version: before.version + 1, updatedAt: now, confirmedAt: now, isStale: false };
  return changed({ type: 'OrganizationConfirmed', organization });
}

/** Nobody has confirmed the organization for 12 months. Only the badge changes: it keeps its status and its rights. */
export function becomeStale(before: Organization, now: Date): ChangeOf<'OrganizationBecameStale'> {
  if (before.status !== 'ACTIVE' || before.isStale || before.confirmedAt > lastTimelyConfirmation(now)) return invalidState(before);
  const organization: ActiveOrganization = { ...before, version: before.version + 1, updatedAt: now, isStale: true };
  return changed({ type: 'OrganizationBecameStale', organization });
}

/** A confirmation of this instant or before has run out by now. */
export function lastTimelyConfirmation(now: Date): Date {
  const instant = new Date(now.getTime());
  instant.setUTCMonth(instant.getUTCMonth() - confirmationMonths);
  return instant;
}

/** The organization is in dissolution or liquidation (OG 26/2000 art. 54 to 60). */
export function recordDissolution(before: Organization, reason: string, now: Date): ChangeOf<'OrganizationDissolutionRecorded'> {
  if (before.status !== 'ACTIVE') return invalidState(before);
  const organization: DissolvingOrganization = { ...before, ...step(before, now), status: 'DISSOLVING', statusReason: reason };
  return changed({ type: 'OrganizationDissolutionRecorded', organization });
}

/** The organization was struck off the register (OG 26/2000 art. 71); final. An unclaimed one the register strikes off itself. */
export function deregister(before: Organization, reason: string, now: Date): ChangeOf<'OrganizationDeregistered'> {
  if (!isAdmitted(before) || before.status !== 'DISSOLVING') return invalidState(before);
  const organization: DeregisteredOrganization = { ...before, ...step(before, now), status: 'DEREGISTERED', statusReason: reason };
  return changed({ type: 'OrganizationDeregistered', organization });
}

/** Its own people take the organization out of the catalogue; final, its CUI is free for a new registration. */
export function withdraw(before: Organization, now: Date): ChangeOf<'OrganizationWithdrawn'> {
  if (before.status !== 'ACTIVE') return invalidState(before);
  const organization: WithdrawnOrganization = { ...before, ...step(before, now), status: 'WITHDRAWN' };
  return changed({ type: 'OrganizationWithdrawn', organization });
}
