/**
 * The end of every run of Jest: names what the tests left open if that keeps the process from ending. `npm test` ends it some time later and counts a failure.
 * The timer itself keeps nothing open.
 */
const waitMillis = 10_000;

module.exports = () => void setTimeout(tell, waitMillis).unref();

function tell() {
  const counts = Map.groupBy(process.getActiveResourcesInfo(), (name) => name);
  const resources = [...counts].map(([name, those]) => `${name} ${those.length}`).join(', ');
  const handles = process._getActiveHandles().map(describe);
  process.stderr.write(`Left open by a test, so that Jest cannot end: ${[resources, ...handles].join('\n  ')}\n`);
}

function describe(handle) {
  const { localPort, remotePort, connecting, destroyed, spawnargs, pid } = handle;
  const facts = Object.entries({ localPort, remotePort, connecting, destroyed, pid, command: spawnargs?.join(' ') }).filter(([, fact]) => fact !== undefined);
  return `${handle.constructor.name} ${facts.map(([name, fact]) => `${name}=${fact}`).join(' ')}`;
}
