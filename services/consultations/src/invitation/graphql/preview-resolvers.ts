import { isUuid, type PageArguments, type PageRequest } from '@conect/kernel';
import { readAudience, type AudienceInput } from '@conect/reference-data';
import { badArgument, connectionOf, forbidden, pageRequest } from '@conect/service-kit';
import { publishesFor } from '../../consultation/domain/permissions';
import type { Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import { maximumInvitations, reachOf } from '../domain/audience';
import type { InvitationPreviewModel } from './context';

const order = 'invitableOrganizations';

/** The resolvers of whom an invitation would reach. */
export const previewResolvers = {
  Query: {
    async previewInvitation(_parent, { consultationId, audience }, context) {
      const consultation = await context.visibleConsultation(consultationId);
      if (consultation === null) return null;
      if (!publishesFor(await context.viewer(), consultation.institutionId)) throw forbidden('Only who publishes for the institution sees whom an invitation would reach.');
      const reach = reachOf(checkedAudience(audience), consultation);
      const preview: InvitationPreviewModel = { consultationId: consultation.id, reach, ...(await context.invitationReader.countReached(consultation.id, reach)) };
      return preview;
    },
  },
  InvitationPreview: {
    maximum: () => maximumInvitations,
    async organizations({ consultationId, reach, newCount }, page, { invitationReader }) {
      const request = checkedId(page);
      const rows = (await invitationReader.findReachedPage(consultationId, reach, request)).map((id) => ({ id }));
      return connectionOf({ order, request, rows, positionOf: ({ id }) => [id], totalCount: () => Promise.resolve(newCount) });
    },
  },
} satisfies Resolvers;

/** What an officer says of whom he wants to invite; a bad value is named by its path. */
function checkedAudience(input: AudienceInput) {
  const audience = readAudience(input);
  if (audience.ok) return audience.value;
  const [{ field, params }] = audience.refusals as [(typeof audience.refusals)[number]];
  throw badArgument(`audience.${field?.join('.') ?? ''}`, expected[String(params?.['expected'])] ?? 'fewer entries');
}

const expected: Readonly<Record<string, string>> = {
  AUDIENCE: 'domains, counties, communities, interest records or organizations: at least one of them',
  DOMAIN_CODE: 'codes of activity domains',
  COUNTY_CODE: 'codes of counties, e.g. CJ',
  UUID: 'UUIDs',
};

/** A cursor of this list holds an id; another one was not made here. */
function checkedId(page: PageArguments): PageRequest {
  const request = pageRequest(order, 1, page);
  if (request.position !== null && !isUuid(String(request.position[0]))) throw badArgument(request.direction === 'FORWARD' ? 'after' : 'before', 'a cursor that this list gave');
  return request;
}
