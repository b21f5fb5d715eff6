import type { GraphQLFormattedError } from 'graphql';
import { refusalOf } from './query-limits';
import { faultCode, without } from './subgraph-errors';

/** graphql-js stops parsing at the token limit with this message and no code. */
const tooManyTokens = /^Syntax Error: Document contains more tha[tn] \d+ tokens\. Parsing aborted\.$/;

const namesTheService: ReadonlySet<string> = new Set(['serviceName']);

/** In production the schema is a file, not a query: a limit of the door, not a mistake of the document. */
const introspectionRefused: GraphQLFormattedError = {
  message: 'Introspection is off here: the API schema is published as a file.',
  extensions: { code: 'LIMIT_EXCEEDED', limit: 'introspection' },
};

/** Removes what the executor adds about our insides, and gives the parser's token limit its code. */
export function formatError(error: GraphQLFormattedError, allowedTokens: number): GraphQLFormattedError {
  if (tooManyTokens.test(error.message)) {
    return refusalOf({ limit: 'tokens', allowed: allowedTokens, given: null });
  }
  if (error.extensions?.['validationErrorCode'] === 'INTROSPECTION_DISABLED') return introspectionRefused;
  return error.extensions?.['code'] === faultCode ? maskedFault(error) : { ...error, extensions: without(error.extensions ?? {}, namesTheService) };
}

/** What a client is told of a fault; with the request id it can be found in the logs. */
export function maskedFault({ path }: Pick<GraphQLFormattedError, 'path'>, requestId?: string): GraphQLFormattedError {
  return {
    message: 'Something went wrong on our side.',
    ...(path ? { path } : {}),
    extensions: { code: faultCode, ...(requestId === undefined ? {} : { requestId }) },
  };
}

/** The errors as the client gets them: one per subgraph that is down, faults with the request id. */
export function errorsForClient(errors: readonly GraphQLFormattedError[], requestId: string): GraphQLFormattedError[] {
  const down = new Set<unknown>();
  return errors
    .filter(({ extensions }) => {
      if (extensions?.['code'] !== 'SUBGRAPH_UNAVAILABLE') return true;
      const isFirst = !down.has(extensions['service']);
      down.add(extensions['service']);
      return isFirst;
    })
    .map((error) => (codeOf(error) === faultCode ? maskedFault(error, requestId) : error));
}

/** The code of an error; a fault's when it has none. */
export const codeOf = (error: GraphQLFormattedError): string => {
  const code = error.extensions?.['code'];
  return typeof code === 'string' ? code : faultCode;
};

/** Codes of a document that was refused before execution. */
const documentRefusals: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * GraphQL over HTTP: a document refused before execution is 400 as `application/graphql-response+json`, and 200 as
 * `application/json`, where a status code would say something about the HTTP request, which was well-formed.
 */
export const isDocumentRefusal = (errors: readonly GraphQLFormattedError[]): boolean =>
  errors.every((error) => documentRefusals.has(codeOf(error)));

const graphqlResponse = 'application/graphql-response+json';
const jsonRanges: readonly string[] = [graphqlResponse, 'application/json', 'application/*', '*/*'];

/** Whether the client's `accept` header asks for `application/graphql-response+json` before `application/json`. */
export function prefersGraphqlResponse(accept: string): boolean {
  if (!accept.includes(graphqlResponse)) return false;
  const [best] = accept
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim().toLowerCase()))
    .map(([type = '', ...parameters]) => ({ type, weight: weightIn(parameters) }))
    .filter(({ type, weight }) => weight > 0 && jsonRanges.includes(type))
    .sort((one, other) => other.weight - one.weight);
  return best?.type === graphqlResponse;
}

function weightIn(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
}
