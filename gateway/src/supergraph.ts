import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Supergraph } from '@apollo/federation-internals';
import type { SupergraphSdlHook } from '@apollo/gateway';
import type { Logger } from '@conect/service-kit';
import { assertValidSchema } from 'graphql';

/** Where the supergraph comes from: a file, followed while the gateway runs, or the SDL itself. */
export type SupergraphSource = { readonly file: string; readonly pollMillis?: number } | { readonly sdl: string };

interface FollowedSupergraph {
  readonly source: SupergraphSource;
  /** Told of each supergraph before it is in use; throws to refuse it. */
  readonly onAccept: (supergraphSdl: string) => void;
  readonly onRefuse: (error: Error) => void;
  readonly logger: Logger;
}

/** Checks that a supergraph can be loaded and names only subgraphs the gateway has an address for; throws otherwise. */
export function assertLoadable(supergraphSdl: string, knownSubgraphs: readonly string[]): void {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
  const unknown = supergraph.subgraphsMetadata().filter(({ name }) => !knownSubgraphs.includes(name));
  if (unknown.length > 0) throw new Error(`No address is set for subgraph ${unknown.map(({ name }) => name).join(', ')}`);
  assertValidSchema(supergraph.apiSchema().toGraphQLJSSchema());
}

/**
 * Feeds `@apollo/gateway` with the supergraph and each later version of its file. Requests in flight end on the version they
 * began with; a version that cannot be loaded is refused and the one before stays.
 */
export function followSupergraph({ source, onAccept, onRefuse, logger }: FollowedSupergraph): SupergraphSdlHook {
  if ('sdl' in source) {
    return () => {
      onAccept(source.sdl);
      return Promise.resolve({ supergraphSdl: source.sdl });
    };
  }

  const { file, pollMillis = 1_000 } = source;
  return async ({ update }) => {
    let current = await readFile(file, 'utf8');
    onAccept(current);

    const reload = async (): Promise<void> => {
      try {
        const next = await readFile(file, 'utf8');
        if (next === current) return;
        onAccept(next);
        update(next);
        current = next;
        logger.info({ file }, 'supergraph changed');
      } catch (error) {
        onRefuse(error as Error);
      }
    };
    // Polling and not inotify: it also sees a file behind a symbolic link change, which is how mounted configuration is replaced.
    const onChange = (): void => void reload();
    watchFile(file, { interval: pollMillis, persistent: false }, onChange);
    return { supergraphSdl: current, cleanup: () => Promise.resolve(unwatchFile(file, onChange)) };
  };
}
