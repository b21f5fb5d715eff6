import type { FastifyReply, FastifyRequest } from 'fastify';

/** Sends the tag of what anybody may keep for five minutes, and 304 when the client has these bytes already; says whether it did. */
export function answerUnchanged({ headers }: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.headers({ etag: tag, 'cache-control': 'public, max-age=300' });
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  const isUnchanged = known.includes(tag) || known.includes('*');
  if (isUnchanged) void reply.code(304).send();
  return isUnchanged;
}
