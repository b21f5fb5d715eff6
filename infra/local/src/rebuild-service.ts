import { join } from 'node:path';
import { rebuildProjections, type Projection } from '@conect/event-bus';
import { Client } from 'pg';
import { repositoryRoot } from './local-settings';
import { Problem } from './problem';
import { services } from './stack';

/** Rebuilds the projections that a service's build names, in its database as the owner. */
export async function rebuildService(service: string, env: NodeJS.ProcessEnv): Promise<{ tables: readonly string[]; generation: number }> {
  if (!services.some((name) => name === service)) throw new Problem(`No service ${service}: expected one of ${services.join(', ')}.`);
  const setting = `${service.toUpperCase()}_MIGRATIONS_DATABASE_URL`;
  const url = env[setting];
  if (url === undefined) throw new Problem(`No ${setting}: run npm start once, or set it.`);
  const { projections } = (await import(join(repositoryRoot, 'services', service, 'dist', 'service', 'projections.js'))) as { projections: readonly Projection[] };
  const tables = projections.map(({ table }) => table);
  if (tables.length === 0) return { tables, generation: 0 };

  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    return { tables, generation: await rebuildProjections(owner, projections) };
  } finally {
    await owner.end();
  }
}
