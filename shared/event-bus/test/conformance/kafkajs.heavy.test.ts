import { join } from 'node:path';
import { busConformance } from './conformance';

busConformance({ implementation: join(__dirname, 'kafkajs.ts'), run: 'long' });
