import type { GraphQLDataSource } from '@apollo/gateway';
import type { Data } from './pick-answer';
import type { ConditionNode, FetchNode, FlattenNode, PlanNode, QueryPlan, QueryPlanSelectionNode, ResponsePath } from './query-plan';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { GraphQLError, isObjectType, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';

type Incoming = Extract<Parameters<GraphQLDataSource['process']>[0], { incomingRequestContext: unknown }>;
// The package declares this enumeration and does not export it.
const incomingOperation = 'incoming operation' as Incoming['kind'];

/** One request on its way through a query plan. */
export interface PlanRun {
  readonly request: GatewayGraphQLRequestContext;
  readonly sources: Readonly<Record<string, GraphQLDataSource>>;
  /** The variables as the client sent them: subgraphs apply the defaults. */
  readonly given: Data;
  /** The variables with their defaults, for conditions. */
  readonly coerced: Data;
  readonly data: Data;
  readonly errors: GraphQLError[];
}

/** Part of the data that a plan node works on; `paths` is made only when an error needs it. */
interface Cursor {
  readonly path: ResponsePath;
  readonly entities: readonly Data[];
}

/** Whether this executor can run a plan; what it cannot is left to the stock one. */
export function isRunnable(schema: GraphQLSchema, { node }: QueryPlan): boolean {
  return node === undefined || (node.kind !== 'Subscription' && isRunnableNode(schema, node));
}

function isRunnableNode(schema: GraphQLSchema, node: PlanNode): boolean {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every((inner) => isRunnableNode(schema, inner));
    case 'Flatten':
      return isRunnableNode(schema, node.node);
    case 'Condition':
      return clausesOf(node).every((inner) => isRunnableNode(schema, inner));
    case 'Fetch':
      return isRunnableFetch(schema, node);
    case 'Defer':
      return false;
  }
}

const clausesOf = ({ ifClause, elseClause }: ConditionNode): PlanNode[] => [ifClause, elseClause].filter((clause) => clause !== undefined);

function isRunnableFetch(schema: GraphQLSchema, { inputRewrites, outputRewrites, contextRewrites, requires = [] }: FetchNode): boolean {
  const hasRewrites = [inputRewrites, outputRewrites, contextRewrites].some((rewrites) => rewrites !== undefined && rewrites.length > 0);
  return !hasRewrites && requires.every((required) => isPlain(schema, required));
}

/** Conditions on object types are decided by the name alone; on others the supergraph must be asked. */
function isPlain(schema: GraphQLSchema, selection: QueryPlanSelectionNode): boolean {
  const isDecidable = selection.kind === 'Field' || (selection.typeCondition !== undefined && isObjectType(schema.getType(selection.typeCondition)));
  return isDecidable && (selection.selections ?? []).every((inner) => isPlain(schema, inner));
}

/** Runs a plan: afterwards `data` holds what the subgraphs said and `errors` what failed. */
export async function runPlan(plan: QueryPlan, run: PlanRun): Promise<void> {
  if (plan.node && plan.node.kind !== 'Subscription') await runNode(plan.node, run, { path: [], entities: [run.data] });
}

function runNode(node: PlanNode, run: PlanRun, cursor: Cursor): Promise<void> {
  switch (node.kind) {
    case 'Fetch':
      return runFetch(node, run, cursor);
    case 'Sequence':
      return runInOrder(node.nodes, run, cursor);
    case 'Parallel':
      return runTogether(node.nodes, run, cursor);
    case 'Flatten':
      return runFlatten(node, run, cursor);
    case 'Condition':
      return runTogether(clausesOf(node).filter((clause) => (clause === node.ifClause) === (run.coerced[node.condition] === true)), run, cursor);
    case 'Defer':
      return Promise.reject(new Error('A plan with @defer cannot be run here'));
  }
}

async function runInOrder(nodes: readonly PlanNode[], run: PlanRun, cursor: Cursor): Promise<void> {
  for (const node of nodes) await runNode(node, run, cursor);
}

const runTogether = async (nodes: readonly PlanNode[], run: PlanRun, cursor: Cursor): Promise<void> =>
  void (await Promise.all(nodes.map((node) => runNode(node, run, cursor))));

async function runFlatten({ path, node }: FlattenNode, run: PlanRun, cursor: Cursor): Promise<void> {
  const entities: Data[] = [];
  for (const entity of cursor.entities) collectEntities(entity, path, 0, entities);
  if (entities.length > 0) await runNode(node, run, { path: [...cursor.path, ...path], entities });
}

/** Collects every object at a path of field names, `@` standing for each item of a list. */
function collectEntities(value: unknown, path: ResponsePath, step: number, found: Data[]): void {
  if (Array.isArray(value)) {
    const next = path[step] === '@' ? step + 1 : step;
    for (const item of value) collectEntities(item, path, next, found);
  } else if (isObject(value)) {
    if (step === path.length) found.push(value);
    else collectEntities(value[path[step]!], path, step + 1, found);
  }
}

async function runFetch(fetch: FetchNode, run: PlanRun, cursor: Cursor): Promise<void> {
  try {
    if (fetch.requires === undefined) {
      const data = await send(fetch, run, cursor, { variables: variablesOf(fetch, run), positions: null });
      if (data) cursor.entities.forEach((entity) => mergeInto(entity, data));
      return;
    }
    await fetchEntities(fetch, fetch.requires, run, cursor);
  } catch (error) {
    run.errors.push(error instanceof GraphQLError ? error : new GraphQLError('Fetch failed', { originalError: error as Error }));
  }
}

