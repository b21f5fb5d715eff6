/**
 * Somebody to be told, as the owning service names him: `identity` and a user's id, `volunteering` and the reference of a guardian.
 * It says nothing of the person; only that service can resolve it, and is asked when there is something to send.
 */
export interface Recipient {
  readonly service: string;
  readonly ref: string;
}

/** A user with an account. */
export const userRecipient = (userId: string): Recipient => ({ service: 'identity', ref: userId });

/** The user's id, or null for somebody without an account, who has no notices in the graph. */
export const userIdOf = ({ service, ref }: Recipient): string | null => (service === 'identity' ? ref : null);
