import { isUuid, type PageArguments, type Result } from '@conect/kernel';
import { findActivityDomain, findCounty, findLocality } from '@conect/reference-data';
import { checkedQueuePosition, connectionOf, pageRequest, queuePosition, userCall } from '@conect/service-kit';
import type { Organization } from '../../organization/domain/organization';
import type { RegistryErrorCode } from '../../service/domain/refusals';
import type { ActivityResolvers, Resolvers } from '../../service/graphql/__generated__/resolvers-types';
import type { RegistryContext } from '../../service/graphql/context';
import { inLanguage } from '../../service/graphql/in-language';
import { shapePermission } from '../../service/graphql/shape-permission';
import { registryUserErrors } from '../../service/graphql/user-errors';
import type { ActivityIds } from '../application/ports';
import type { Activity, PublishedActivity } from '../domain/activity';
import { maySeeActivitiesOf, refusalsOfActivity, type ActivityAction } from '../domain/permissions';
import { activityQueryOf } from './activity-filter';

const order = 'activities';
const positionOf = ({ createdAt, id }: Activity): readonly string[] => queuePosition(createdAt, id);

/** A field of what an activity says; a removed one says nothing. */
const said =
  <Value, Args>(read: (activity: PublishedActivity, args: Args, context: RegistryContext) => Value) =>
  (activity: Activity, args: Args, context: RegistryContext): Value | null =>
    activity.status === 'PUBLISHED' ? read(activity, args, context) : null;

const activityFields: ActivityResolvers = {
  __resolveReference: ({ id }, context) => visibleActivity(id, context),
  organization: ({ organizationId }, _args, { visibleOrganization }) => visibleOrganization(organizationId),
  title: said(({ titleRo, titleEn }, { locale }: { readonly locale?: RegistryContext['locale'] | null | undefined }, context) => inLanguage({ RO: titleRo, EN: titleEn }, locale ?? context.locale)),
  text: said(({ textRo, textEn }, { locale }: { readonly locale?: RegistryContext['locale'] | null | undefined }, context) => inLanguage({ RO: textRo, EN: textEn }, locale ?? context.locale)),
  domains: (activity) => (activity.status === 'PUBLISHED' ? activity.domains.flatMap((code) => findActivityDomain(code) ?? []) : []),
  county: said(({ countyCode }) => (countyCode === null ? null : findCounty(countyCode))),
  locality: said(({ localityCode }) => (localityCode === null ? null : findLocality(localityCode))),
  startsOn: said(({ startsOn }) => startsOn),
  endsOn: said(({ endsOn }) => endsOn),
  document: said(({ documentId }, _args, { documentById }) => documentById(documentId)),
  image: said(imageOf),
  publishedAt: ({ createdAt }) => createdAt,
  removedAt: (activity) => (activity.status === 'REMOVED' ? activity.removedAt : null),
  async viewerCan(activity, _args, { viewer, visibleOrganization, locale }) {
    const [who, organization] = [await viewer(), await visibleOrganization(activity.organizationId)];
    const permission = (action: ActivityAction) => shapePermission(refusalsOfActivity(action, who, { activity, organization }), locale);
    return { update: permission('update'), remove: permission('remove') };
  },
};

/** The resolvers of activities. */
export const activityResolvers: Resolvers = {
  Query: {
    activity: (_parent, { id }, context) => visibleActivity(id, context),
    async activities(_parent, { filter, ...page }, { activityReader: reader }) {
      const request = checkedQueuePosition(pageRequest(order, 2, page));
      const query = activityQueryOf(filter ?? {});
      return connectionOf({ order, request, rows: await reader.findPage(query, request), positionOf, totalCount: () => reader.count(query) });
    },
  },
  Mutation: {
    publishActivity: async (_parent, { input }, context) => payloadOf(await context.activityCommands.publishActivity(userCall(context, 'publishActivity', input), input), context),
    updateActivity: async (_parent, { input }, context) => payloadOf(await context.activityCommands.updateActivity(userCall(context, 'updateActivity', input), input), context),
    removeActivity: async (_parent, { input }, context) => payloadOf(await context.activityCommands.removeActivity(userCall(context, 'removeActivity', input), input.activityId), context),
  },
  Organization: { activities: ofOrganization },
  Activity: activityFields,
};

async function visibleActivity(id: string, { viewer, activityById, visibleOrganization }: RegistryContext): Promise<Activity | null> {
  const activity = isUuid(id) ? await activityById(id.toLowerCase()) : null;
  const organization = activity === null ? null : await visibleOrganization(activity.organizationId);
  return organization !== null && maySeeActivitiesOf(await viewer(), organization) ? activity : null;
}

async function ofOrganization(organization: Organization, page: PageArguments, { viewer, activitiesOf, activityCountOf }: RegistryContext) {
  const request = checkedQueuePosition(pageRequest(order, 2, page));
  const isSeen = maySeeActivitiesOf(await viewer(), organization);
  const rows = isSeen ? await activitiesOf({ organizationId: organization.id, request }) : [];
  return connectionOf({ order, request, rows, positionOf, totalCount: () => (isSeen ? activityCountOf(organization.id) : Promise.resolve(0)) });
}

async function imageOf({ imageId, imageDescription }: PublishedActivity, _args: object, { documentById }: RegistryContext) {
  const file = await documentById(imageId);
  return file === null || imageDescription === null ? null : { file, description: imageDescription };
}

async function payloadOf(outcome: Result<ActivityIds, RegistryErrorCode>, { activityById, locale }: RegistryContext) {
  if (!outcome.ok) return { activity: null, userErrors: registryUserErrors(outcome.refusals, locale) };
  return { activity: await activityById(outcome.value.activityId), userErrors: [] };
}
