import type { RecurringJob, SubgraphRequest } from '@conect/service-kit';
import type { FastifyInstance } from 'fastify';
import type { MembershipContext } from '../membership/graphql/context';
import type { Resolvers } from './graphql/__generated__/resolvers-types';

/** A request whose viewer's roles can be asked. */
type ViewedRequest = SubgraphRequest & MembershipContext;

/** What an area gives to the service; app.ts puts the areas together. */
export interface Area<Context extends object = object> {
  /** Its part of the resolver map. */
  readonly resolvers: Resolvers;
  /** Its part of the context of one request. */
  readonly contextFor: (request: ViewedRequest) => Context;
  /** Its REST routes. */
  readonly routes?: (app: FastifyInstance) => Promise<void> | void;
  /** What it does at certain times. */
  readonly jobs?: readonly RecurringJob[];
}
