import {
  contractActivated,
  contractCancelled,
  contractDetailsProvided,
  contractExpired,
  contractGenerated,
  contractNoticeGiven,
  contractRejected,
  contractSigned,
  contractTerminated,
  guardianConsentGiven,
  guardianConsentRefused,
  guardianConsentRequested,
  guardianConsentRevoked,
  renegotiationAccepted,
  renegotiationDeclined,
  renegotiationLapsed,
  renegotiationProposed,
} from '@conect/events';
import type { ContractEvent, ContractEventType } from '../domain/lifecycle';

const contracts = {
  ContractGenerated: contractGenerated,
  ContractDetailsProvided: contractDetailsProvided,
  GuardianConsentRequested: guardianConsentRequested,
  GuardianConsentGiven: guardianConsentGiven,
  GuardianConsentRefused: guardianConsentRefused,
  GuardianConsentRevoked: guardianConsentRevoked,
  ContractSigned: contractSigned,
  ContractActivated: contractActivated,
  ContractRejected: contractRejected,
  ContractCancelled: contractCancelled,
  ContractNoticeGiven: contractNoticeGiven,
  ContractTerminated: contractTerminated,
  ContractExpired: contractExpired,
  RenegotiationProposed: renegotiationProposed,
  RenegotiationAccepted: renegotiationAccepted,
  RenegotiationDeclined: renegotiationDeclined,
  RenegotiationLapsed: renegotiationLapsed,
} as const satisfies Readonly<Record<ContractEventType, unknown>>;

/** Translates what happened to a contract into the contract of events that other services rely on: ids, and whom messaging asks for by which reference. */
export function publishedContract({ type, contract, recipientRef }: ContractEvent) {
  const { id: contractId, organizationId, opportunityId, applicationId, volunteerId, noticeEndsOn } = contract;
  const recipient = recipientRef === undefined ? {} : { recipientRef: { service: 'volunteering', ref: recipientRef } };
  const notice = type === 'ContractNoticeGiven' ? { noticeEndsOn } : {};
  return { contract: contracts[type], data: { contractId, organizationId, opportunityId, applicationId, volunteerId, ...recipient, ...notice } };
}
