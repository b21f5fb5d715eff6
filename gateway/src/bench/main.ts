import { join } from 'node:path';
import { composeSubgraphs } from '../compose';
import { parse } from 'graphql';
import { fixturePage, fixtureSdl } from './fixture-subgraph';
import { sendLoad } from './load';
import { startProcess } from './processes';

async function main() {
  const roles = join(__dirname, 'roles.js');
  const env = process.env;
  const subgraph = await startProcess(roles, env, ['subgraph']);
  const { supergraphSdl } = composeSubgraphs([{ name: 'registry', typeDefs: parse(fixtureSdl) }]);
  const graph = JSON.stringify({ supergraphSdl, urls: { registry: `${subgraph.url}/graphql` }, principalSecrets: { registry: 'x'.repeat(40) } });
  const ours = await startProcess(roles, env, ['ours', graph]);
  const stock = await startProcess(roles, env, ['stock', graph]);
  const body = JSON.stringify({ query: fixturePage, variables: { first: 20 } });
  const requests = Number(env['BENCH_REQUESTS'] ?? 2000);
  for (const [name, p] of [['ours', ours], ['stock', stock]] as const) {
    const r = await sendLoad({ url: p.url, body, requests: 1000, connections: 20 });
    process.stdout.write(`${name} warm ${r.answerBytes}\n`);
  }
  for (let round = 0; round < Number(env['BENCH_ROUNDS'] ?? 5); round++) {
    const ms: number[] = [];
    for (const p of [ours, stock]) {
      const before = p.cpuSeconds();
      const { seconds } = await sendLoad({ url: p.url, body, requests, connections: 20 });
      ms.push(((p.cpuSeconds() - before) / requests) * 1000, requests / seconds);
    }
    process.stdout.write(`ours ${ms[0]!.toFixed(3)} ms ${ms[1]!.toFixed(0)} rps, stock ${ms[2]!.toFixed(3)} ms ${ms[3]!.toFixed(0)} rps, ratio ${(ms[0]! / ms[2]!).toFixed(3)}\n`);
  }
  process.stdout.write(`memory ours ${(ours.residentBytes() / 1e6).toFixed(0)} stock ${(stock.residentBytes() / 1e6).toFixed(0)}\n`);
  await Promise.all([ours.stop(), stock.stop(), subgraph.stop()]);
}
void main();
