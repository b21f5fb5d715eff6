import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Unsubscription, UnsubscribeTokens } from '../application/ports';
import { askingPage, badLinkPage, donePage } from './unsubscribe-page';

interface Dependencies {
  readonly tokens: Pick<UnsubscribeTokens, 'read'>;
  readonly unsubscribe: (unsubscription: Unsubscription) => Promise<void>;
}

/** The address of the routes below the service's own. */
export const unsubscribePath = '/unsubscribe';

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** One-click unsubscription (RFC 8058): POST ends the mails without a session, GET shows a page with a button that does. */
export async function unsubscribeRoutes(app: FastifyInstance, { tokens, unsubscribe }: Dependencies): Promise<void> {
  const answer = (reply: FastifyReply, status: number, html: string) => reply.code(status).headers(headers).type('text/html; charset=utf-8').send(html);
  const unsubscriptionOf = ({ query }: FastifyRequest): Unsubscription | null => {
    const { token } = query as { readonly token?: unknown };
    return typeof token === 'string' ? tokens.read(token) : null;
  };

  await app.register(async (routes) => {
    // Mail programs send a form of either kind; what it says is in the address already.
    routes.addContentTypeParser(['application/x-www-form-urlencoded', 'multipart/form-data'], { parseAs: 'string', bodyLimit: 4_096 }, (_request, _body, done) => done(null, null));
    routes.get(unsubscribePath, (request, reply) => {
      const unsubscription = unsubscriptionOf(request);
      return unsubscription === null ? answer(reply, 400, badLinkPage) : answer(reply, 200, askingPage(unsubscription));
    });
    routes.post(unsubscribePath, async (request, reply) => {
      const unsubscription = unsubscriptionOf(request);
      if (unsubscription === null) return answer(reply, 400, badLinkPage);
      await unsubscribe(unsubscription);
      return answer(reply, 200, donePage(unsubscription));
    });
    return Promise.resolve();
  });
}
