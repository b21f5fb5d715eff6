import { isSggAdmin, type Viewer } from '@conect/kernel';
import type { ConsultationsRefusal } from '../../service/domain/refusals';

/** Why the viewer may not set terms and days; empty when he may. Every institution counts by them, so they are SGG's, with a second factor. */
export function refusalsOfLegalClock(viewer: Viewer): readonly ConsultationsRefusal[] {
  if (viewer.userId === null) return [{ code: 'UNAUTHENTICATED' }];
  if (!isSggAdmin(viewer)) return [{ code: 'FORBIDDEN' }];
  return viewer.lacksSecondFactor === true ? [{ code: 'SECOND_FACTOR_REQUIRED' }] : [];
}
