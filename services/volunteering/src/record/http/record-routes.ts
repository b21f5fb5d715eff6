import { localeOf } from '@conect/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OrganizationNames } from '../../organization/application/organization-names';
import { sendPage } from '../../service/http/page';
import type { SharedRecord } from '../application/shared-record';
import { recordPage, unknownLinkPage } from './record-page';

/** What the route needs. */
interface RecordRoutesOptions {
  readonly read: (token: string) => Promise<SharedRecord | null>;
  readonly organizationNames: OrganizationNames;
}

/** Where the page of a link is, below the service's own address. */
export const recordPath = (token: string): string => `/records/${token}`;

/** The page of a shared record, for people without the graph. */
export const recordRoutes = ({ read, organizationNames }: RecordRoutesOptions) => (app: FastifyInstance): void => {
  app.get(recordPath(':token'), async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    const record = await read(request.params.token);
    if (record === null) return sendPage(reply, 404, unknownLinkPage(locale));
    const ids = [...new Set([...(record.contracts ?? []), ...(record.hours ?? []), ...(record.certificates ?? [])].map(({ organizationId }) => organizationId))];
    const names = await organizationNames(ids);
    return sendPage(reply, 200, recordPage(record, (id) => names[ids.indexOf(id)] ?? '–', locale));
  });
};
