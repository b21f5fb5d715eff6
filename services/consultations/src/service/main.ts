import { runService } from '@conect/service-kit';
import { createApp } from './app';
import { loadEnvironment } from './environment';

runService({ service: 'consultations', loadEnvironment: () => loadEnvironment(process.env), createApp });
