import type { Viewer } from '@conect/kernel';
import type { VolunteeringContract } from '../../contract/domain/contract';
import { contractNotFound } from '../../contract/domain/permissions';
import { wasInForce } from '../../hours/domain/term';
import { sideOf } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { Certificate } from './certificate';
import { certificateLifecycle } from './lifecycle';

/** The refusal of a certificate that does not exist, or of which the viewer may not know. */
export const certificateNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['certificateId'], params: { what: 'CERTIFICATE' } };

/** The contract of which somebody wants a certificate, and what is known about it. */
export interface IssuingScene {
  readonly contract: VolunteeringContract;
  /** Where the host stands in the registry; null for one that was never heard of. */
  readonly hostStatus: string | null;
  readonly approvedMinutes: number;
  /** As the volunteer gave it; null before. */
  readonly fullName: string | null;
}

/** Why the viewer may not issue a certificate now; empty when he may: it states approved hours of a contract that is or was in force, over the host's name. Nobody certifies himself. */
export function refusalsOfIssuing(viewer: Viewer, { contract, hostStatus, approvedMinutes, fullName }: IssuingScene): readonly VolunteeringRefusal[] {
  const side = sideOf(viewer, contract);
  if (side === null) return [contractNotFound];
  if (side === 'VOLUNTEER') return [{ code: 'FORBIDDEN' }];
  const status = wasInForce(contract) ? (approvedMinutes > 0 ? null : 'CERTIFICATE_WITHOUT_HOURS') : 'HOURS_CONTRACT_NOT_IN_FORCE';
  return [
    ...refusalsOfHost(hostStatus),
    ...(status === null ? [] : [{ code: 'INVALID_STATE', field: ['contractId'], params: { status } } as const]),
    ...(fullName === null ? [{ code: 'CERTIFICATE_WITHOUT_NAME', field: ['contractId'] } as const] : []),
  ];
}

/** An organization that is being dissolved still owes its volunteers their certificates; the word of one that is suspended or gone is worth nothing. */
function refusalsOfHost(status: string | null): readonly VolunteeringRefusal[] {
  if (status === 'ACTIVE' || status === 'DISSOLVING') return [];
  return [{ code: status === 'SUSPENDED' ? 'ORG_SUSPENDED' : 'ORG_NOT_ACTIVE', field: ['contractId'] }];
}

/** Why the viewer may not revoke a certificate now; empty when he may. The command and `viewerCan` both ask here. */
export function refusalsOfRevoking(viewer: Viewer, certificate: Certificate): readonly VolunteeringRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const side = sideOf(viewer, certificate);
  if (side === null) return [certificateNotFound];
  if (side === 'VOLUNTEER') return [{ code: 'FORBIDDEN' }];
  const { status } = certificate;
  return certificateLifecycle.some(({ from }) => from === status) ? [] : [{ code: 'INVALID_STATE', params: { status: `CERTIFICATE_${status}` } }];
}
