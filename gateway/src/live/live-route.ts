import { setTimeout } from 'node:timers/promises';
import type { ApolloServer } from '@apollo/server';
import type { IncomingHttpHeaders } from 'node:http';
import { isUuid, systemClock } from '@conect/kernel';
import type { Logger } from '@conect/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import { maskedFault } from '../answer-errors';
import type { LiveMetrics } from '../gateway-metrics';
import { limitExceeded } from '../query-limits';
import { monotonicMillis, type OpenedSubscription, type RequestContext } from '../request-context';
import { createAtOnce } from './at-once';
import { beginEventStream } from './event-stream';
import { readPosition, type LiveLog, type LivePosition } from './live-log';
import { readLiveOperation, type LiveOperation } from './live-operation';
import { readLiveRequest, type LiveRequest } from './live-request';
import { createLiveStream, type LiveStream } from './live-stream';
import { createLiveStreams, type Listener, type StreamLimits } from './live-streams';

/** What a gateway needs to tell clients of what happens. */
export interface LiveUpdates<Principal> {
  readonly feed: { readonly log: LiveLog; readonly assertHealthy: () => void };
  /** Who listens by this token; null when it is nobody who can be told anything. */
  readonly listenerOf: (principal: Principal, headers: IncomingHttpHeaders) => Listener | null;
  readonly limits: StreamLimits;
}

interface LiveRouteOptions<Principal> extends LiveUpdates<Principal> {
  readonly graph: ApolloServer<RequestContext>;
  readonly contextOf: (request: FastifyRequest) => Promise<RequestContext<Principal>>;
  readonly metrics: LiveMetrics;
  readonly logger: Logger;
}

/** Answers subscriptions as server-sent events. */
export interface LiveRoute {
  /** Answers false for an operation that is none: it is for somebody else to answer. */
  readonly open: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
  readonly stop: () => void;
}

/** So many questions at once: what happens to many people does not keep ordinary requests waiting. */
const questionsAtOnce = 32;

/** Makes the route; each thing that happens is asked of the graph as the client's own query. */
export function createLiveRoute<Principal>(options: LiveRouteOptions<Principal>): LiveRoute {
  const { feed, limits, contextOf, graph, metrics, logger } = options;
  const streams = createLiveStreams({ log: feed.log, limits, clock: systemClock, onEnd: (reason) => metrics.streamEnded(reason, streams.count()) });
  const atOnce = createAtOnce(questionsAtOnce);

  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const asked = readLiveRequest(request);
    const context = await contextOf(request);
    const opened = await openSubscription(graph, asked, context);
    if (opened === null) return false;
    const operation = operationOf(opened, asked);
    const listener = options.listenerOf(context.principal, request.headers);
    if (listener === null) throw notSignedIn();
    const from = await placeOf(request, feed);
    assertRoom(streams.excessOf(listener.userId));
    if (hasLeft(request)) return reply.hijack() === reply;

    const ask = (id: string): Promise<FormattedExecutionResult> => atOnce(() => askGraph(graph, { ...context, startedAt: monotonicMillis() }, { asked, operation, id }));
    const kept: { stream: LiveStream | null } = { stream: null };
    const out = beginEventStream(reply, { bufferBytes: limits.bufferBytes, onClosed: () => kept.stream?.end('CLIENT_LEFT') });
    kept.stream = streams.open(listener, (onEnd) =>
      createLiveStream({
        ...{ userId: listener.userId, operation, out, log: feed.log, from, patienceMillis: limits.patienceMillis, onEnd },
        answer: ({ id }) => ask(id),
        onSent: metrics.eventSent,
        onFault: (error) => logger.error({ requestId: request.id, err: error }, 'live stream met a fault'),
      }),
    );
    metrics.streamOpened(streams.count());
    return true;
  };
  return {
    open: async (request, reply) => {
      try {
        return await begin(request, reply);
      } catch (error) {
        if (!(error instanceof Refused) && !(error instanceof GraphQLError)) throw error;
        await refuse(reply, error);
        return true;
      }
    },
    stop: streams.stop,
  };
}

/** What the graph says of a document that is no good. */
class Refused extends Error {
  constructor(
    readonly errors: readonly GraphQLFormattedError[],
    readonly status: number,
    readonly headers: Iterable<readonly [string, string]> = [],
  ) {
    super('The subscription is refused');
  }
}

