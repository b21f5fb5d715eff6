import { accept, refuse, type Result } from '@conect/kernel';
import type { RegistryErrorCode } from '../../service/domain/refusals';

/** What an organization tells of: work over some time, something that people can come to, or a piece of news. */
export type ActivityKind = 'PROJECT' | 'EVENT' | 'NEWS';

/** What an organization says of one activity. */
export interface ActivityContent {
  readonly titleRo: string;
  readonly titleEn: string | null;
  readonly textRo: string;
  readonly textEn: string | null;
  /** Codes of activity domains, ascending. */
  readonly domains: readonly string[];
  readonly countyCode: string | null;
  /** SIRUTA code of the locality. */
  readonly localityCode: string | null;
  /** `yyyy-mm-dd`; an event always has it. */
  readonly startsOn: string | null;
  /** `yyyy-mm-dd`, not before the start. */
  readonly endsOn: string | null;
  readonly documentId: string | null;
  readonly imageId: string | null;
  /** What the image shows, for those who do not see it; there is one when there is an image. */
  readonly imageDescription: string | null;
}

/** What every activity has, whatever its status. */
interface ActivityFacts {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly organizationId: string;
  readonly kind: ActivityKind;
  readonly publishedBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Public as long as its organization shows its activities. */
export interface PublishedActivity extends ActivityFacts, ActivityContent {
  readonly status: 'PUBLISHED';
}

/** Its organization took it back: what it said is gone, the tombstone tells mirrors so. */
interface RemovedActivity extends ActivityFacts {
  readonly status: 'REMOVED';
  readonly removedAt: Date;
  readonly removedBy: string;
}

/** What an organization tells of its work (activitate: proiect, eveniment, noutate). */
export type Activity = PublishedActivity | RemovedActivity;

/** What can have happened to an activity; it is carried as it is afterwards. */
export type ActivityEvent =
  | { readonly type: 'ActivityPublished'; readonly activity: PublishedActivity }
  | { readonly type: 'ActivityUpdated'; readonly activity: PublishedActivity; readonly changedFields: readonly string[] }
  | { readonly type: 'ActivityRemoved'; readonly activity: RemovedActivity };

interface Publication extends Pick<ActivityFacts, 'id' | 'organizationId' | 'kind' | 'publishedBy'> {
  readonly content: ActivityContent;
}

/** An organization publishes an activity; no law asks for it, the catalogue exists to show it (domain 0). */
export function publishActivity({ content, ...facts }: Publication, now: Date): ActivityEvent {
  return { type: 'ActivityPublished', activity: { ...facts, ...content, version: 1, createdAt: now, updatedAt: now, status: 'PUBLISHED' } };
}

/** Changes what a published activity says; null when nothing differs. */
export function updateActivity(before: Activity, content: ActivityContent, now: Date): Result<ActivityEvent | null, RegistryErrorCode> {
  if (before.status !== 'PUBLISHED') return removed;
  const changedFields = (Object.keys(content) as (keyof ActivityContent)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(content[field]));
  if (changedFields.length === 0) return accept(null);
  return accept({ type: 'ActivityUpdated', activity: { ...before, ...content, version: before.version + 1, updatedAt: now }, changedFields });
}

/** Takes an activity back for good; a tombstone stays. */
export function removeActivity(before: Activity, removedBy: string, now: Date): Result<ActivityEvent, RegistryErrorCode> {
  if (before.status !== 'PUBLISHED') return removed;
  const { id, version, organizationId, kind, publishedBy, createdAt } = before;
  const facts = { id, version: version + 1, organizationId, kind, publishedBy, createdAt, updatedAt: now };
  return accept({ type: 'ActivityRemoved', activity: { ...facts, status: 'REMOVED', removedAt: now, removedBy } });
}

const removed: Result<never, RegistryErrorCode> = refuse({ code: 'INVALID_STATE', params: { status: 'ACTIVITY_REMOVED' } });
