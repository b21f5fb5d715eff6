import type { Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';

// `@apollo/gateway` brings the planner along at its own version and hands its plans to us: their types come by that way too.

/** A plan that Apollo's planner made. */
export type QueryPlan = Parameters<Experimental_DidResolveQueryPlanCallback>[0]['queryPlan'];

/** A step of a plan. */
export type PlanNode = Exclude<NonNullable<QueryPlan['node']>, { kind: 'Subscription' }>;

type Node<Kind extends PlanNode['kind']> = Extract<PlanNode, { kind: Kind }>;

/** Asks one subgraph, for root fields or for entities. */
export type FetchNode = Node<'Fetch'>;

/** Does the step inside for every object at a path. */
export type FlattenNode = Node<'Flatten'>;

/** Does one of two steps, as a variable says. */
export type ConditionNode = Node<'Condition'>;

/** What a subgraph needs to know of an entity. */
export type QueryPlanSelectionNode = NonNullable<FetchNode['requires']>[number];

/** Field names, `@` for each item of a list, and places in lists. */
export type ResponsePath = FlattenNode['path'];
