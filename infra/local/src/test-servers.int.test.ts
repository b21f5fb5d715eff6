import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTimeOf } from './process-identity';
import { startProcess } from './processes';
import { withTestFolder } from './test-servers';

it('removes the folder of a run, and stops what a test left running from it', async () => {
  let left = 0;
  const folder = await withTestFolder(async (given) => {
    const place = join(given, 'tmp', 'conect-stack-1');
    mkdirSync(place, { recursive: true });
    left = startProcess({ logs: join(place, 'logs'), run: join(place, 'run') }, { name: 'left', command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] }).pid;
    return given;
  });

  expect(startTimeOf(left)).toBe('');
  expect(existsSync(folder)).toBe(false);
});

it('removes it after a failure too', async () => {
  let folder = '';

  await expect(
    withTestFolder(async (given) => {
      folder = given;
      throw new Error('no server');
    }),
  ).rejects.toThrow('no server');

  expect(existsSync(folder)).toBe(false);
});
