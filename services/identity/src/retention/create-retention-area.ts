import { createLinkTokens } from '../account/crypto/link-tokens';
import type { Area } from '../service/area';
import type { Foundation, Keys } from '../service/foundation';
import { createRestoreAccount } from './application/commands/restore-account';
import { createSeeToInactive } from './application/commands/see-to-inactive';
import type { InactivityTerms } from './domain/inactivity';
import type { RetentionContext } from './graphql/context';
import { retentionResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly keys: Pick<Keys, 'restoreLinks'>;
  readonly terms: InactivityTerms;
}

/** People are few to a transaction: each is locked until it commits. */
const batch = 20;

/** Builds what becomes of accounts that nobody uses: two warnings, the archive, from which the owner comes back by a link, and the end. */
export function createRetentionArea(dependencies: Dependencies): Area<RetentionContext> {
  const { keys } = dependencies;
  const commands = { restoreAccount: createRestoreAccount({ ...dependencies, tokens: createLinkTokens(keys.restoreLinks) }) };
  const seeToInactive = createSeeToInactive(dependencies);
  const seeToAll = async (): Promise<void> => {
    let after: string | null = null;
    do after = await seeToInactive(after, batch);
    while (after !== null);
  };

  return {
    resolvers: retentionResolvers,
    contextFor: () => commands,
    jobs: [{ tasks: { 'see-to-inactive-accounts': seeToAll }, crontab: '21 2 * * * see-to-inactive-accounts' }],
  };
}
