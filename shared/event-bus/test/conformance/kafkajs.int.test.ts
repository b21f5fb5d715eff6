import { join } from 'node:path';
import { busConformance } from './conformance';

busConformance({ implementation: join(__dirname, 'kafkajs.ts'), run: 'short', seed: Number(process.env['SEED'] ?? 20_260_302) });
