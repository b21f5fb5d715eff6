import type { FastifyReply } from 'fastify';

/** The media type of each kind of file that services make, by the ending of its name. */
const mediaTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const;

/** A file that a service made, on its way to who asked for it. */
export interface SentPaper {
  /** Plain letters, figures and dashes, and one of the endings that have a media type. */
  readonly fileName: `${string}.${keyof typeof mediaTypes}`;
  readonly byteLength: number;
  /** Null when the file is no longer there. */
  readonly bytes: NodeJS.ReadableStream | Buffer | null;
}

/** Sends a paper so that no browser ever runs or guesses at it; who keeps it for whom, the caller's `cache-control` says. */
export function sendPaper(reply: FastifyReply, { fileName, byteLength, bytes }: SentPaper): FastifyReply {
  if (bytes === null) return refusePaper(reply, 'NOT_FOUND');
  return reply
    .headers({
      'content-type': mediaTypes[fileName.slice(fileName.lastIndexOf('.') + 1) as keyof typeof mediaTypes],
      'content-length': byteLength,
      'content-disposition': `attachment; filename="${fileName}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    .send(bytes);
}

const refusals = {
  NOT_FOUND: { status: 404, message: 'There is no such paper.' },
  SIGNATURE_INVALID: { status: 403, message: 'This address was not given by CONECT.' },
  EXPIRED: { status: 410, message: 'This address has expired; ask for a new one.' },
} as const;

/** Answers why an address gives no paper. */
export const refusePaper = (reply: FastifyReply, code: keyof typeof refusals): FastifyReply =>
  reply.code(refusals[code].status).headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).send({ error: code, message: refusals[code].message });