/** Has the document parsed, validated and measured as any other; null when it is no subscription. */
async function openSubscription(graph: ApolloServer<RequestContext>, { query, operationName, variables }: LiveRequest, context: RequestContext): Promise<OpenedSubscription | null> {
  const found: { opened: OpenedSubscription | null } = { opened: null };
  // As who asks for a stream sees it: the refusal of a document is a status.
  const contextValue: RequestContext = { ...context, accept: 'application/graphql-response+json', onOpened: (opened) => (found.opened = opened) };
  const request = { query, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }) };
  const { body, http } = await graph.executeOperation(request, { contextValue });
  const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  if (errors.length > 0) throw new Refused(errors, http.status ?? 400, http.headers);
  return found.opened?.operation.operation === OperationTypeNode.SUBSCRIPTION ? found.opened : null;
}

function operationOf(opened: OpenedSubscription, { variables }: LiveRequest): LiveOperation {
  const operation = readLiveOperation({ ...opened, variables });
  if (!('source' in operation)) throw new Refused(operation.map(({ message }) => ({ message, extensions: { code: 'BAD_USER_INPUT' } })), 400);
  if (operation.onlyId === null || isUuid(operation.onlyId)) return operation;
  throw new GraphQLError('Expected threadId to be a UUID.', { extensions: { code: 'BAD_USER_INPUT', argument: 'threadId', http: { status: 400 } } });
}

const notSignedIn = (): GraphQLError => new GraphQLError('Sign in to be told of what happens.', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });

function assertRoom(excess: ReturnType<ReturnType<typeof createLiveStreams>['excessOf']>): void {
  if (excess === null) return;
  if (excess === 'STOPPING') throw notReady();
  throw limitExceeded({ ...excess, given: excess.allowed + 1 }, 429);
}

const notReady = (): GraphQLError =>
  new GraphQLError('What happens is not heard here now. Come back in a moment.', { extensions: { code: 'LIVE_UPDATES_UNAVAILABLE', http: { status: 503, headers: new Map([['retry-after', '2']]) } } });

/** How long a client waits for a process that has just started, or has heard less than the one where it was before. */
const [readyTries, readyPauseMillis] = [100, 50];

/** Behind which a client goes on: where it was, or else now; null when it is not known what came since. */
async function placeOf(request: FastifyRequest, { log, assertHealthy }: LiveUpdates<unknown>['feed']): Promise<LivePosition | null> {
  const isReady = (): boolean => succeeds(assertHealthy);
  const [given] = [request.headers['last-event-id']].flat();
  const wanted = given === undefined || given === '' ? log.end : () => readPosition(given);
  const reach = (): ReturnType<LiveLog['reachOf']> => reachOf(log, wanted());
  for (let tries = 0; tries < readyTries && !hasLeft(request); tries += 1) {
    if (isReady() && reach() !== 'AHEAD') break;
    await setTimeout(readyPauseMillis, undefined, { ref: false });
  }
  if (!isReady()) throw notReady();
  return reach() === 'KNOWN' ? wanted() : null;
}

/** A place that nobody gave is as one that is past. */
const reachOf = (log: LiveLog, place: LivePosition | null): ReturnType<LiveLog['reachOf']> => (place === null ? 'PAST' : log.reachOf(place));

function succeeds(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** A request whose body was read is over; its connection is what a client has or has not. */
const hasLeft = ({ raw }: FastifyRequest): boolean => raw.socket.destroyed;

interface LiveQuestion {
  readonly asked: LiveRequest;
  readonly operation: LiveOperation;
  readonly id: string;
}

/** Asks the graph for one thing, as the client would. */
async function askGraph(graph: ApolloServer<RequestContext>, contextValue: RequestContext, { asked, operation, id }: LiveQuestion): Promise<FormattedExecutionResult> {
  const variables = { ...asked.variables, [operation.idVariable]: id };
  const { body } = await graph.executeOperation({ query: operation.source, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('Expected one answer');
  return body.singleResult;
}

/** Answers with a refusal in place of a stream. */
async function refuse(reply: FastifyReply, error: Refused | GraphQLError): Promise<void> {
  const { errors, status, headers } = error instanceof Refused ? error : refusalOf(error);
  for (const [name, value] of headers) void reply.header(name, value);
  await reply.code(status).type('application/graphql-response+json; charset=utf-8').send(JSON.stringify({ errors }));
}

function refusalOf({ message, extensions: { http, ...extensions } }: GraphQLError): Pick<Refused, 'errors' | 'status' | 'headers'> {
  const { status = 500, headers = [] } = (http ?? {}) as { status?: number; headers?: Iterable<readonly [string, string]> };
  return { errors: status >= 500 && extensions['code'] === undefined ? [maskedFault({})] : [{ message, extensions }], status, headers };
}
