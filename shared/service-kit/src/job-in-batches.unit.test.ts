import { jobInBatches } from './job-in-batches';
import { createLogger } from './logger';

it('goes on until nothing is left, and tells of each batch', async () => {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const told = jest.spyOn(logger, 'info');
  const left = [5, 5, 2, 0];
  const asked: number[] = [];
  const step = (limit: number): Promise<number> => {
    asked.push(limit);
    return Promise.resolve(left.shift()!);
  };

  const { tasks, crontab } = jobInBatches({ name: 'walk', schedule: '*/10 * * * *', step, limit: 5, logger, told: ['things walked', 'thingCount'] });
  await tasks['walk']!({}, { jobId: '1', attempt: 1, isLastAttempt: false });

  expect(crontab).toBe('*/10 * * * * walk');
  expect(asked).toEqual([5, 5, 5, 5]);
  expect(told.mock.calls).toEqual([[{ thingCount: 5 }, 'things walked'], [{ thingCount: 5 }, 'things walked'], [{ thingCount: 2 }, 'things walked']]);
});
