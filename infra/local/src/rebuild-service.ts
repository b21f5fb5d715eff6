import { join } from 'node:path';
import { rebuildProjections, type Projection } from '@conect/event-bus';
import { repositoryRoot } from './local-settings';
import { asOwnerOf } from './service-owner';

/** Rebuilds the projections that a service's build names, in its database as the owner. */
export const rebuildService = (service: string, env: NodeJS.ProcessEnv): Promise<{ tables: readonly string[]; generation: number }> =>
  asOwnerOf(service, env, async (owner) => {
    const { projections } = (await import(join(repositoryRoot, 'services', service, 'dist', 'service', 'projections.js'))) as { projections: readonly Projection[] };
    const tables = projections.map(({ table }) => table);
    return { tables, generation: tables.length === 0 ? 0 : await rebuildProjections(owner, projections) };
  });
