import { createSoftwareAuthenticator, type SoftwareAuthenticator } from '@conect/testing';
import type { UserPrincipal } from '@conect/auth';
import type { TestIdentity } from './identity';
import { aConfirmedUser, aSession, codesOf, mutate, password, principalOf } from './operations';

/** The page on which passkeys are used; the tests' WEB_URL. */
export const origin = 'https://conect.test';

/** Begins a registration and lets the authenticator answer. */
export async function answerRegistration(identity: TestIdentity, principal: UserPrincipal, authenticator: SoftwareAuthenticator) {
  const { registration, options, userErrors } = await mutate(identity, 'startPasskeyRegistration', { currentPassword: password }, principal);
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { registration, options, credential: authenticator.create(origin, options), name: 'Cheie' };
}

/** Registers a passkey as a browser would. */
export async function registerPasskey(identity: TestIdentity, principal: UserPrincipal, authenticator: SoftwareAuthenticator, name = 'Telefon') {
  const { registration, credential } = await answerRegistration(identity, principal, authenticator);
  const payload = await mutate(identity, 'finishPasskeyRegistration', { registration, credential, name }, principal);
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}

/** Somebody with a passkey as the only second factor. */
export async function aPasskeyOwner(identity: TestIdentity, email: string, authenticator = createSoftwareAuthenticator()) {
  const userId = await aConfirmedUser(identity, email);
  const session = await aSession(identity, email);
  const registered = await registerPasskey(identity, session.principal, authenticator);
  return { userId, session, authenticator, ...registered };
}

/** Begins a sign-in, after a right password when its challenge is given, and lets the authenticator answer. */
export async function answerSignIn(identity: TestIdentity, authenticator: SoftwareAuthenticator, challenge?: string) {
  const { signIn, options, userErrors } = await mutate(identity, 'startPasskeySignIn', challenge === undefined ? {} : { challenge });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { signIn, options, credential: authenticator.get(origin, options) };
}

/** Finishes a sign-in; answers the codes of its refusals. */
export const finishCodes = async (identity: TestIdentity, { signIn, credential }: { signIn: string; credential: string }): Promise<readonly string[]> =>
  codesOf(await mutate(identity, 'finishPasskeySignIn', { signIn, credential }));

/** Signs in with a passkey alone; answers who the token says that asks. */
export async function principalByPasskey(identity: TestIdentity, authenticator: SoftwareAuthenticator): Promise<UserPrincipal> {
  const { signIn, credential } = await answerSignIn(identity, authenticator);
  const { accessToken, userErrors } = await mutate(identity, 'finishPasskeySignIn', { signIn, credential });
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return principalOf(identity, accessToken);
}
