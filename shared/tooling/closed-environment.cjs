/**
 * Node's environment for one test file, which fails when it leaves open what would keep its process from ending: a server, a socket, a child process, a timer.
 * What closes a moment later, as sockets do, is waited for. A test that failed may not have come to its end: its own failure is shown alone.
 */
const { TestEnvironment } = require('jest-environment-node');

const waitMillis = 30_000;
// Pipes: a process opens its own standard streams when it first writes, and those to a child are told by the child.
const isJudged = (name) => name !== 'PipeWrap';

module.exports = class ClosedEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.openBefore = countsOf(process.getActiveResourcesInfo());
  }

  handleTestEvent({ name, test }) {
    if (name === 'test_done' && test.errors.length > 0) this.hasFailed = true;
  }

  async teardown() {
    const left = this.hasFailed ? [] : await this.whatStaysOpen();
    await super.teardown();
    if (left.length > 0) throw new Error(`Left open: ${[left.join(', '), ...process._getActiveHandles().map(describe)].join('\n  ')}`);
  }

  async whatStaysOpen() {
    const end = performance.now() + waitMillis;
    let left;
    do {
      left = [...countsOf(process.getActiveResourcesInfo())].filter(([name, count]) => count > (this.openBefore.get(name) ?? 0)).map(([name]) => name);
      if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    } while (left.length > 0 && performance.now() < end);
    return left;
  }
};

function countsOf(names) {
  return new Map([...Map.groupBy(names.filter(isJudged), (name) => name)].map(([name, all]) => [name, all.length]));
}

function describe(handle) {
  const { localPort, remotePort, connecting, destroyed, spawnargs, pid } = handle;
  const facts = Object.entries({ localPort, remotePort, connecting, destroyed, pid, command: spawnargs?.join(' ') }).filter(([, fact]) => fact !== undefined);
  return `${handle.constructor.name} ${facts.map(([name, fact]) => `${name}=${fact}`).join(' ')}`;
}
