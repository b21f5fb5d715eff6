import { build, goOn, install } from './bootstrap.mjs';

install();
build();
goOn('infra/local/dist/start-command.js', process.argv.slice(2));
