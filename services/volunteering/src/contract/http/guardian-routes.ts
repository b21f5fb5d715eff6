import { systemCall } from '@conect/auth';
import type { NewId } from '@conect/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VolunteeringRefusal } from '../../service/domain/refusals';
import type { DecideConsent } from '../application/decide-consent';
import type { GuardianVisit } from '../application/ports';
import { refusalsOfLink } from '../domain/guardian';
import { textOfPaper } from '../domain/write-paper';
import { askingPage, donePage, refusedPage, type GuardianDecision } from './guardian-page';

interface Dependencies {
  /** What a link leads to; null for one that is none. */
  readonly visit: (token: string) => Promise<GuardianVisit | null>;
  readonly commands: Readonly<Record<GuardianDecision, DecideConsent>>;
  /** A refusal in words, in both languages. */
  readonly wordsOf: (refusal: VolunteeringRefusal) => { readonly RO: string; readonly EN: string };
  readonly newId: NewId;
}

/** The address of a guardian's page, below the service's own. */
export const guardianPath = (token: string): string => `/guardian/${token}`;

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

const unknownLink: VolunteeringRefusal = { code: 'NOT_FOUND', params: { what: 'GUARDIAN_LINK' } };
const operations: Readonly<Record<GuardianDecision, string>> = { consent: 'giveGuardianConsent', refuse: 'refuseGuardianConsent', revoke: 'revokeGuardianConsent' };

/** A guardian's page, without the graph and without an account: GET shows the contract, and programs that look at links in mails decide nothing by it; POST decides. */
export async function guardianRoutes(app: FastifyInstance, { visit, commands, wordsOf, newId }: Dependencies): Promise<void> {
  const answer = (reply: FastifyReply, status: number, html: string) => reply.code(status).headers(headers).type('text/html; charset=utf-8').send(html);
  const refuse = (reply: FastifyReply, refusal: VolunteeringRefusal) => answer(reply, refusal.code === 'NOT_FOUND' ? 404 : 409, refusedPage(wordsOf(refusal), refusal.code));
  const show = (reply: FastifyReply, visited: GuardianVisit | null, isChanged = false) => {
    const shown = visited === null ? unknownLink : shownOf(visited);
    return 'code' in shown ? refuse(reply, shown) : answer(reply, isChanged ? 409 : 200, askingPage({ ...shown, isChanged }));
  };

  await app.register(async (routes) => {
    routes.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 4_096 }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))));
    routes.get('/guardian/:token', async (request, reply) => show(reply, await visit(tokenOf(request))));
    routes.post('/guardian/:token', async (request, reply) => {
      const { decision, sha256 } = formOf(request);
      if (decision === null) return show(reply, await visit(tokenOf(request)));
      const outcome = await commands[decision](systemCall(operations[decision], newId), { token: tokenOf(request), sha256 });
      if (outcome.ok) return answer(reply, 200, donePage(decision));
      const [refusal = unknownLink] = outcome.refusals;
      return refusal.code === 'CONFLICT' ? show(reply, await visit(tokenOf(request)), true) : refuse(reply, refusal);
    });
    return Promise.resolve();
  });
}

const tokenOf = ({ params }: FastifyRequest): string => (params as { readonly token: string }).token;

function formOf({ body }: FastifyRequest): { readonly decision: GuardianDecision | null; readonly sha256: string | null } {
  const { decision, sha256 = null } = (body ?? {}) as { readonly decision?: string; readonly sha256?: string | null };
  return { decision: decision === 'consent' || decision === 'refuse' || decision === 'revoke' ? decision : null, sha256 };
}

/** The page of a link that can still be used, or why it cannot. */
function shownOf(visited: GuardianVisit): Omit<Parameters<typeof askingPage>[0], 'isChanged'> | VolunteeringRefusal {
  const { link, contract, paper, volunteer } = visited;
  const [refusal] = refusalsOfLink(visited);
  if (refusal !== undefined) return refusal;
  if (volunteer === null || paper.sha256 === null) return { code: 'INVALID_STATE', params: { status: `CONTRACT_${contract.status}` } };
  return { decisions: link === 'consent' ? ['consent', 'refuse'] : ['revoke'], text: textOfPaper(contract, paper, volunteer), sha256: paper.sha256 };
}
