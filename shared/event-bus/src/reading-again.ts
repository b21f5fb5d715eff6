/** Whether it is worth reading a partition again for a version that is missing. */
export interface ReadingAgain {
  readonly of: (topic: string, partition: number) => {
    /** Not twice because of the same message, and at most once a minute: a publisher's mistake must not make a consumer read for ever. */
    readonly mayBringMore: (offset: string) => boolean;
    /** The partition is read again because of the message at this offset. */
    readonly note: (offset: string) => void;
  };
}

const atMostEveryMillis = 60_000;

/** Makes the memory of one process; another one, after a crash, reads again by itself. */
export function createReadingAgain(): ReadingAgain {
  const last = new Map<string, { readonly offset: bigint; readonly at: number }>();
  return {
    of: (topic, partition) => {
      const place = `${topic}/${partition}`;
      return {
        mayBringMore: (offset) => {
          const before = last.get(place);
          return before === undefined || (BigInt(offset) > before.offset && performance.now() - before.at > atMostEveryMillis);
        },
        note: (offset) => void last.set(place, { offset: BigInt(offset), at: performance.now() }),
      };
    },
  };
}
