import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';

/** A subscription as a client sends it. */
export interface LiveRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The media type of server-sent events. */
const eventStream = 'text/event-stream';

/** Whether a client would take server-sent events as the answer. */
export const acceptsEventStream = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').toLowerCase().includes(eventStream);

const refusal = (message: string, status: number): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });

/** Reads a POST or a GET by the same rules that GraphQL over HTTP has here for everything else; throws a coded refusal. */
export function readLiveRequest(request: FastifyRequest): LiveRequest {
  const given = request.method === 'POST' ? bodyOf(request) : queryOf(request);
  const query = given['query'];
  if (typeof query !== 'string' || query === '') throw refusal('Expected the document as a string in "query".', 400);
  const operationName = given['operationName'] ?? undefined;
  if (operationName !== undefined && typeof operationName !== 'string') throw refusal('Expected "operationName" to be a string.', 400);
  return { query, operationName, variables: variablesIn(given['variables'] ?? {}) };
}

function variablesIn(given: unknown): LiveRequest['variables'] {
  if (!isRecord(given)) throw refusal('Expected "variables" to be an object.', 400);
  return given;
}

/** A form, which any page can send, has another type. */
function bodyOf({ headers, body }: FastifyRequest): Readonly<Record<string, unknown>> {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) throw refusal('Expected the content type application/json.', 415);
  if (!isRecord(body)) throw refusal('Expected the body to be one JSON object with "query".', 400);
  return body;
}

/** Headers that no page can send without having asked first. */
const preflighted = ['apollo-require-preflight', 'x-apollo-operation-name'];

function queryOf({ method, headers, query }: FastifyRequest): Readonly<Record<string, unknown>> {
  if (method !== 'GET') throw refusal('Expected a POST or a GET.', 405);
  if (!preflighted.some((name) => (headers[name] ?? '') !== '')) throw refusal(`A GET that any page could cause is refused: send one of the headers ${preflighted.join(', ')}.`, 400);
  const parameters = query as Record<string, string | string[] | undefined>;
  return { ...parameters, variables: jsonIn(parameters['variables']) };
}

function jsonIn(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return text === '' ? undefined : text;
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('Expected "variables" to be JSON.', 400);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
