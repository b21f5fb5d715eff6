import { build, goOn, install } from './bootstrap.mjs';

await install();
await build();
goOn('infra/local/dist/start-command.js', process.argv.slice(2));
