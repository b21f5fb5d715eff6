import { clientOf } from '@conect/service-kit';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { TooManyRequests } from './http-errors';

/** How often one client may ask. */
export interface RateLimit {
  readonly requestsPerMinute: number;
}

/** Clients remembered at a time; the least recently seen are forgotten first. */
const rememberedClients = 20_000;

/** The name under which a request counts wherever it comes from; null counts it by its address. */
export type CountedAs = (headers: IncomingHttpHeaders) => Promise<string | null>;

/** Counts requests by client and minute; routes opt in by their `config.rateLimit`. */
export async function addRateLimit(app: FastifyInstance, countedAs: CountedAs): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    cache: rememberedClients,
    keyGenerator: async (request) => (await countedAs(request.headers)) ?? clientOf(request.ip),
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  });
}

/** The route's part: how many requests a minute. */
export const rateLimitConfig = ({ requestsPerMinute }: RateLimit) => ({ rateLimit: { max: requestsPerMinute, timeWindow: 60_000 } });
