import { systemCall } from '@conect/auth';
import type { Result } from '@conect/kernel';
import { auditOutcome, type CommandOutcome } from '@conect/service-kit';
import { createResetSecondFactor } from '../credential/application/commands/reset-second-factor';
import { createGrantSggRole } from '../membership/application/commands/grant-sgg-role';
import { createRevokeSggRole } from '../membership/application/commands/revoke-sgg-role';
import type { SggRole } from '../membership/domain/membership';
import { createRotateSigningKeys } from '../session/application/commands/rotate-signing-keys';
import { createSigningKeyMaker } from '../session/crypto/signing-keys';
import { keysOf } from './foundation';
import { identityUserErrors } from './graphql/user-errors';
import type { IdentityErrorCode } from './domain/refusals';
import type { Shell } from './shell';

/** How to call the program. */
export const usage = `Usage: npm run identity -- COMMAND
  grant-sgg-admin EMAIL    makes a user with a confirmed address an administrator of SGG
  grant-sgg-analyst EMAIL  lets a user with a confirmed address read what SGG reads, and decide nothing
  revoke-sgg-admin EMAIL, revoke-sgg-analyst EMAIL
                           takes that role back
  reset-second-factor EMAIL
                           for who lost them: removes authenticator app, passkeys and recovery codes, and ends every session
  rotate-signing-keys      lets the next key sign from now on and makes a new next one
  verify-audit             recomputes the chains of the audit trail and names every place where one is broken`;

/** Runs one command of an operator; null when the words are no command. */
export function runCommand(words: readonly string[], shell: Shell): Promise<CommandOutcome> | null {
  const [name, email, ...more] = words;
  if (name === undefined || more.length > 0) return null;
  if (name === 'rotate-signing-keys' && email === undefined) return rotateNow(shell);
  if (name === 'verify-audit' && email === undefined) return auditOutcome(shell.foundation.dataSource);
  return email === undefined ? null : onAccount(name, email, shell);
}

function onAccount(name: string, email: string, { foundation }: Shell): Promise<CommandOutcome> | null {
  const call = systemCall(name, foundation.newId);
  const granted = (role: SggRole) => told(createGrantSggRole(foundation)(call, { email, role }), ({ membershipId }) => `${role} holds: membership ${membershipId}`);
  const revoked = (role: SggRole) => told(createRevokeSggRole(foundation)(call, { email, role }), ({ membershipId }) => `${role} ended: membership ${membershipId}`);
  switch (name) {
    case 'grant-sgg-admin':
      return granted('SGG_ADMIN');
    case 'grant-sgg-analyst':
      return granted('SGG_ANALYST');
    case 'revoke-sgg-admin':
      return revoked('SGG_ADMIN');
    case 'revoke-sgg-analyst':
      return revoked('SGG_ANALYST');
    case 'reset-second-factor':
      return told(createResetSecondFactor(foundation)(call, { email }), ({ userId, sessions }) => `Only the password signs in now: user ${userId}, ${sessions} sessions ended`);
    default:
      return null;
  }
}

function rotateNow({ environment, foundation }: Shell): Promise<CommandOutcome> {
  const rotate = createRotateSigningKeys({
    ...foundation,
    newSigningKey: createSigningKeyMaker(keysOf(environment.IDENTITY_SECRET).signingKeys),
    rotationDays: environment.SIGNING_KEY_DAYS,
    accessTokenSeconds: environment.ACCESS_TOKEN_SECONDS,
  });
  return told(rotate(systemCall('rotateSigningKeys', foundation.newId), { force: true }), ({ currentKeyId }) => `Signs from now on: key ${currentKeyId}`);
}

async function told<Value>(work: Promise<Result<Value, IdentityErrorCode>>, text: (value: Value) => string): Promise<CommandOutcome> {
  const result = await work;
  if (result.ok) return { done: true, text: text(result.value) };
  return { done: false, text: identityUserErrors(result.refusals, 'EN').map(({ code, message }) => `${code}: ${message}`).join('\n') };
}
