import { GraphQLError } from 'graphql';
import { amountIn, costIn, type OperationMeasures, type Variables } from './measure-operation';

/** What a client's document may be; `Infinity` turns one limit off. */
export interface QueryLimits {
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Fields within fields, fragments flattened, introspection not counted. */
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Selections after flattening, so that fragments of fragments cannot explode. */
  readonly fields: number;
  /** `first` and `last` of any list. */
  readonly pageSize: number;
  /** Objects the answer may hold, weighted by `@cost`, lists counted by `@listSize` and page sizes. */
  readonly cost: number;
}

/** The limits of a gateway that is given no others. */
export const defaultQueryLimits: QueryLimits = {
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  rootFields: 20,
  directives: 30,
  fields: 1_000,
  pageSize: 100,
  cost: 5_000,
};

/** One limit that a request goes over. */
export interface LimitExcess {
  readonly limit: keyof QueryLimits | 'bodyBytes' | 'streams' | 'streamsPerUser';
  readonly allowed: number;
  /** How much was asked for; null when counting stopped at the limit. */
  readonly given: number | null;
  /** The argument that asked for too much, when it was one. */
  readonly argument?: string;
}

const counted = ['fields', 'depth', 'aliases', 'rootFields', 'directives'] as const;

/** The first limit that an operation goes over whatever its variables are, or null. */
export function excessOfDocument(measures: OperationMeasures, limits: QueryLimits): LimitExcess | null {
  const limit = counted.find((name) => measures[name] > limits[name]);
  if (limit === undefined) return null;
  return { limit, allowed: limits[limit], given: limit === 'fields' ? null : measures[limit] };
}

/** The first limit that an operation goes over with these variables, or null. */
export function excessOfRequest(measures: OperationMeasures, limits: QueryLimits, variables: Variables): LimitExcess | null {
  for (const { argument, amount } of measures.pages) {
    const given = amountIn(amount, variables);
    if (given > limits.pageSize) return { limit: 'pageSize', allowed: limits.pageSize, given, argument };
  }
  const cost = costIn(measures.cost, variables);
  return cost > limits.cost ? { limit: 'cost', allowed: limits.cost, given: cost } : null;
}

/** What the client is told of a request that goes over a limit. */
export function refusalOf(excess: LimitExcess): { message: string; extensions: Record<string, unknown> } {
  const { limit, allowed, given, argument } = excess;
  const subject = argument === undefined ? `Limit "${limit}"` : `Argument "${argument}"`;
  return { message: `${subject}: at most ${allowed} allowed, ${given ?? 'more'} given.`, extensions: { code: 'LIMIT_EXCEEDED', ...excess } };
}

/** The coded refusal of a request that goes over a limit. */
export function limitExceeded(excess: LimitExcess, status = 400): GraphQLError {
  const { message, extensions } = refusalOf(excess);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}
