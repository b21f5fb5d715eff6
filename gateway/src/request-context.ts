import type { IncomingHttpHeaders } from 'node:http';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

/** An operation that was parsed, validated and measured. */
export interface OpenedSubscription {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** What the gateway knows of one client request; nothing else of the client's headers goes further. */
export interface RequestContext<Principal = unknown> {
  readonly principal: Principal;
  /** The address by which the client is counted, from the connection or a proxy of our own; null when the gateway itself asks. */
  readonly clientAddress: string | null;
  readonly requestId: string;
  /** W3C trace context, when the client sent a well-formed one. */
  readonly traceparent: string | null;
  readonly acceptLanguage: string | null;
  /** The `accept` header: it decides the status code of a refused document. */
  readonly accept: string;
  /** When the request came, in milliseconds of the monotonic clock. */
  readonly startedAt: number;
  /** True for the operations planned at start: no subgraph is asked. */
  readonly isRehearsal?: boolean;
  /** Given by who wants to know whether an operation is good and what it is: it is not executed. */
  readonly onOpened?: (opened: OpenedSubscription) => void;
}

/** Milliseconds of a clock that never jumps; for time-outs and durations only. */
export const monotonicMillis = (): number => performance.now();

const traceparentPattern = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const languagePattern = /^[A-Za-z0-9,;=.* -]{1,200}$/;

/** The W3C trace context of a request, if it is well-formed. */
export const traceparentOf = (headers: IncomingHttpHeaders): string | null => matching(headers['traceparent'], traceparentPattern);

/** The languages a request asks for, if they are well-formed. */
export const acceptLanguageOf = (headers: IncomingHttpHeaders): string | null => matching(headers['accept-language'], languagePattern);

const matching = (value: string | string[] | undefined, pattern: RegExp): string | null =>
  typeof value === 'string' && pattern.test(value) ? value : null;
