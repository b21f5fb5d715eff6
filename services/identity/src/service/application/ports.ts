import type { CommandRunner } from '@conect/auth';
import type { IdentityEvent } from '../domain/events';
import type { IdentityErrorCode } from '../domain/refusals';

/** What one line of the audit trail says beside who, when and in which request. */
export interface AuditLine {
  readonly subjectType: 'User' | 'PasswordReset' | 'Session' | 'Membership' | 'Institution' | 'SigningKey' | 'ApiClient' | 'InstitutionAccountRequest' | 'Invitation' | 'DataExport';
  readonly subjectId: string;
  /** Per field before and after. Personal data is marked, not copied: the trail cannot be erased. */
  readonly changes: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
}

/** What every unit of work offers: the time of the business, and where a change is told. */
export interface ChangeLog {
  /** Business time, the same throughout the transaction. */
  readonly now: Date;
  /** Puts the event in the outbox of this transaction. */
  readonly publish: (event: IdentityEvent) => Promise<void>;
  readonly audit: (line: AuditLine) => Promise<void>;
}

/** Who is counted: an account by what was typed or its address, and the client's network address when the gateway said it. */
export interface Counted {
  readonly email: string;
  readonly clientAddress?: string | null | undefined;
}

/** An attempt that was counted before it was made. */
interface CountedGuess {
  /** The guess was right: forgets the wrong ones before it. */
  readonly succeeded: () => Promise<void>;
}

/** Who shows a secret that nobody can guess, and has not failed too often. */
interface WatchedSecret {
  /** The secret was wrong: counts it. */
  readonly failed: () => Promise<void>;
}

/** Counts attempts, shared by all processes; whoever tried too often is answered RATE_LIMITED by an exception. */
export interface Throttle {
  /** Counts a guess at a secret before anything costly is done, so that a thousand at once are not a thousand checks. */
  readonly beginGuess: (counted: Counted) => Promise<CountedGuess>;
  /**
   * For secrets of 256 bits, which cost nothing to compare: only wrong ones count, so that many right ones at once do no harm; and
   * only for one account at one address and for one address, so that who knows a name alone locks nobody out elsewhere.
   */
  readonly watchSecret: (counted: Counted) => Promise<WatchedSecret>;
  /** Counts a mail that somebody who is not signed in asks for. */
  readonly countMail: (counted: Counted) => Promise<void>;
  /** Forgets wrong guesses at an account, wherever from. */
  readonly forgive: (email: string) => Promise<void>;
}

/** Runs a command of this service in one transaction. */
export type InTransaction<Unit> = CommandRunner<Unit, IdentityErrorCode>;

/** Stands in the audit trail for personal data that was there before or is there now. */
export const personal = '[personal]';
