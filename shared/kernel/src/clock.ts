/** Real time, for what security and logs need. Business time comes from the database (`business_now()`), never from here. */
export interface Clock {
  readonly now: () => Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };
