import { isRegistryOfficer, type Viewer } from '../../membership/domain/viewer';
import { isUnclaimed, type Organization } from '../../organization/domain/organization';
import { maySeeOrganization, notFound } from '../../organization/domain/permissions';
import type { RegistryRefusal } from '../../service/domain/refusals';

/** Whether the viewer may see what imports of the national register did. */
export const maySeeRegisterImports = (viewer: Viewer): boolean => isRegistryOfficer(viewer);

/** Why the viewer may not bring a file of the national register into the catalogue; an official act, so that a password alone may not be enough. */
export function refusalsOfRegisterImport(viewer: Viewer): readonly RegistryRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!isRegistryOfficer(viewer)) return [{ code: 'FORBIDDEN' }];
  return viewer.lacksSecondFactor === true ? [{ code: 'SECOND_FACTOR_REQUIRED' }] : [];
}

/** Why the viewer may not let the purpose of this organization be shown; an official act too. */
export function refusalsOfPurposeRelease(viewer: Viewer, organization: Organization): readonly RegistryRefusal[] {
  if (!maySeeOrganization(viewer, organization)) return [notFound];
  const personal = refusalsOfRegisterImport(viewer);
  if (personal.length > 0) return personal;
  const isOpen = isUnclaimed(organization) && (organization.status === 'IMPORTED_UNCLAIMED' || organization.status === 'DISSOLVING');
  return isOpen ? [] : [{ code: 'INVALID_STATE', params: { status: organization.status } }];
}
