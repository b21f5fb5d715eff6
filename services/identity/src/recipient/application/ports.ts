import type { Locale } from '@conect/kernel';

/** Whom a user's id means, for a message to him. */
export interface Person {
  /** The user's id. */
  readonly ref: string;
  readonly email: string;
  readonly name: string;
  readonly language: Locale;
}
