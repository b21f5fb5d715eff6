import { runService } from '@conect/service-kit';
import { createApp } from './app';
import { loadEnvironment } from './environment';

runService({ service: 'volunteering', loadEnvironment: () => loadEnvironment(process.env), createApp });
