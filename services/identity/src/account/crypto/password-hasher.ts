import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { rateLimited } from '@conect/service-kit';
import { hash, verify, type Options } from '@node-rs/argon2';
import type { PasswordHasher } from '../application/ports';
import { createWorkQueue } from './work-queue';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** `Algorithm.Argon2id`; the library's const enum cannot be read under isolatedModules. */
const argon2id = 2 as NonNullable<Options['algorithm']>;
const maximumWaiting = 50;
const retryAfterSeconds = 5;

interface HasherOptions {
  /** Kept outside the database, so that a stolen database alone cannot be guessed at. */
  readonly pepper: Buffer;
  readonly concurrency?: number;
  readonly maximumWaiting?: number;
}

/**
 * Hashes passwords with argon2id over their HMAC with the pepper. At most one core less than there are hashes at a time, a bounded
 * number wait, and whoever comes then is told to try later (RATE_LIMITED): guessing must not take the service down.
 */
export function createPasswordHasher(options: HasherOptions): PasswordHasher {
  const { pepper, concurrency = Math.max(1, availableParallelism() - 1) } = options;
  const queue = createWorkQueue({
    concurrency,
    maximumWaiting: options.maximumWaiting ?? maximumWaiting,
    whenFull: () => rateLimited(retryAfterSeconds),
  });
  const peppered = (password: string): string => createHmac('sha256', pepper).update(password, 'utf8').digest('base64');
  const hashPassword = (password: string): Promise<string> => hash(peppered(password), { ...settings, algorithm: argon2id });
  let dummy: Promise<string> | null = null;

  return {
    hash: (password) => queue.run(() => hashPassword(password)),
    verify: (stored, password) =>
      queue.run(async () => {
        const compared = stored ?? (await (dummy ??= hashPassword('nobody has this password')));
        const matches = await verify(compared, peppered(password));
        return matches && stored !== null;
      }),
    isOutdated: (stored) => !isAtLeast(stored),
  };
}

function isAtLeast(stored: string): boolean {
  const [, memory, time] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? [];
  return Number(memory) >= settings.memoryCost && Number(time) >= settings.timeCost;
}
