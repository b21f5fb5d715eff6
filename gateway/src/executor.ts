import type { ApolloGateway, Experimental_DidResolveQueryPlanCallback } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayExecutor, GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface';
import { getVariableValues, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { compileAnswerShape } from './answer-shape';
import { pickAnswer, type Data, type Path, type Picked } from './pick-answer';
import { isRunnable, runPlan, type PlanRun } from './plan-run';
import { faultCode } from './subgraph-errors';

type Run = (request: GatewayGraphQLRequestContext) => Promise<GatewayExecutionResult>;

/** Operations that have been planned, by the parsed operation: documents are kept, and dropped, with the schema they are valid for. */
export interface PreparedOperations {
  readonly find: (operation: OperationDefinitionNode) => Run | undefined;
  /** Learns the plan of an operation from the stock executor's first run of it. */
  readonly learn: Experimental_DidResolveQueryPlanCallback;
}

/** Knows no operation: everything goes to the stock executor. */
export const noPreparedOperations: PreparedOperations = { find: () => undefined, learn: () => undefined };

/** Remembers how to run each operation that the fast executor covers. */
export function createPreparedOperations(): PreparedOperations {
  const prepared = new WeakMap<OperationDefinitionNode, Run>();
  return {
    find: (operation) => prepared.get(operation),
    learn({ queryPlan, serviceMap, requestContext, operationContext }) {
      const { schema, document, operation } = requestContext;
      // While a supergraph changes over, the plan may be of the new schema and the document still of the old one.
      if (operationContext.schema !== schema || prepared.has(operation) || !isRunnable(schema, queryPlan)) return;
      const shape = compileAnswerShape(schema, document, operation);
      if (!shape) return;

      prepared.set(operation, async (request) => {
        const given = (request.request.variables ?? {}) as Data;
        const { errors: refusals, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
        if (refusals) return { errors: refusals };
        const run: PlanRun = { request, sources: serviceMap, given, coerced, data: {}, errors: [] };
        await runPlan(queryPlan, run);
        return answer(pickAnswer(shape, run.data, coerced), run.errors);
      });
    },
  };
}

/** Every null where the schema allows none comes with an error: a subgraph's own, or else one that says the fault is ours. */
function answer({ data, problems }: Picked, errors: readonly GraphQLError[]): GatewayExecutionResult {
  const unexplained = problems.filter((path) => !errors.some((error) => explains(error, path)));
  const all = [...errors, ...unexplained.slice(0, maximumFaults).map(unexplainedNull)];
  return all.length === 0 ? { data } : { errors: all, data };
}

const maximumFaults = 10;

const unexplainedNull = (path: Path): GraphQLError =>
  new GraphQLError('A subgraph answered a null or a value that the schema does not allow here', { path: [...path], extensions: { code: faultCode } });

/** A subgraph that did not answer explains every null; an error below or at the null is where the null began. */
const explains = ({ path: place }: GraphQLError, path: Path): boolean => place === undefined || path.every((step, index) => place[index] === step);

/**
 * `@apollo/gateway` with a faster executor: the first request of an operation is planned and answered by the stock one, later
 * ones run its plan with an answer shape compiled once. What is not covered always goes to the stock one (decision 5).
 */
export function withFastExecutor(gateway: ApolloGateway, operations: PreparedOperations, onExecution: (executor: 'FAST' | 'STOCK') => void): GatewayInterface {
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
    async load(options) {
      const { executor: stock } = await gateway.load(options);
      const executor: GatewayExecutor = (request) => {
        const fast = operations.find(request.operation);
        onExecution(fast ? 'FAST' : 'STOCK');
        return (fast ?? stock)(request);
      };
      return { executor };
    },
  };
}
