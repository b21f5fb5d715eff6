import type { FollowTarget } from '../domain/follow';
import { isInReferenceData } from '../domain/follow-input';
import type { Followables } from './ports';

/** Nothing more is published by an organization that has ended; one that is suspended or in dissolution may go on. */
const livingStatuses: ReadonlySet<string | null> = new Set(['ACTIVE', 'SUSPENDED', 'DISSOLVING']);

/** Whether there is such a thing, for everybody to know of: a draft is none. */
export async function isThere(target: FollowTarget, { isInstitution, statusOfOrganization, consultation }: Followables): Promise<boolean> {
  const { type, id } = target;
  if (type === 'Institution') return isInstitution(id);
  if (type === 'Organization') return livingStatuses.has(await statusOfOrganization(id));
  if (type === 'Consultation') return (await consultation(id)) !== null;
  return isInReferenceData(target) === true;
}
