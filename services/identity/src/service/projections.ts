import type { Projection } from '@conect/event-bus';

/** Identity keeps no projection: what it does on events are acts of its own, which a rebuild must not repeat. */
export const projections: readonly Projection[] = [];
