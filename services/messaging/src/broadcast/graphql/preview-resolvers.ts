import { isUuid, type PageArguments, type PageRequest } from '@conect/kernel';
import { badArgument, connectionOf, forbidden, pageRequest, unauthenticated } from '@conect/service-kit';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { textOfRefusal } from '../../service/graphql/user-errors';
import { reachOf, readAddressing } from '../domain/broadcast-input';
import { broadcastsFor } from '../domain/permissions';
import type { BroadcastPreviewModel } from './context';

const order = 'broadcastOrganizations';

/** The resolvers of whom a broadcast would reach. */
export const previewResolvers = {
  Query: {
    async previewBroadcast(_parent, { input }, { principal, viewer, broadcastReader, locale }) {
      if (principal.kind !== 'USER') throw unauthenticated();
      const read = readAddressing({ ...input, isLegallyRequired: input.isLegallyRequired ?? false });
      if (!read.ok) {
        const [refusal] = read.refusals as [(typeof read.refusals)[number]];
        throw badArgument(['input', ...(refusal.field ?? [])].join('.'), textOfRefusal(refusal, locale));
      }
      const { institutionId, topic, isLegallyRequired } = read.value;
      if (!broadcastsFor(await viewer(), institutionId)) throw forbidden("Only who writes to organizations in the institution's name sees whom a broadcast would reach.");
      const meant = { reach: reachOf(read.value), topic, isLegallyRequired };
      const preview: BroadcastPreviewModel = { meant, ...(await broadcastReader.preview(meant)) };
      return preview;
    },
  },
  BroadcastPreview: {
    byCounty: ({ byCounty }) => byCounty.map(({ code, count }) => ({ county: code === null ? null : { id: code }, organizationCount: count })),
    byDomain: ({ byDomain }) => byDomain.map(({ code, count }) => ({ domain: code === null ? null : { id: code }, organizationCount: count })),
    async organizations({ meant, recipientCount }, page, { broadcastReader }) {
      const request = checkedId(page);
      const rows = (await broadcastReader.findMeantPage(meant, request)).map((id) => ({ id }));
      return connectionOf({ order, request, rows, positionOf: ({ id }) => [id], totalCount: () => Promise.resolve(recipientCount) });
    },
  },
} satisfies Resolvers;

/** A cursor of this list holds an id; another one was not made here. */
function checkedId(page: PageArguments): PageRequest {
  const request = pageRequest(order, 1, page);
  if (request.position !== null && !isUuid(String(request.position[0]))) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
