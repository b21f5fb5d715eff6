import { localeOf } from '@conect/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendPage } from '../../service/http/page';
import type { Verification } from '../domain/verification';
import { certificatePage, unknownCodePage } from './certificate-page';

/** What the route needs. */
interface CertificateRoutesOptions {
  readonly verify: (code: string) => Promise<Verification | null>;
  readonly nameOf: (organizationId: string) => Promise<string | null>;
}

/** Where the page of a code is, below the service's own address. */
export const certificatePath = (code: string): string => `/certificates/${code}`;

/** The page that verifies a certificate, for people without the graph: the QR code on the paper leads here. */
export const certificateRoutes = ({ verify, nameOf }: CertificateRoutesOptions) => (app: FastifyInstance): void => {
  app.get(certificatePath(':code'), async (request: FastifyRequest<{ Params: { code: string } }>, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    const verification = await verify(request.params.code);
    if (verification === null) return sendPage(reply, 404, unknownCodePage(locale));
    return sendPage(reply, 200, certificatePage(verification, await nameOf(verification.organizationId), locale));
  });
};
