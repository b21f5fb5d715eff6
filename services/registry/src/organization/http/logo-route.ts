import { answerUnchanged } from '@conect/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A logo that everybody may see. */
export interface PublicLogo {
  readonly mediaType: string;
  readonly byteLength: number;
  readonly sha256: string;
}

interface Dependencies {
  /** Null for an organization without one, and for one that the public does not see. */
  readonly findPublicLogo: (organizationId: string) => Promise<PublicLogo | null>;
  readonly read: (sha256: string) => Promise<{ readonly stream: NodeJS.ReadableStream } | null>;
}

type LogoRequest = FastifyRequest<{ Params: { organizationId: string } }>;

/** The logos of organizations at their addresses, which need no credentials. */
export const logoRoute =
  ({ findPublicLogo, read }: Dependencies) =>
  (app: FastifyInstance, _options: object, done: () => void): void => {
    // Fastify's own HEAD would read the whole image to answer.
    app.get('/organizations/:organizationId/logo', { exposeHeadRoute: false }, async (request: LogoRequest, reply) => {
      const logo = await findPublicLogo(request.params.organizationId);
      if (logo === null) return notThere(reply);
      if (answerUnchanged(request, reply, `"${logo.sha256}"`)) return reply;
      const content = await read(logo.sha256);
      if (content === null) return notThere(reply);
      return reply
        .headers({
          'content-type': logo.mediaType,
          'content-length': logo.byteLength,
          'content-disposition': 'inline',
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
          // Other sites may show it.
          'cross-origin-resource-policy': 'cross-origin',
        })
        .send(content.stream);
    });
    done();
  };

const notThere = (reply: FastifyReply) => reply.code(404).headers({ 'cache-control': 'no-store' }).send({ error: 'NOT_FOUND', message: 'There is no such logo.' });