async function fetchEntities(fetch: FetchNode, requires: readonly QueryPlanSelectionNode[], run: PlanRun, cursor: Cursor): Promise<void> {
  const representations: Data[] = [];
  const positions: number[] = [];
  cursor.entities.forEach((entity, position) => {
    const representation = represent(entity, requires);
    if (!representation || typeof representation['__typename'] !== 'string') return;
    representations.push(representation);
    positions.push(position);
  });
  if (representations.length === 0) return;

  const variables = { ...variablesOf(fetch, run), representations };
  const data = await send(fetch, run, cursor, { variables, positions });
  const received = data?.['_entities'] as readonly (Data | null)[] | undefined;
  received?.forEach((entity, index) => {
    const existing = cursor.entities[positions[index]!];
    if (entity && existing) mergeInto(existing, entity);
  });
}

/** The variables a fetch uses and the client gave. */
function variablesOf({ variableUsages = [] }: FetchNode, { given }: PlanRun): Data {
  const variables: Data = {};
  for (const name of variableUsages) if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name];
  return variables;
}

/** What a subgraph needs to know of an entity; null when not all of it is there. */
function represent(entity: Data | null, requires: readonly QueryPlanSelectionNode[]): Data | null {
  if (entity === null) return null;
  const representation: Data = {};
  for (const selection of requires) {
    if (selection.kind === 'InlineFragment') {
      if (selection.typeCondition === entity['__typename']) mergeInto(representation, represent(entity, selection.selections) ?? {});
      continue;
    }
    const key = selection.alias ?? selection.name;
    const value = entity[key];
    if (value === undefined) return null;
    representation[key] = representValue(value, selection.selections);
  }
  return representation;
}

function representValue(value: unknown, selections: readonly QueryPlanSelectionNode[] | undefined): unknown {
  if (selections === undefined) return value;
  return Array.isArray(value) ? value.map((item) => represent(item as Data | null, selections)) : represent(value as Data | null, selections);
}

interface Sent {
  readonly variables: Data;
  /** For each entity sent, its place among the cursor's; null for a fetch of root fields. */
  readonly positions: readonly number[] | null;
}

async function send(fetch: FetchNode, run: PlanRun, cursor: Cursor, { variables, positions }: Sent): Promise<Data | null | undefined> {
  const source = run.sources[fetch.serviceName];
  if (!source) throw new Error(`No address is set for subgraph ${fetch.serviceName}`);
  const { data, errors } = await source.process({
    kind: incomingOperation,
    request: { query: fetch.operation, variables, ...(fetch.operationName === undefined ? {} : { operationName: fetch.operationName }) },
    incomingRequestContext: run.request,
    context: run.request.context,
  });
  if (errors) run.errors.push(...placeErrors(errors, run, cursor, positions));
  return data;
}

/** Moves the errors of a subgraph to where the client sees their fields. */
function placeErrors(errors: readonly GraphQLFormattedError[], run: PlanRun, cursor: Cursor, positions: readonly number[] | null): GraphQLError[] {
  const paths: ResponsePath[] = [];
  return errors.map(({ message, path, extensions }) => {
    const asked = path?.[1];
    let place: ResponsePath | undefined;
    if (positions !== null && typeof asked === 'number') {
      if (paths.length === 0) pathsOf({ path: cursor.path, step: 0, parent: [] }, run.data, paths);
      place = [...(paths[positions[asked]!] ?? []), ...path!.slice(2)];
    } else if (path) {
      place = [...cursor.path, ...path];
    }
    return new GraphQLError(message, { ...(place ? { path: place } : {}), ...(extensions ? { extensions } : {}) });
  });
}

/** The paths of the entities at a cursor, in the order in which it holds them. */
function pathsOf(at: { readonly path: ResponsePath; readonly step: number; readonly parent: ResponsePath }, value: unknown, found: ResponsePath[]): void {
  const { path, step, parent } = at;
  if (value === null || value === undefined) return;
  const name = path[step];
  if (Array.isArray(value)) {
    value.forEach((item, index) => pathsOf({ path, step: name === '@' ? step + 1 : step, parent: [...parent, index] }, item, found));
  } else if (name === undefined) {
    found.push(parent);
  } else {
    pathsOf({ path, step: step + 1, parent: [...parent, name] }, (value as Data)[name], found);
  }
}

/** Adds what a subgraph said to what is known; objects, and lists of equal length item by item, merge. */
function mergeInto(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    // A subgraph is trusted with its data, not with our prototypes.
    if (key === '__proto__' || source[key] === undefined) continue;
    target[key] = merged(Object.hasOwn(target, key) ? target[key] : undefined, source[key]);
  }
}

function merged(known: unknown, added: unknown): unknown {
  if (isObject(known) && isObject(added)) {
    mergeInto(known, added);
    return known;
  }
  if (!Array.isArray(known) || !Array.isArray(added) || known.length !== added.length) return added;
  added.forEach((item, index) => (known[index] = merged(known[index], item)));
  return known;
}

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
