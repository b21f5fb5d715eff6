import type { Viewer } from '@conect/kernel';
import type { Application, ApplicationStatus } from '../../application/domain/application';
import { sideOf } from '../../membership/domain/host';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { VolunteeringContract } from './contract';
import { hasEdge } from './lifecycle';
import { isOpenRenegotiation, type Renegotiation } from './renegotiation';
import type { ContractParty } from './signature';

/** What can be done with a contract: the names of its `viewerCan`. */
export const contractActions = ['provideDetails', 'requestGuardianConsent', 'sign', 'countersign', 'reject', 'cancel', 'terminate', 'renegotiate', 'answerRenegotiation'] as const;

/** One of {@link contractActions}. */
export type ContractAction = (typeof contractActions)[number];

/** The mutation behind each action. */
export const mutationOf: Readonly<Record<ContractAction, string>> = {
  provideDetails: 'provideContractDetails',
  requestGuardianConsent: 'requestGuardianConsent',
  sign: 'signContract',
  countersign: 'countersignContract',
  reject: 'rejectContract',
  cancel: 'cancelContract',
  terminate: 'terminateContract',
  renegotiate: 'renegotiateContract',
  answerRenegotiation: 'answerRenegotiation',
};

const partiesOf: Readonly<Record<ContractAction, readonly ContractParty[]>> = {
  provideDetails: ['VOLUNTEER'],
  requestGuardianConsent: ['VOLUNTEER', 'HOST'],
  sign: ['VOLUNTEER'],
  countersign: ['HOST'],
  reject: ['VOLUNTEER'],
  cancel: ['HOST'],
  terminate: ['VOLUNTEER', 'HOST'],
  renegotiate: ['VOLUNTEER', 'HOST'],
  answerRenegotiation: ['VOLUNTEER', 'HOST'],
};

/** The refusal of a contract that does not exist, or of which the viewer may not know. */
export const contractNotFound: VolunteeringRefusal = { code: 'NOT_FOUND', field: ['contractId'], params: { what: 'CONTRACT' } };

/** Where a host stands in the registry; null for one that was never heard of. */
type HostStatus = string | null;

/** Only an ACTIVE organization takes somebody on (J3); what is agreed already it keeps and ends in any state. */
const refusalsOfHost = (status: HostStatus, field: readonly string[]): readonly VolunteeringRefusal[] =>
  status === 'ACTIVE' ? [] : [{ code: status === 'SUSPENDED' ? 'ORG_SUSPENDED' : 'ORG_NOT_ACTIVE', field }];

/** Why a contract cannot be drawn up for an application; empty when it can: by the host's people, for somebody whom the host has accepted. */
export function refusalsOfGenerating(viewer: Viewer, application: Application | null, hostStatus: HostStatus): readonly VolunteeringRefusal[] {
  const field = ['applicationId'];
  const side = application === null ? null : sideOf(viewer, application);
  if (application === null || side === null) return [{ code: 'NOT_FOUND', field, params: { what: 'APPLICATION' } }];
  if (side === 'VOLUNTEER') return [{ code: 'FORBIDDEN' }];
  if (application.status !== 'ACCEPTED') return [{ code: 'INVALID_STATE', field, params: { status: `APPLICATION_${application.status}` } }];
  return refusalsOfHost(hostStatus, field);
}

/** A contract, where its host stands, and the proposal that is open, if one is. */
export interface ContractScene {
  readonly contract: VolunteeringContract;
  readonly hostStatus: HostStatus;
  /** Where the application stands that it follows; only whoever still has a place is engaged. */
  readonly applicationStatus: ApplicationStatus | null;
  readonly renegotiation: Renegotiation | null;
  /** Business time. */
  readonly now: Date;
}

/** Why the viewer may not do this with the contract now; empty when he may. The commands and `viewerCan` both ask here. */
export function refusalsOfContract(action: ContractAction, viewer: Viewer, scene: ContractScene): readonly VolunteeringRefusal[] {
  const { contract, hostStatus, applicationStatus } = scene;
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  const side = sideOf(viewer, contract);
  if (side === null) return [contractNotFound];
  if (!partiesOf[action].includes(side)) return [{ code: 'FORBIDDEN' }];
  if (!hasEdge(contract.status, mutationOf[action])) return [inState(contract)];
  if (action === 'countersign') return refusalsOfEngaging(applicationStatus, hostStatus);
  return refusalsOfTalks(action, side, scene);
}

const refusalsOfEngaging = (applicationStatus: ApplicationStatus | null, hostStatus: HostStatus): readonly VolunteeringRefusal[] =>
  applicationStatus === 'ACCEPTED' ? refusalsOfHost(hostStatus, ['contractId']) : [{ code: 'INVALID_STATE', params: { status: `APPLICATION_${applicationStatus ?? 'WITHDRAWN'}` } }];

/** One proposal at a time, and the side that did not make it answers. */
function refusalsOfTalks(action: ContractAction, side: ContractParty, { renegotiation, now }: ContractScene): readonly VolunteeringRefusal[] {
  const open = renegotiation !== null && isOpenRenegotiation(renegotiation, now) ? renegotiation : null;
  if (action === 'renegotiate') return open === null ? [] : [{ code: 'INVALID_STATE', params: { status: 'RENEGOTIATION_OPEN' } }];
  if (action !== 'answerRenegotiation') return [];
  if (open === null) return [{ code: 'INVALID_STATE', params: { status: 'RENEGOTIATION_NONE' } }];
  return open.proposedBy === side ? [{ code: 'FORBIDDEN' }] : [];
}

/** The refusal of what a contract's state does not allow. */
export const inState = ({ status }: Pick<VolunteeringContract, 'status'>): VolunteeringRefusal => ({ code: 'INVALID_STATE', params: { status: `CONTRACT_${status}` } });
