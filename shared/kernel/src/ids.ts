const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID of any version. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);

/** Makes ids; a port, so that rules and tests decide which. */
export type NewId = () => string;

/** A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then randomness, so that ids sort by creation. */
export function uuidV7(unixMillis: number, randomBytes: Uint8Array): string {
  const bytes = Uint8Array.from(randomBytes.subarray(0, 16));
  let rest = unixMillis;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = (from: number, to: number): string => {
    let text = '';
    for (let index = from; index < to; index += 1) text += hexOfByte[bytes[index]!]!;
    return text;
  };
  return `${hex(0, 4)}-${hex(4, 6)}-${hex(6, 8)}-${hex(8, 10)}-${hex(10, 16)}`;
}

const hexOfByte: readonly string[] = Array.from({ length: 256 }, (_none, byte) => byte.toString(16).padStart(2, '0'));

/** Makes UUIDv7s that ascend even within one millisecond, by a counter in `rand_a` (RFC 9562, 6.2 method 1). */
export function createIdSource(unixMillis: () => number, randomBytes: () => Uint8Array): NewId {
  let millis = 0;
  let count = 0;
  return () => {
    const now = unixMillis();
    const isLater = now > millis;
    const isFull = count === 4095;
    // A clock that went back, or 4,096 ids within one millisecond: go on from the last moment.
    millis = isLater ? now : millis + (isFull ? 1 : 0);
    count = isLater || isFull ? 0 : count + 1;
    const bytes = Uint8Array.from(randomBytes());
    bytes[6] = count >> 8;
    bytes[7] = count & 0xff;
    return uuidV7(millis, bytes);
  };
}

/** A new UUIDv7 from the machine's clock and random source; those of one process ascend. */
export const newId: NewId = createIdSource(
  () => new Date().getTime(),
  pooledRandomBytes(),
);

/** Sixteen random bytes a call. Asking for many at a time, an import of a whole register makes its ids in a fifth of the time. */
function pooledRandomBytes(): () => Uint8Array {
  const pool = new Uint8Array(4_096);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    used += 16;
    return pool.subarray(used - 16, used);
  };
}
