import type { EndSession } from '../application/commands/end-session';
import type { RefreshSession } from '../application/commands/refresh-session';
import type { SignIn } from '../application/commands/sign-in';
import type { SignOut } from '../application/commands/sign-out';
import type { SignOutEverywhere } from '../application/commands/sign-out-everywhere';
import type { LiveSession } from '../domain/session';

/** What resolvers know of sessions. */
export interface SessionContext {
  readonly signIn: SignIn;
  readonly refreshSession: RefreshSession;
  readonly signOut: SignOut;
  readonly signOutEverywhere: SignOutEverywhere;
  readonly endSession: EndSession;
  /** The sessions of a user that go on, the last used first. */
  readonly openSessionsOf: (userId: string) => Promise<readonly LiveSession[]>;
}
