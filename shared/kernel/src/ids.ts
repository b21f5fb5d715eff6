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
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

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
  () => crypto.getRandomValues(new Uint8Array(16)),
);
