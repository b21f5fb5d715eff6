import { createPasswordHasher } from './password-hasher';
import { createWorkQueue } from './work-queue';

const hasher = createPasswordHasher({ pepper: Buffer.alloc(32, 1) });

describe('the password hasher', () => {
  it('makes argon2id hashes of 19 MiB and two passes, with a salt each', async () => {
    const hashes = await Promise.all([hasher.hash('castel-nor'), hasher.hash('castel-nor')]);

    expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(hashes.map(hasher.isOutdated)).toEqual([false, false]);
  });

  it('knows a password again, and no other, and none without a hash', async () => {
    const hash = await hasher.hash('castel-nor');

    expect(await hasher.verify(hash, 'castel-nor')).toBe(true);
    expect(await hasher.verify(hash, 'castel-noR')).toBe(false);
    expect(await hasher.verify(null, 'castel-nor')).toBe(false);
    expect(await hasher.verify(null, 'nobody has this password')).toBe(false);
  });

  it('needs the pepper', async () => {
    const other = createPasswordHasher({ pepper: Buffer.alloc(32, 2) });

    expect(await other.verify(await hasher.hash('castel-nor'), 'castel-nor')).toBe(false);
  });

  it.each([
    ['$argon2id$v=19$m=8192,t=2,p=1$c2FsdA$aGFzaA', true],
    ['$argon2id$v=19$m=19456,t=1,p=1$c2FsdA$aGFzaA', true],
    ['$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', false],
    ['$2b$10$something', true],
  ])('says of %s whether it is outdated: %s', (hash, outdated) => {
    expect(hasher.isOutdated(hash)).toBe(outdated);
  });

  it('turns away what finds the queue full, and works on', async () => {
    const busy = createPasswordHasher({ pepper: Buffer.alloc(32), concurrency: 1, maximumWaiting: 1 });

    const outcomes = await Promise.allSettled([1, 2, 3].map(() => busy.hash('castel-nor')));

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(outcomes[2]).toMatchObject({ reason: { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 5 } } });
    await expect(busy.hash('castel-nor')).resolves.toContain('argon2id');
  });
});

describe('a work queue', () => {
  it('never runs more at a time than it may, in order, also after a failure', async () => {
    const queue = createWorkQueue({ concurrency: 2, maximumWaiting: 10, whenFull: () => new Error('full') });
    const began: number[] = [];
    let running = 0;
    let most = 0;

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_one, index) =>
        queue.run(async () => {
          began.push(index);
          most = Math.max(most, (running += 1));
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          if (index % 3 === 0) throw new Error('this one fails');
        }),
      ),
    );

    expect(most).toBe(2);
    expect(began).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  });
});
