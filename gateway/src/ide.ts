import type { FastifyInstance } from 'fastify';
import { ruruHTML, type RuruClientConfig } from 'ruru/server';
import { getStaticFile } from 'ruru/static';

const staticPath = '/ide/static/';

/** The page may load and ask this machine only: the IDE works without the internet and tells nobody about it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The IDE that a gateway serves. */
export interface Ide {
  /** What a newcomer finds in it. */
  readonly initialQuery: string;
}

/** Serves a GraphQL IDE at `/ide`, whole from the installed package. */
export function addIde(app: FastifyInstance, { initialQuery }: Ide): void {
  const html = ruruHTML({
    staticPath,
    endpoint: '/graphql',
    htmlParts: { titleTag: '<title>CONECT: GraphQL</title>' },
    // The settings travel as JSON: those left out stay the IDE's own.
    clientConfig: { initialQuery } as RuruClientConfig,
  });

  app.get('/ide', (_request, reply) =>
    reply.header('content-security-policy', contentSecurityPolicy).header('x-content-type-options', 'nosniff').type('text/html; charset=utf-8').send(html),
  );
  app.get(`${staticPath}*`, async (request, reply) => {
    const file = await getStaticFile({
      staticPath,
      urlPath: request.url,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    });
    if (file === null) return reply.callNotFound();
    if (request.headers['if-none-match'] === file.headers['etag']) return reply.code(304).send();
    return reply.headers({ ...file.headers, 'x-content-type-options': 'nosniff' }).send(file.content);
  });
}
