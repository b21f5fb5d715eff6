import { accept, isUuid, refuse, type Given, type Result } from '@conect/kernel';
import { findActivityDomain, findCounty } from '@conect/reference-data';
import { badInput, type MessagingRefusal } from '../../service/domain/refusals';
import { onlyOne } from '../../thread/domain/thread-input';
import type { FollowTarget, FollowTargetType } from './follow';

/** What to follow: one of them. */
export interface FollowTargetInput {
  readonly institutionId?: Given<string>;
  readonly organizationId?: Given<string>;
  readonly consultationId?: Given<string>;
  readonly activityDomainId?: Given<string>;
  readonly countyId?: Given<string>;
}

/** The input's name for each type of target. */
const targetFields = {
  Institution: 'institutionId',
  Organization: 'organizationId',
  Consultation: 'consultationId',
  ActivityDomain: 'activityDomainId',
  County: 'countyId',
} as const satisfies Readonly<Record<FollowTargetType, keyof FollowTargetInput>>;

/** The refusal of what does not exist, or not for everybody. */
export const targetNotFound = ({ type }: FollowTarget): MessagingRefusal => ({ code: 'NOT_FOUND', field: [targetFields[type]], params: { what: 'FOLLOWED' } });

/** Reads which one is meant; exactly one is. */
export function readTarget({ institutionId, organizationId, consultationId, activityDomainId, countyId }: FollowTargetInput): Result<FollowTarget, 'BAD_USER_INPUT'> {
  const found = onlyOne<FollowTargetType>({ Institution: institutionId, Organization: organizationId, Consultation: consultationId, ActivityDomain: activityDomainId, County: countyId });
  if (typeof found === 'string') return refuse(badInput(Object.values(targetFields), 'EXACTLY_ONE'));
  const { kind: type, id } = found;
  if (isCoded(type)) return accept({ type, id });
  return isUuid(id) ? accept({ type, id: id.toLowerCase() }) : refuse(badInput([targetFields[type]], 'UUID'));
}

const isCoded = (type: FollowTargetType): boolean => type === 'ActivityDomain' || type === 'County';

/** Whether a domain or a county has this code; null of what is no reference data. */
export function isInReferenceData({ type, id }: FollowTarget): boolean | null {
  if (type === 'ActivityDomain') return findActivityDomain(id) !== null;
  return type === 'County' ? findCounty(id) !== null : null;
}

/** Those of the domains of something, with the sections that they belong to: who follows a section follows what is below it. */
export const followedDomains = (codes: readonly string[]): readonly string[] => [...new Set(codes.flatMap((code) => [code, findActivityDomain(code)?.parentCode ?? code]))];
