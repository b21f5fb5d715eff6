import { systemCall } from '@conect/auth';
import type { Area } from '../service/area';
import type { Foundation, Keys } from '../service/foundation';
import type { Throttle } from '../service/application/ports';
import { daysBefore } from '../service/domain/days';
import type { PasswordHasher } from '../account/application/ports';
import { createAccountStore } from '../account/database/stores/account-store';
import type { ServiceTokenIssuer } from '../client/application/ports';
import { createEndSession } from './application/commands/end-session';
import { createRefreshSession } from './application/commands/refresh-session';
import { createRotateSigningKeys } from './application/commands/rotate-signing-keys';
import { createSignIn } from './application/commands/sign-in';
import { createSignOut } from './application/commands/sign-out';
import { createSignOutEverywhere } from './application/commands/sign-out-everywhere';
import { oneTimeSecrets } from '../credential/crypto/one-time-secrets';
import type { SessionOpening } from './application/session-opener';
import { createAccessTokenIssuer } from './crypto/access-token-issuer';
import { createRefreshTokens } from './crypto/refresh-tokens';
import { createSigningKeyMaker } from './crypto/signing-keys';
import { createSessionStore, removeSessionsOverBefore } from './database/stores/session-store';
import { createSigningKeyStore } from './database/stores/signing-key-store';
import type { SessionLifetimes } from './domain/session';
import type { SessionContext } from './graphql/context';
import { sessionResolvers } from './graphql/resolvers';
import { addJwksRoute } from './http/jwks-route';

interface Dependencies extends Foundation {
  readonly hasher: PasswordHasher;
  readonly throttle: Throttle;
  readonly keys: Pick<Keys, 'refreshTokens' | 'signingKeys'>;
  readonly issuer: string;
  readonly audience: string;
  readonly lifetimes: SessionLifetimes;
  readonly signingKeyDays: number;
}

/** What the session area gives to the service. */
export interface SessionArea extends Area<SessionContext> {
  /** Makes the first signing keys; to be awaited before the first request. */
  readonly prepare: () => Promise<void>;
  /** Signs what the token endpoint gives to service accounts. */
  readonly serviceTokens: ServiceTokenIssuer;
  /** For whoever else proves who signs in. */
  readonly opening: SessionOpening;
}

const sessionsKeptDays = 30;

/** Builds sessions: signing in and out, refresh, access tokens and the keys that sign them. */
export function createSessionArea(dependencies: Dependencies): SessionArea {
  const { dataSource, clock, keys, lifetimes, newId, signingKeyDays } = dependencies;
  const { accessTokenSeconds } = lifetimes;
  const signingKeys = createSigningKeyStore(dataSource.manager);
  const sessions = createSessionStore(dataSource.manager);
  const refreshTokens = createRefreshTokens(keys.refreshTokens);
  const accessTokens = createAccessTokenIssuer({ ...dependencies, signingKeys, encryptionKey: keys.signingKeys, accessTokenSeconds });
  const commands: SessionContext = {
    signIn: createSignIn({ ...dependencies, accounts: createAccountStore(dataSource.manager), refreshTokens, accessTokens, secrets: oneTimeSecrets }),
    refreshSession: createRefreshSession({ ...dependencies, refreshTokens, accessTokens }),
    signOut: createSignOut({ ...dependencies, refreshTokens }),
    signOutEverywhere: createSignOutEverywhere(dependencies),
    endSession: createEndSession(dependencies),
    openSessionsOf: (userId) => sessions.listOpenByUser(userId, clock.now()),
  };
  const newSigningKey = createSigningKeyMaker(keys.signingKeys);
  const rotate = createRotateSigningKeys({ ...dependencies, newSigningKey, rotationDays: signingKeyDays, accessTokenSeconds });
  const seeToKeys = async (): Promise<void> => void (await rotate(systemCall('rotateSigningKeys', newId), { force: false }));

  return {
    resolvers: sessionResolvers,
    contextFor: () => commands,
    routes: (app) => addJwksRoute(app, signingKeys),
    prepare: seeToKeys,
    serviceTokens: accessTokens,
    opening: { refreshTokens, accessTokens, lifetimes, clock, newId },
    jobs: [
      { tasks: { 'rotate-signing-keys': seeToKeys }, crontab: '7 * * * * rotate-signing-keys' },
      {
        tasks: {
          'purge-sessions': () => removeSessionsOverBefore(dataSource.manager, daysBefore(clock.now(), sessionsKeptDays)),
        },
        crontab: '37 3 * * * purge-sessions',
      },
    ],
  };
}
