import type { EventSubscription } from '@conect/event-bus';
import type { JobRunner, JobTasks, RecurringJob, SubgraphRequest } from '@conect/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Resolvers } from './graphql/__generated__/resolvers-types';

/** What an area gives to the service; app.ts puts the areas together. */
export interface Area<Context extends object = object> {
  /** Its part of the resolver map. */
  readonly resolvers?: Resolvers;
  /** Its part of the context of one request. */
  readonly contextFor: (request: SubgraphRequest) => Context;
  /** What it listens to. */
  readonly subscriptions?: readonly EventSubscription[];
  /** Its REST routes. */
  readonly routes?: (app: FastifyInstance) => Promise<void>;
  /** What it does on its own. */
  readonly jobs?: readonly RecurringJob[];
}

/** Makes the runner of an area's jobs that wait for somebody else's server: one of its own for each, so that a server which takes its time holds up no other job. */
export type CreateOutgoingRunner = (tasks: JobTasks) => JobRunner;
