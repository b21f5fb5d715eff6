import { createHmac } from 'node:crypto';
import { poolOf, rateLimited } from '@conect/service-kit';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource, EntityManager } from 'typeorm';
import type { Counted, Throttle } from '../../application/ports';
import { guessLimits, mailLimits, type ThrottleLimit } from '../../domain/throttle-limits';

interface ThrottleOptions {
  readonly dataSource: DataSource;
  /** Keys are HMACs under it: the table tells nobody whose account was guessed at from where. */
  readonly key: Buffer;
}

/** Counts attempts in PostgreSQL: the count survives a restart and is one for all processes. */
export function createThrottle({ dataSource, key }: ThrottleOptions): Throttle {
  const limiterOf = limitersOn(dataSource);
  const limiters = {
    accountAtAddress: limiterOf('guess-account-at-address', guessLimits.accountAtAddress),
    address: limiterOf('guess-address', guessLimits.address),
    account: limiterOf('guess-account', guessLimits.account),
    mailbox: limiterOf('mail-mailbox', mailLimits.mailbox),
    mailAddress: limiterOf('mail-address', mailLimits.mailAddress),
  };
  const hashed = hashedUnder(key);
  const keysOf = ({ email, clientAddress }: Counted) => {
    const address = clientAddress ?? 'unknown';
    return { address: hashed(address), account: hashed(email), both: hashed(`${email} ${address}`) };
  };

  return {
    async beginGuess(counted) {
      const keys = keysOf(counted);
      // The narrowest first: who is stopped there does not use up what others from the same network have left.
      await consume(limiters.accountAtAddress, keys.both);
      await consume(limiters.address, keys.address);
      await consume(limiters.account, keys.account);
      return {
        succeeded: async () => {
          await limiters.accountAtAddress.delete(keys.both);
          await limiters.address.reward(keys.address);
          await limiters.account.reward(keys.account);
        },
      };
    },
    watchSecret(counted) {
      const keys = keysOf(counted);
      return watch([[limiters.accountAtAddress, keys.both], [limiters.address, keys.address]]);
    },
    async countMail(counted) {
      const keys = keysOf(counted);
      await consume(limiters.mailbox, keys.account);
      await consume(limiters.mailAddress, keys.address);
    },
    async forgive(email) {
      await limiters.account.delete(hashed(email));
    },
  };
}

/** Refuses what was spent already; what follows is counted only when it failed. */
async function watch(watched: readonly (readonly [RateLimiterPostgres, string])[]): ReturnType<Throttle['watchSecret']> {
  for (const [limiter, key] of watched) await assertNotSpent(limiter, key);
  return {
    failed: async () => {
      for (const [limiter, key] of watched) await consume(limiter, key);
    },
  };
}

/** As `consume` refuses, but counting nothing. */
async function assertNotSpent(limiter: RateLimiterPostgres, key: string): Promise<void> {
  const counted = await limiter.get(key);
  if (counted !== null && counted.consumedPoints > limiter.points) throw refusal(counted);
}

const refusal = ({ msBeforeNext }: RateLimiterRes) => rateLimited(Math.max(1, Math.ceil(msBeforeNext / 1000)));

const limitersOn = (dataSource: DataSource) => (keyPrefix: string, { attempts, seconds, blockSeconds = 0 }: ThrottleLimit) =>
  new RateLimiterPostgres({
    storeClient: poolOf(dataSource),
    storeType: 'pool',
    tableName: 'throttle',
    tableCreated: true,
    // Our own job removes what is over: no timer that outlives the process' parts.
    clearExpiredByTimeout: false,
    keyPrefix,
    points: attempts,
    duration: seconds,
    blockDuration: blockSeconds,
  });

const hashedUnder = (key: Buffer) => (text: string): string => createHmac('sha256', key).update(text, 'utf8').digest('base64url');

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw refusal(error);
  }
}

/** Removes counts whose time is over. */
export async function removeExpiredThrottles(manager: EntityManager, now: Date): Promise<void> {
  await manager.query('DELETE FROM throttle WHERE expire < $1', [now.getTime()]);
}
