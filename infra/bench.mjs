import { build, goOn, install } from './bootstrap.mjs';

install();
build();
goOn('infra/local/dist/bench-command.js', process.argv.slice(2));
