import { differencesOf } from '@conect/kernel';
import type { Certificate, CertificateEvent } from '../domain/certificate';
import type { CertificateUnit } from './ports';

/** Saves what happened to a certificate, with its event and its audit entry. */
export async function recordCertificate({ certificates, publish, audit }: CertificateUnit, before: Certificate | null, event: CertificateEvent): Promise<void> {
  const { certificate } = event;
  await (before === null ? certificates.insert : certificates.save)(certificate);
  await publish(event);
  await audit({ certificateId: certificate.id, changes: differencesOf(before, certificate) });
}
