import { newId } from '@conect/kernel';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Logger } from './logger';

/** One thing a process needs in order to answer; throws or rejects when it is not there. */
export type ReadinessCheck = () => Promise<void> | void;

interface HttpServerOptions {
  readonly logger: Logger;
  readonly readiness: Readonly<Record<string, ReadinessCheck>>;
  /** What the process can do without for a while: named by `/readyz` when it fails, which stays ready. */
  readonly watched?: Readonly<Record<string, ReadinessCheck>>;
  readonly bodyLimitBytes?: number;
  /** Reverse proxies in front of the process, whose `x-forwarded-for` tells the client's address. */
  readonly proxyHops?: number;
  /** Metrics of this process; given so that a test can have its own. */
  readonly metrics?: Registry;
}

/** A process's HTTP server with its own health routes, metrics and request ids. */
export interface HttpServer {
  readonly fastify: FastifyInstance;
  readonly metrics: Registry;
  readonly listen: (address: { host: string; port: number }) => Promise<string>;
  /** Readiness turns off, requests in flight end, the port closes. */
  readonly close: () => Promise<void>;
}

const requestIdPattern = /^[A-Za-z0-9._-]{8,64}$/;
const readinessTimeoutMillis = 3_000;

/** A client's request id when it is well-formed, else a new one. */
export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && requestIdPattern.test(given) ? given : newId();

/** Makes the HTTP server with `/healthz`, `/readyz` and `/metrics`. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { logger, readiness, watched = {}, bodyLimitBytes = 1_048_576, proxyHops = 0, metrics = new Registry() } = options;
  // The default of 10 ms wakes an idle process a hundred times a second, which is half of what it costs at rest.
  collectDefaultMetrics({ register: metrics, eventLoopMonitoringPrecision: 500 });
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: bodyLimitBytes,
    trustProxy: proxyHops > 0 ? (_address, hop) => hop < proxyHops : false,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  }) as unknown as FastifyInstance;
  let stopping = false;

  addMetrics(app, metrics);
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const failed = stopping ? { process: 'stopping' } : await failedChecks(readiness, logger);
    const ready = Object.keys(failed).length === 0;
    const degraded = stopping ? {} : await failedChecks(watched, logger);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', failed, degraded });
  });

  return {
    fastify: app,
    metrics,
    listen: (address) => app.listen(address),
    close: async () => {
      stopping = true;
      await app.close();
    },
  };
}

function addMetrics(app: FastifyInstance, metrics: Registry): void {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer an HTTP request.',
    labelNames: ['method', 'route', 'status'],
    registers: [metrics],
  });
  app.addHook('onResponse', (request, reply, done) => {
    // A stream lasts as long as somebody listens, which says nothing of how fast anything is answered.
    if (String(reply.raw.getHeader('content-type')).startsWith('text/event-stream')) return done();
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
}

/** Runs every check; answers what failed, without the reason, which only the log tells. */
async function failedChecks(readiness: HttpServerOptions['readiness'], logger: Logger): Promise<Record<string, string>> {
  const outcomes = await Promise.all(
    Object.entries(readiness).map(async ([name, check]) => {
      try {
        await withTimeout(Promise.resolve(check()));
        return [];
      } catch (error) {
        logger.warn({ check: name, err: error }, 'readiness check failed');
        return [[name, 'failed'] as const];
      }
    }),
  );
  return Object.fromEntries(outcomes.flat());
}

async function withTimeout(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${readinessTimeoutMillis} ms`)), readinessTimeoutMillis);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
