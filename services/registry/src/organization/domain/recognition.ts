import { conflict, type RegistryRefusal } from '../../service/domain/refusals';
import { isAdmitted, type AdmittedOrganization, type Organization, type PublicUtilityStatus } from './organization';
import { changed, invalidState, type ChangeOf } from './registration';

/** The organization's public utility follows its case, whatever its own status (OG 26/2000 art. 38 to 41). */
export function followPublicUtility(before: Organization, publicUtilityStatus: PublicUtilityStatus, now: Date): ChangeOf<'OrganizationPublicUtilityChanged'> {
  if (!isAdmitted(before)) return invalidState(before);
  const organization: AdmittedOrganization = { ...before, version: before.version + 1, updatedAt: now, publicUtilityStatus };
  return changed({ type: 'OrganizationPublicUtilityChanged', organization });
}

/** Whoever is recognised, or waits to be, cannot apply. */
export const refusalsOfRecognition = ({ publicUtilityStatus }: Organization): readonly RegistryRefusal[] =>
  publicUtilityStatus === 'GRANTED' || publicUtilityStatus === 'APPLIED' ? [conflict('PUBLIC_UTILITY', ['organizationId'])] : [];
