import type { Viewer } from '@conect/kernel';
import { isHostIn } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';

/** The refusal of a person whom the organization does not know: nobody learns from it who has an account. */
export const volunteerNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['userId'], params: { what: 'VOLUNTEER' } };

/** The refusal to lift a block that is not there. */
export const blockNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['userId'], params: { what: 'VOLUNTEER_BLOCK' } };

/** Why the viewer may not block people for the organization, nor lift a block; empty when he may. */
export function refusalsOfBlocking(viewer: Viewer, organizationId: string): readonly VolunteeringRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  return isHostIn(viewer, organizationId) ? [] : [{ code: 'FORBIDDEN', field: ['organizationId'] }];
}
