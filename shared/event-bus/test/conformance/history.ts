/** A write whose transaction was acknowledged, or whose fate is unknown because the connection broke. */
export interface Write {
  readonly eventId: string;
  readonly seriesId: string;
  readonly number: number;
  readonly isAcknowledged: boolean;
}

/** An effect as the consumers' database has it, in the order of its rows. */
export interface Effect {
  readonly eventId: string;
  readonly seriesId: string;
  readonly number: number;
}

/** What a history shows; all but `acknowledged` must be empty. */
export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged, without effect. */
  readonly lost: readonly string[];
  /** More than one effect. */
  readonly doubled: readonly string[];
  /** Effects that came after one of a later version of their key. */
  readonly disordered: readonly string[];
  /** Effects of what nobody wrote. */
  readonly invented: readonly string[];
}

/** Judges effects by what was written. */
export function judge(writes: readonly Write[], effects: readonly Effect[]): Verdict {
  const acknowledged = writes.filter(({ isAcknowledged }) => isAcknowledged).map(({ eventId }) => eventId);
  const written = new Set(writes.map(({ eventId }) => eventId));
  const countOf = new Map([...Map.groupBy(effects, ({ eventId }) => eventId)].map(([eventId, ofEvent]) => [eventId, ofEvent.length]));
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((eventId) => !countOf.has(eventId)),
    doubled: [...countOf].filter(([, count]) => count > 1).map(([eventId]) => eventId),
    disordered: [...Map.groupBy(effects, ({ seriesId }) => seriesId).values()].flatMap(disorderedOf),
    invented: [...countOf.keys()].filter((eventId) => !written.has(eventId)),
  };
}

function disorderedOf(effects: readonly Effect[]): readonly string[] {
  let latest = 0;
  return effects.filter(({ number }) => {
    const isLate = number < latest;
    latest = Math.max(latest, number);
    return isLate;
  }).map(({ eventId }) => eventId);
}
