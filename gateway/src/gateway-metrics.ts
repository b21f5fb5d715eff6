import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { SubgraphObserver } from './subgraph-request';

/** What is counted of streams. */
export interface LiveMetrics {
  readonly streamOpened: (openNow: number) => void;
  readonly streamEnded: (reason: string, openNow: number) => void;
  readonly eventSent: () => void;
}

/** Registers what is counted of clients that listen. */
export function createLiveMetrics(registry: Registry): LiveMetrics {
  const registers = [registry];
  const open = new Gauge({ name: 'live_streams_open', help: 'Clients that listen now.', registers });
  const ended = new Counter({ name: 'live_streams_ended_total', help: 'Streams that ended, by the reason.', labelNames: ['reason'], registers });
  const sent = new Counter({ name: 'live_events_sent_total', help: 'Events sent to clients that listen.', registers });
  return {
    streamOpened: (openNow) => open.set(openNow),
    streamEnded(reason, openNow) {
      ended.inc({ reason });
      open.set(openNow);
    },
    eventSent: () => sent.inc(),
  };
}

/** What the gateway counts. */
export interface GatewayMetrics {
  readonly operation: (name: string | null, seconds: number, errorCodes: readonly string[]) => void;
  readonly subgraph: SubgraphObserver;
  readonly execution: (executor: 'FAST' | 'STOCK') => void;
  readonly supergraph: (outcome: 'ACCEPTED' | 'REFUSED') => void;
}

const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Registers the gateway's metrics. Only operations known by name get a label of their own: clients choose names, and labels must stay few. */
export function createGatewayMetrics(registry: Registry, operationNames: ReadonlySet<string>): GatewayMetrics {
  const registers = [registry];
  const operations = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Time to answer a GraphQL operation, by its name; `other` for names the gateway does not know.',
    labelNames: ['operation'],
    buckets,
    registers,
  });
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'Top-level GraphQL errors, by operation and code.',
    labelNames: ['operation', 'code'],
    registers,
  });
  const subgraphs = new Histogram({
    name: 'subgraph_request_duration_seconds',
    help: 'Time of a request to a subgraph, by subgraph and outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets,
    registers,
  });
  const executions = new Counter({
    name: 'graphql_executions_total',
    help: 'Operations executed, by the executor that did.',
    labelNames: ['executor'],
    registers,
  });
  const supergraphs = new Counter({
    name: 'supergraph_loads_total',
    help: 'Supergraphs loaded or refused.',
    labelNames: ['outcome'],
    registers,
  });

  return {
    operation(name, seconds, errorCodes) {
      const operation = name !== null && operationNames.has(name) ? name : 'other';
      operations.observe({ operation }, seconds);
      errorCodes.forEach((code) => errors.inc({ operation, code: knownCodes.has(code) ? code : 'other' }));
    },
    subgraph: (subgraph, seconds, outcome) => subgraphs.observe({ subgraph, outcome }, seconds),
    execution: (executor) => executions.inc({ executor }),
    supergraph: (outcome) => supergraphs.inc({ outcome }),
  };
}

const knownCodes: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'EVENT_STREAM_EXPECTED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'IDEMPOTENCY_MISMATCH',
  'INTERNAL_SERVER_ERROR',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
  'RATE_LIMITED',
  'SUBGRAPH_UNAVAILABLE',
  'UNAUTHENTICATED',
]);
