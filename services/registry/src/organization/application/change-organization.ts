import { accept, isUuid, refuse, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, conflict, type RegistryErrorCode } from '../../service/domain/refusals';
import type { OrganizationChange } from '../domain/events';
import type { Organization } from '../domain/organization';
import { notFound, refusalsOf, type OrganizationAction } from '../domain/permissions';
import { differencesBetween } from './organization-audit';
import type { InOrganizationTransaction, OrganizationIds, OrganizationUnit } from './ports';

/** What a command decides about an organization that its caller may act on; null when there is nothing to change. */
export type Decide = (unit: OrganizationUnit, organization: Organization, userId: string) => Promise<Decision> | Decision;

/** See {@link Decide}. */
type Decision = Result<OrganizationChange | null, RegistryErrorCode>;

interface Course {
  readonly organizationId: string;
  readonly action: OrganizationAction;
  readonly decide: Decide;
}

/** The course of every command on an existing organization: lock, ask the permissions, decide, record. */
export async function changeOrganization(
  inTransaction: InOrganizationTransaction,
  call: UserCall,
  { organizationId, action, decide }: Course,
): Promise<Result<OrganizationIds, RegistryErrorCode>> {
  if (!isUuid(organizationId)) return refuse(badInput(['organizationId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const { userId } = call.principal;
    const organization = await unit.organizations.findByIdForUpdate(organizationId);
    if (organization === null) return refuse(notFound);

    const refusals = refusalsOf(action, await unit.viewers.of(call.principal), organization);
    if (refusals.length > 0) return refuse(...refusals);

    const decision = await decide(unit, organization, userId);
    if (!decision.ok) return decision;
    if (decision.value === null) return accept({ organizationId });
    return recordChange(unit, organization, decision.value);
  });
}

/** Which organization, and why. */
export interface ReasonedRequest {
  readonly organizationId: string;
  readonly reason: string;
}

interface ReasonedCourse extends ReasonedRequest {
  readonly action: OrganizationAction;
  readonly rule: (before: Organization, reason: string, now: Date) => Result<OrganizationChange, RegistryErrorCode>;
}

/** The course of a command that needs a reason of one to 2,000 characters. */
export const changeForReason = (
  inTransaction: InOrganizationTransaction,
  call: UserCall,
  { organizationId, reason, action, rule }: ReasonedCourse,
): Promise<Result<OrganizationIds, RegistryErrorCode>> =>
  changeOrganization(inTransaction, call, {
    organizationId,
    action,
    decide: ({ now }, organization) => {
      const text = textOf(2_000)(reason, ['reason'], '');
      return text.ok ? rule(organization, text.value, now) : text;
    },
  });

/** Saves a change with its event and its audit entry; the CUI may turn out to be taken by a rival who was quicker. */
export async function recordChange(
  unit: OrganizationUnit,
  before: Organization | null,
  { organization, event }: OrganizationChange,
): Promise<Result<OrganizationIds, RegistryErrorCode>> {
  const isDeleted = event.type === 'OrganizationDraftDeleted';
  if (isDeleted) {
    await unit.organizations.delete(organization.id);
  } else {
    const { insert, save } = unit.organizations;
    const saved = await (before === null ? insert : save)(organization);
    if (!saved.ok) return refuse(conflict('CUI', ['cui']));
  }
  await unit.publish(event);
  await unit.audit({ organizationId: organization.id, changes: differencesBetween(before, isDeleted ? null : organization) });
  await unit.follow(event);
  return accept({ organizationId: organization.id });
}
