import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import { isRegistryOfficer } from '../../membership/domain/viewer';
import type { Organization } from '../../organization/domain/organization';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { OrganizationLinkResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { shapePermission } from '../../service/graphql/shape-permission';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { LinkIds, LinkQuery } from '../application/ports';
import type { OrganizationLink } from '../domain/link';
import { linkNotFound, maySeeLink, maySeeWhole, refusalsOfLink, type LinkAction } from '../domain/permissions';

const order = 'organizationLinks';
const positionOf = ({ createdAt, id }: OrganizationLink): readonly string[] => queuePosition(createdAt, id);

/** A field of a link's end that only its sides and SGG see. */
const ofEnd =
  <Value>(read: (link: Extract<OrganizationLink, { closedAt: Date }>) => Value) =>
  async (link: OrganizationLink, _args: object, { viewer }: RegistryContext): Promise<Value | null> =>
    'closedAt' in link && maySeeWhole(await viewer(), link) ? read(link) : null;

const linkFields: OrganizationLinkResolvers = {
  async __resolveReference({ id }, { viewer, linkById }) {
    const link = isUuid(id) ? await linkById(id.toLowerCase()) : null;
    return link !== null && maySeeLink(await viewer(), link) ? link : null;
  },
  parent: ({ parentId }, _args, { visibleOrganization }) => visibleOrganization(parentId),
  member: ({ memberId }, _args, { visibleOrganization }) => visibleOrganization(memberId),
  requestedBy: ({ requestedBySide }) => requestedBySide,
  requestedAt: ({ createdAt }) => createdAt,
  since: (link) => ('confirmedAt' in link ? link.confirmedAt : null),
  closedAt: (link) => ('closedAt' in link ? link.closedAt : null),
  closedBy: ofEnd(({ closedBySide }) => closedBySide),
  closeReason: ofEnd(({ closeReason }) => closeReason),
  viewerCan,
};

/** The resolvers of links between organizations. */
export const linkResolvers: Resolvers = {
  Mutation: {
    linkOrganizations: async (_parent, { input }, context) => payloadOf(await context.linkCommands.linkOrganizations(userCall(context, 'linkOrganizations', input), input), context),
    confirmOrganizationLink: async (_parent, { input }, context) =>
      payloadOf(await context.linkCommands.confirmOrganizationLink(userCall(context, 'confirmOrganizationLink', input), input.linkId), context),
    refuseOrganizationLink: async (_parent, { input }, context) => payloadOf(await context.linkCommands.refuseOrganizationLink(userCall(context, 'refuseOrganizationLink', input), input), context),
    endOrganizationLink: async (_parent, { input }, context) => payloadOf(await context.linkCommands.endOrganizationLink(userCall(context, 'endOrganizationLink', input), input), context),
  },
  Organization: { links: linksOfOrganization },
  OrganizationLink: linkFields,
};

type LinkListArguments = PageArguments & { readonly [Field in 'kind' | 'side' | 'status']?: LinkQuery[Field] | undefined };

async function linksOfOrganization({ id: organizationId }: Organization, { kind, side, status, ...page }: LinkListArguments, { viewer, linksOf, linkCountOf }: RegistryContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const who = await viewer();
  const ownIds = who.roles.flatMap((held) => held.organizationId ?? []);
  const query = { organizationId, kind: kind ?? null, side: side ?? null, status: status ?? null, seesAll: isRegistryOfficer(who), ownIds };
  return connectionOf({ order, request, rows: await linksOf({ ...query, request }), positionOf, totalCount: () => linkCountOf(query) });
}

async function viewerCan(link: OrganizationLink, _args: object, { viewer, visibleOrganization, locale }: RegistryContext) {
  const [who, parent, member] = await Promise.all([viewer(), visibleOrganization(link.parentId), visibleOrganization(link.memberId)]);
  const permission = (action: LinkAction) => {
    const refusals = parent === null || member === null ? [linkNotFound] : refusalsOfLink(action, who, { link, parentStatus: parent.status, memberStatus: member.status });
    return shapePermission(refusals, locale);
  };
  return { confirm: permission('confirm'), refuse: permission('refuse'), end: permission('end') };
}

async function payloadOf(outcome: Result<LinkIds, RegistryErrorCode>, { linkById, locale }: RegistryContext) {
  if (!outcome.ok) return { link: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  return { link: await linkById(outcome.value.linkId), userErrors: [] };
}
