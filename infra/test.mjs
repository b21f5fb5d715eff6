import { build, closeWith, goOn, install } from './bootstrap.mjs';

closeWith('0 passed, 1 failed');
await install();
await build();
goOn('infra/local/dist/test-command.js', process.argv.slice(2));
