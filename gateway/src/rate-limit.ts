import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { isIPv6 } from 'node:net';
import { TooManyRequests } from './http-errors';

/** How often one client may ask. */
export interface RateLimit {
  readonly requestsPerMinute: number;
}

/** Clients remembered at a time; the least recently seen are forgotten first. */
const rememberedClients = 20_000;

/** Counts requests by client address and minute; routes opt in by their `config.rateLimit`. */
export async function addRateLimit(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    cache: rememberedClients,
    keyGenerator: (request) => clientOf(request.ip),
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  });
}

/** The route's part: how many requests a minute. */
export const rateLimitConfig = ({ requestsPerMinute }: RateLimit) => ({ rateLimit: { max: requestsPerMinute, timeWindow: 60_000 } });

/** The address by which a client is counted: an IPv6 customer has a whole /64 to ask from. */
export function clientOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter((group) => group !== '').length : 0;
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':').filter((group) => group !== '')];
  return `${whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
