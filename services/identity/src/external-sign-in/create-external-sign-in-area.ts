import { oneTimeSecrets } from '../credential/crypto/one-time-secrets';
import type { Area } from '../service/area';
import type { Foundation, Keys } from '../service/foundation';
import type { SessionOpening } from '../session/application/session-opener';
import { createFinishExternalSignIn } from './application/commands/finish-external-sign-in';
import { createStartExternalSignIn } from './application/commands/start-external-sign-in';
import { createUnlinkExternalIdentity } from './application/commands/unlink-external-identity';
import { createFlowTokens, createSubjectHash } from './crypto/flow-tokens';
import { removeFlowsExpiredBefore } from './database/stores/external-flow-store';
import { createExternalIdentityStore } from './database/stores/external-identity-store';
import type { Provider } from './domain/provider';
import type { ExternalSignInContext } from './graphql/context';
import { externalSignInResolvers } from './graphql/resolvers';
import { createProviders } from './openid/providers';

interface Dependencies extends Foundation {
  readonly providers: readonly Provider[];
  readonly redirectUris: readonly string[];
  readonly keys: Pick<Keys, 'externalSignIn'>;
  readonly opening: SessionOpening;
}

/** Builds signing in with an external provider (OpenID Connect), and the identities that people link to their accounts. */
export function createExternalSignInArea(dependencies: Dependencies): Area<ExternalSignInContext> {
  const { dataSource, clock, keys, opening } = dependencies;
  const providers = createProviders(dependencies);
  const flowTokens = createFlowTokens(keys.externalSignIn);
  const identities = createExternalIdentityStore(dataSource.manager);
  const parts = { ...dependencies, providers, flowTokens };
  const context: ExternalSignInContext = {
    startExternalSignIn: createStartExternalSignIn(parts),
    finishExternalSignIn: createFinishExternalSignIn({ ...parts, ...opening, subjectHash: createSubjectHash(keys.externalSignIn), secrets: oneTimeSecrets }),
    unlinkExternalIdentity: createUnlinkExternalIdentity(dependencies),
    externalProviders: providers.all,
    externalIdentitiesOf: (userId) => identities.findByUser(userId),
  };
  return {
    resolvers: externalSignInResolvers,
    contextFor: () => context,
    jobs: [{ tasks: { 'purge-external-flows': () => removeFlowsExpiredBefore(dataSource.manager, clock.now()) }, crontab: '51 * * * * purge-external-flows' }],
  };
}
