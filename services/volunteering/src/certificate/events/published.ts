import { certificateIssued, certificateRevoked } from '@conect/events';
import { numberOf, type CertificateEvent } from '../domain/certificate';

const contracts = { CertificateIssued: certificateIssued, CertificateRevoked: certificateRevoked } as const;

/** Translates what happened to a certificate into the contract other services rely on: ids, its number and the hours; no name and no code. */
export function publishedCertificate({ type, certificate }: CertificateEvent) {
  const { id: certificateId, contractId, organizationId, volunteerId, minutes } = certificate;
  return { contract: contracts[type], data: { certificateId, contractId, organizationId, volunteerId, number: numberOf(certificate), minutes } };
}
