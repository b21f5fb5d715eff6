import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTimeOf } from './process-identity';
import { claimFolder, startProcess, stopLeftovers, type RunFolders } from './processes';

const folders = (): RunFolders => {
  const folder = mkdtempSync(join(tmpdir(), 'processes-'));
  return { logs: join(folder, 'logs'), run: join(folder, 'run') };
};
const sleeper = { name: 'sleeper', command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] };
const deaf = { name: 'deaf', command: process.execPath, args: ['-e', 'process.on("SIGTERM", () => {}); process.on("SIGINT", () => process.exit(0)); setInterval(() => {}, 1000)'], stopSignal: 'SIGINT' as const };

describe('a started process', () => {
  it('is stopped by its own signal and forgotten', async () => {
    const place = folders();
    const child = startProcess(place, deaf);

    await child.stop();

    expect(child.hasEnded()).toBe(true);
    expect(startTimeOf(child.pid)).toBe('');
    expect(readdirSync(place.run)).toEqual([]);
  });

  it('tells how it ended', async () => {
    const child = startProcess(folders(), { name: 'short', command: process.execPath, args: ['-e', 'process.exit(3)'] });

    expect(await child.ended).toBe('short ended with code 3');
  });
});

describe('the next start of the same folder', () => {
  it('stops what a killed one left behind', async () => {
    const place = folders();
    const left = startProcess(place, sleeper);

    expect(await stopLeftovers(place)).toEqual(['sleeper']);

    expect(startTimeOf(left.pid)).toBe('');
  });

  it('never touches a stranger that has got the pid since', async () => {
    const place = folders();
    const stranger = startProcess(folders(), sleeper);
    startProcess(place, { name: 'gone', command: process.execPath, args: ['-e', ''] });
    writeFileSync(join(place.run, 'gone.json'), JSON.stringify({ pid: stranger.pid, startedAt: 'Thu Jan  1 00:00:00 1970', stopSignal: 'SIGKILL' }));

    expect(await stopLeftovers(place)).toEqual([]);

    expect(stranger.hasEnded()).toBe(false);
    await stranger.stop();
  });
});

describe('a folder', () => {
  it('is claimed by one run at a time and free again afterwards', () => {
    const place = folders();
    const release = claimFolder(place);

    expect(() => claimFolder(place)).toThrow(`CONECT already runs from this folder (process ${process.pid}): stop it with Ctrl-C where it runs, or by kill ${process.pid}.`);
    release();
    claimFolder(place)();
  });

  it('is free when its run was killed', () => {
    const place = folders();
    claimFolder(place);
    writeFileSync(join(place.run, 'supervisor.json'), JSON.stringify({ pid: 999_999, startedAt: 'long ago', stopSignal: 'SIGTERM' }));

    expect(claimFolder(place)).toBeInstanceOf(Function);
  });
});
