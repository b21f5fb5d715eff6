import type { Locale, NewId, Result } from '@conect/kernel';
import { anonymous, type Principal, type UserPrincipal } from './principal';

/** One request for a change: who asks for which operation, under which idempotency key. */
export interface CommandCall {
  readonly principal: Principal;
  /** The mutation's field name. */
  readonly operation: string;
  readonly idempotencyKey: string | null;
  /** SHA-256 of the canonical input, so that a reused key with another input is seen. */
  readonly inputHash: string;
  readonly requestId: string;
  /** W3C trace context, when the request carried one. */
  readonly traceparent: string | null;
  readonly locale: Locale;
}

/** A call by somebody who signed in; calls that need that and do not have it end before any command. */
export type UserCall = CommandCall & { readonly principal: UserPrincipal };

/** Runs a command's work in one transaction: all of it, or nothing when it is refused or fails. `Code` is every code of the service. */
export type CommandRunner<Unit, Code extends string> = <Ids extends object>(
  call: CommandCall,
  work: (unit: Unit) => Promise<Result<Ids, Code>>,
) => Promise<Result<Ids, Code>>;

/** The call of a command that nobody signed in asked for: an operator at a shell, a job, the start of a process. */
export const systemCall = (operation: string, newId: NewId): CommandCall => ({
  principal: anonymous,
  operation,
  idempotencyKey: null,
  inputHash: '',
  requestId: newId(),
  traceparent: null,
  locale: 'EN',
});
