import type { RefreshSession } from '../application/commands/refresh-session';
import type { SignIn } from '../application/commands/sign-in';
import type { SignOut } from '../application/commands/sign-out';

/** What resolvers know of sessions. */
export interface SessionContext {
  readonly signIn: SignIn;
  readonly refreshSession: RefreshSession;
  readonly signOut: SignOut;
}
