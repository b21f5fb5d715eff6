import { rolesIn, type Role, type Viewer } from '@conect/kernel';
import type { VolunteeringContract } from '../../contract/domain/contract';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { HourLog } from './hour-log';
import { hourLogLifecycle } from './lifecycle';

/** What can be done with a log of hours that is there. */
export const hourLogActions = ['update', 'delete', 'approve', 'reject'] as const;

/** One of {@link hourLogActions}. */
export type HourLogAction = (typeof hourLogActions)[number];

/** The refusal of a log that does not exist, or of which the viewer may not know. */
export const hourLogNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['hourLogId'], params: { what: 'HOUR_LOG' } };

/** The refusal of a contract that does not exist, or of which the viewer may not know. */
export const hoursContractNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['contractId'], params: { what: 'CONTRACT' } };

/** The roles that decide on people of a host; an editor writes its calls and knows nothing of them. */
const decidingRoles: ReadonlySet<Role> = new Set<Role>(['NGO_ADMIN', 'VOLUNTEER_COORDINATOR']);

/** Whether the viewer decides on the volunteers of an organization. */
export const decidesFor = (viewer: Viewer, organizationId: string): boolean => rolesIn(viewer, organizationId).some((role) => decidingRoles.has(role));

/** The organizations on whose volunteers the viewer decides, each once. */
export const organizationsDecidedFor = ({ roles }: Viewer): readonly string[] => [
  ...new Set(roles.flatMap(({ role, organizationId }) => (organizationId !== null && decidingRoles.has(role) ? [organizationId] : []))),
];

/** What is between one volunteer and one host. */
type Relation = Pick<VolunteeringContract, 'volunteerId' | 'organizationId'>;

/** Whether the viewer knows what is between a volunteer and a host: only these two do. */
export const isPartyOf = (viewer: Viewer, { volunteerId, organizationId }: Relation): boolean => viewer.userId === volunteerId || decidesFor(viewer, organizationId);

const mutationOf: Readonly<Record<HourLogAction, string>> = { update: 'updateHours', delete: 'deleteHours', approve: 'approveHours', reject: 'rejectHours' };

/** Why the viewer may not do this with the log now; empty when he may. The commands and `viewerCan` both ask here. Nobody decides on his own hours. */
export function refusalsOfHourLog(action: HourLogAction, viewer: Viewer, hourLog: HourLog): readonly VolunteeringRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!isPartyOf(viewer, hourLog)) return [hourLogNotFound];
  const isOwn = viewer.userId === hourLog.volunteerId;
  const isActor = action === 'update' || action === 'delete' ? isOwn : !isOwn;
  if (!isActor) return [{ code: 'FORBIDDEN' }];
  const { status } = hourLog;
  return hourLogLifecycle.some(({ from, by }) => from === status && by === mutationOf[action]) ? [] : [{ code: 'INVALID_STATE', params: { status: `HOURS_${status}` } }];
}
