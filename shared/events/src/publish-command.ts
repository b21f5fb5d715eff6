import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allEvents } from './all-events';
import { asyncApiFile, catalogueTable, schemaFileOf, topicsFile } from './published-files';

const folder = join(__dirname, '..');
const contracts = allEvents;

rmSync(join(folder, 'schemas'), { recursive: true, force: true });
for (const { path, content } of contracts.map(schemaFileOf)) {
  const file = join(folder, 'schemas', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
writeFileSync(join(folder, asyncApiFile(contracts).path), asyncApiFile(contracts).content);
writeFileSync(join(folder, '../../infra/kafka', topicsFile(contracts).path), topicsFile(contracts).content);
const readme = join(folder, 'README.md');
const text = readFileSync(readme, 'utf8');
const [start, end] = ['<!-- catalogue -->', '<!-- end of catalogue -->'];
writeFileSync(readme, `${text.slice(0, text.indexOf(start) + start.length)}\n${catalogueTable(contracts)}\n${text.slice(text.indexOf(end))}`);
