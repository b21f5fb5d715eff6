import { tmpdir } from 'node:os';
import { startTimeOf } from './process-identity';
import { runToEnd } from './run-to-end';

const shell = (script: string, interrupted?: AbortSignal, onStart?: () => void) =>
  runToEnd({ command: 'sh', args: ['-c', script], cwd: tmpdir(), interrupted, show: 'collect', ...(onStart ? { onStart } : {}) });

it('tells how a command ended and what it said', async () => {
  expect(await shell('echo out; echo err >&2; exit 3')).toEqual({ code: 3, output: 'out\n', errors: 'err\n' });
});

it('says so when there is no such command', async () => {
  const { code, errors } = await runToEnd({ command: 'no-such-command', args: [], cwd: tmpdir(), show: 'collect' });

  expect(code).toBe(1);
  expect(errors).toContain('ENOENT');
});

it('ends with its command whatever the command left in its group', async () => {
  const { output } = await shell('sleep 300 >/dev/null 2>&1 & echo $!');

  // The signal was sent; the system takes a moment to end what it was sent to.
  const giveUpAt = performance.now() + 30_000;
  while (startTimeOf(Number(output)) !== '' && performance.now() < giveUpAt) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(startTimeOf(Number(output))).toBe('');
});

it('ends the whole group when interrupted', async () => {
  const interruption = new AbortController();

  const { code } = await shell('sleep 300 & sleep 300', interruption.signal, () => interruption.abort());

  expect(code).toBeNull();
});

it('starts nothing after an interruption', async () => {
  const { code, output } = await shell('echo ran', AbortSignal.abort());

  expect(code).toBeNull();
  expect(output).toBe('');
});
