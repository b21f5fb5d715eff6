import { build, goOn, install } from './bootstrap.mjs';

install();
build();
goOn('infra/local/dist/test-command.js', process.argv.slice(2));
