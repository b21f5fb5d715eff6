import { build, goOn, install } from './bootstrap.mjs';

await install();
await build();
goOn('infra/local/dist/bench/command.js', process.argv.slice(2));
