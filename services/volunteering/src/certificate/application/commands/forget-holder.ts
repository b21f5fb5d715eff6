import { differencesOf } from '@conect/kernel';
import type { CertificateUnit } from '../ports';

/** Forgets whose certificates they are when a person is erased: what the host wrote of him goes; number, organization, period, hours and whether it holds stay, and the proof of the name, so that the paper still verifies (domain 2.7). */
export async function forgetHolder({ certificates, audit }: CertificateUnit, volunteerId: string): Promise<void> {
  for (const certificate of await certificates.findOfVolunteerForUpdate(volunteerId)) {
    const nameless = { ...certificate, fullName: null, coordinatorName: null, activitySummary: null, statusReason: null };
    await certificates.save(nameless);
    await audit({ certificateId: certificate.id, changes: differencesOf(certificate, nameless) });
  }
}
