import { createLogger } from '@conect/service-kit';
import { paperJobs } from './paper-jobs';

const paperId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0aa';

/** The jobs, with what they would touch. */
function jobsWith(make: () => Promise<void>) {
  const [giveUp, remove] = [jest.fn(() => Promise.resolve()), jest.fn(() => Promise.resolve())];
  const tasks = Object.assign({}, ...paperJobs({ makePaper: { make, giveUp }, removePapers: () => Promise.resolve(0), shelf: { remove }, logger: createLogger({ service: 'test', level: 'silent' }) }).map((job) => job.tasks)) as Readonly<
    Record<string, (payload: unknown, job: { readonly jobId: string; readonly attempt: number; readonly isLastAttempt: boolean }) => Promise<void>>
  >;
  const run = (name: string, payload: object, attempt = 1) => tasks[name]!(payload, { jobId: '1', attempt, isLastAttempt: false });
  return { run, giveUp, remove };
}

describe('the job that makes a paper', () => {
  it('fails and is tried again four times, and then gives the paper up', async () => {
    const { run, giveUp } = jobsWith(() => Promise.reject(new Error('the disk is full')));
    for (const attempt of [1, 2, 3, 4]) await expect(run('make-paper', { paperId }, attempt)).rejects.toThrow('the disk is full');
    expect(giveUp).not.toHaveBeenCalled();
    await run('make-paper', { paperId }, 5);
    expect(giveUp.mock.calls).toEqual([[paperId]]);
  });

  it('gives nothing up that was made, and takes no payload but an id', async () => {
    const { run, giveUp } = jobsWith(() => Promise.resolve());
    await run('make-paper', { paperId }, 5);
    expect(giveUp).not.toHaveBeenCalled();
    await expect(run('make-paper', { paperId: '../x' })).rejects.toThrow();
  });
});

it('the job that removes files removes each', async () => {
  const { run, remove } = jobsWith(() => Promise.resolve());
  await run('remove-paper-files', { files: ['a', 'b'] });
  expect(remove.mock.calls).toEqual([['a'], ['b']]);
});
