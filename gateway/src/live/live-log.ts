import type { Clock } from '@conect/kernel';

/** How far somebody has heard: everything of the messages before this one, and its first items. The same in every process. */
export interface LivePosition {
  readonly offset: number;
  readonly count: number;
}

/** What somebody may be told of. */
export type LiveKind = 'NOTIFICATION' | 'THREAD';

/** One thing that one person may be told of. */
export interface LiveItem {
  readonly kind: LiveKind;
  readonly id: string;
  /** How far he has heard once he was told of it. */
  readonly position: LivePosition;
}

/** A message of the live topic. */
interface LiveMessage {
  readonly eventId: string;
  readonly offset: number;
  readonly items: readonly { readonly userId: string; readonly kind: LiveKind; readonly id: string }[];
}

/** What this process has heard of late, so that whoever comes back can be told what he missed. */
export interface LiveLog {
  /** A message heard a second time, which the relay may send again, holds nothing new. */
  readonly add: (message: LiveMessage) => void;
  /** The first thing for a person behind a position; null when there is none. */
  readonly next: (userId: string, behind: LivePosition) => LiveItem | null;
  /** Where who has heard everything stands. */
  readonly end: () => LivePosition;
  /** Whether all that came behind a position is still here: it may be too long ago, or not have come here yet. */
  readonly reachOf: (position: LivePosition) => 'KNOWN' | 'PAST' | 'AHEAD';
  /** Drops what is too old. */
  readonly trim: () => void;
  /** Has somebody told of each message, and whom it concerns. */
  readonly watch: (watcher: LiveWatcher) => void;
}

/** Told of a message as soon as it is there, by its offset, and of whom it concerns. */
type LiveWatcher = (offset: number, userIds: ReadonlySet<string>) => void;

interface LiveLogOptions {
  /** So many things are kept at most; older ones go first. */
  readonly maximumItems: number;
  readonly maximumAgeMillis: number;
  /** How many messages the topic has had, as far as this process has heard. */
  readonly countPassed: () => number;
  readonly clock: Clock;
}

interface KeptMessage {
  readonly eventId: string;
  readonly offset: number;
  readonly heardAt: number;
  readonly userIds: readonly string[];
}

/** Below zero when the first position is before the other. */
export const comparePositions = (one: LivePosition, other: LivePosition): number => one.offset - other.offset || one.count - other.count;

/** A position as the `id` of a server-sent event. */
export const writePosition = ({ offset, count }: LivePosition): string => `${offset}.${count}`;

/** The position that a client names; null when no process gave it. */
export function readPosition(text: string): LivePosition | null {
  const [, offset, count] = /^(\d{1,15})\.(\d{1,6})$/.exec(text) ?? [];
  return offset === undefined ? null : { offset: Number(offset), count: Number(count) };
}

/** Makes an empty log. */
export function createLiveLog({ maximumItems, maximumAgeMillis, countPassed, clock }: LiveLogOptions): LiveLog {
  const messages: KeptMessage[] = [];
  const known = new Set<string>();
  const byUser = new Map<string, LiveItem[]>();
  const watchers: LiveWatcher[] = [];
  let itemCount = 0;
  /** Behind the last message heard, and from which on all are here; null before the first. */
  let range: { start: number; end: number } | null = null;

  const start = (): number => range?.start ?? countPassed();
  const end = (): number => Math.max(range?.end ?? 0, countPassed());
  const dropFirst = (): void => {
    const dropped = messages.shift()!;
    known.delete(dropped.eventId);
    itemCount -= dropped.userIds.length;
    for (const userId of dropped.userIds) forgetFirst(byUser, userId);
    range!.start = dropped.offset + 1;
  };
  const trim = (): void => {
    const oldest = clock.now().getTime() - maximumAgeMillis;
    while (messages.length > 0 && (itemCount > maximumItems || messages[0]!.heardAt < oldest)) dropFirst();
  };

  return {
    add({ eventId, offset, items }) {
      range = { start: range?.start ?? offset, end: offset + 1 };
      if (known.has(eventId)) return;
      known.add(eventId);
      const userIds = items.map(({ userId }) => userId);
      messages.push({ eventId, offset, heardAt: clock.now().getTime(), userIds });
      itemCount += items.length;
      items.forEach(({ userId, kind, id }, index) => listOf(byUser, userId).push({ kind, id, position: { offset, count: index + 1 } }));
      trim();
      const concerned = new Set(userIds);
      watchers.forEach((watcher) => watcher(offset, concerned));
    },
    next: (userId, behind) => byUser.get(userId)?.find(({ position }) => comparePositions(position, behind) > 0) ?? null,
    end: () => ({ offset: end(), count: 0 }),
    reachOf({ offset, count }) {
      if (offset < start()) return 'PAST';
      return offset > end() || (offset === end() && count > 0) ? 'AHEAD' : 'KNOWN';
    },
    trim,
    watch: (watcher) => void watchers.push(watcher),
  };
}

function listOf(byUser: Map<string, LiveItem[]>, userId: string): LiveItem[] {
  const list = byUser.get(userId) ?? [];
  byUser.set(userId, list);
  return list;
}

function forgetFirst(byUser: Map<string, LiveItem[]>, userId: string): void {
  const list = byUser.get(userId);
  list?.shift();
  if (list?.length === 0) byUser.delete(userId);
}
