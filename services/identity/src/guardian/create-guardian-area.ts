import { createLinkTokens } from '../account/crypto/link-tokens';
import type { Area } from '../service/area';
import type { Foundation, Keys } from '../service/foundation';
import { createConfirmMinorAccount, createRefuseMinorAccount, createWithdrawMinorAccount } from './application/commands/answer-for-minor';
import { createEraseLapsedMinors, createReleaseOfAge, type SeeToMinors } from './application/commands/end-minor-accounts';
import type { GuardianContext } from './graphql/context';
import { guardianResolvers } from './graphql/resolvers';

interface Dependencies extends Foundation {
  readonly keys: Pick<Keys, 'guardianLinks' | 'guardianWithdrawals'>;
}

/** People are few to a transaction: each is locked until it commits. */
const batch = 20;

/** Builds what guardians of people under 16 do, and what time does: the 16th birthday, and silence. */
export function createGuardianArea(dependencies: Dependencies): Area<GuardianContext> {
  const { keys, logger } = dependencies;
  const byRequest = { ...dependencies, tokens: createLinkTokens(keys.guardianLinks) };
  const commands = {
    confirmMinorAccount: createConfirmMinorAccount(byRequest),
    refuseMinorAccount: createRefuseMinorAccount(byRequest),
    withdrawMinorAccount: createWithdrawMinorAccount({ ...dependencies, tokens: createLinkTokens(keys.guardianWithdrawals) }),
  };
  const allOf = (work: SeeToMinors, message: string) => async (): Promise<void> => {
    for (let accountCount = batch; accountCount === batch; ) {
      accountCount = await work(batch);
      if (accountCount > 0) logger.info({ accountCount }, message);
    }
  };

  return {
    resolvers: guardianResolvers,
    contextFor: () => commands,
    jobs: [
      {
        // Whoever is 16 today is released before anybody is erased.
        tasks: {
          'see-to-minors': async () => {
            await allOf(createReleaseOfAge(dependencies), 'accounts released: their owners are 16')();
            await allOf(createEraseLapsedMinors(dependencies), 'accounts erased that no guardian confirmed')();
          },
        },
        crontab: '11 * * * * see-to-minors',
      },
    ],
  };
}
