/** Who asks for drafts; the annual report counts the two apart. */
export type HolderKind = 'INDIVIDUAL' | 'ORGANIZATION';

/** In whose name drafts are asked for: an organization's, or a person's own. */
export interface Holder {
  /** Null for an organization, and once the person is erased. */
  readonly userId: string | null;
  readonly organizationId: string | null;
}

/** A standing request to an institution for its drafts (Legea 52/2003 art. 7(1)); one per holder and institution at a time. */
export interface DraftNotificationRequest extends Holder {
  readonly id: string;
  /** One more with each change; also the version of the change's event. */
  readonly version: number;
  readonly institutionId: string;
  readonly holder: HolderKind;
  /** Codes of the activity domains it is about; none for all drafts. */
  readonly domains: readonly string[];
  readonly createdAt: Date;
  /** Null while it stands. */
  readonly endedAt: Date | null;
}

/** A published draft that a standing request asked for. */
export interface DraftNotification {
  readonly id: string;
  readonly consultationId: string;
  readonly institutionId: string;
  readonly requestId: string;
  readonly holder: HolderKind;
  readonly createdAt: Date;
}

/** What can have happened to standing requests; each is carried as it is afterwards. */
export type DraftNotificationEvent =
  | { readonly type: 'DraftNotificationsRequested' | 'DraftNotificationsEnded'; readonly request: DraftNotificationRequest }
  | { readonly type: 'DraftNotificationDue'; readonly request: DraftNotificationRequest; readonly notification: DraftNotification; readonly title: string };

type Requested = Extract<DraftNotificationEvent, { type: 'DraftNotificationsRequested' | 'DraftNotificationsEnded' }>;

interface Facts extends Holder {
  readonly id: string;
  readonly institutionId: string;
  readonly domains: readonly string[];
}

/** Somebody asks for drafts from now on. */
export const requestDraftNotifications = (facts: Facts, now: Date): Requested => ({
  type: 'DraftNotificationsRequested',
  request: { ...facts, version: 1, holder: facts.organizationId === null ? 'INDIVIDUAL' : 'ORGANIZATION', createdAt: now, endedAt: null },
});

/** Who asks again says of which domains from now on; null when they are the same. */
export function changeDomains(before: DraftNotificationRequest, domains: readonly string[]): Requested | null {
  const isSame = domains.length === before.domains.length && domains.every((code) => before.domains.includes(code));
  return isSame ? null : { type: 'DraftNotificationsRequested', request: { ...before, version: before.version + 1, domains } };
}

/** Nothing more is asked for. */
export const endDraftNotifications = (before: DraftNotificationRequest, now: Date): Requested => ({
  type: 'DraftNotificationsEnded',
  request: { ...before, version: before.version + 1, endedAt: now },
});

/** Who is erased asks for nothing more, and what he asked for names him no more; how many asked stays to be counted. */
export const forgetHolder = (before: DraftNotificationRequest, now: Date): Requested => ({
  type: 'DraftNotificationsEnded',
  request: { ...before, version: before.version + 1, userId: null, endedAt: before.endedAt ?? now },
});
