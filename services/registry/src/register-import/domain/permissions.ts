import { isRegistryOfficer, type Viewer } from '../../membership/domain/viewer';
import type { RegistryRefusal } from '../../service/domain/refusals';

/** Whether the viewer may see what imports of the national register did. */
export const maySeeRegisterImports = (viewer: Viewer): boolean => isRegistryOfficer(viewer);

/** Why the viewer may not bring a file of the national register into the catalogue; an official act, so that a password alone may not be enough. */
export function refusalsOfRegisterImport(viewer: Viewer): readonly RegistryRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!isRegistryOfficer(viewer)) return [{ code: 'FORBIDDEN' }];
  return viewer.lacksSecondFactor === true ? [{ code: 'SECOND_FACTOR_REQUIRED' }] : [];
}
