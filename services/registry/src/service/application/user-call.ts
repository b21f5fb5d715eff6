import type { CommandCall, UserPrincipal } from '@conect/auth';

/** A mutation's call by somebody who signed in; anonymous calls end before any command. */
export type UserCall = CommandCall & { readonly principal: UserPrincipal };
