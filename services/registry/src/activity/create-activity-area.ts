import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createPublishActivity } from './application/commands/publish-activity';
import { createRemoveActivity } from './application/commands/remove-activity';
import { createUpdateActivity } from './application/commands/update-activity';
import type { AskedActivities, InActivityTransaction } from './application/ports';
import { createActivityReader } from './database/activity-reader';
import { createActivityUnit } from './database/activity-unit';
import type { Activity, ActivityEvent } from './domain/activity';
import { publishedActivity } from './events/published';
import { activityResolvers } from './graphql/activity-resolvers';
import type { ActivityContext } from './graphql/context';

interface Dependencies extends Foundation {
  readonly organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit;
}

/** Builds what organizations tell of their work. */
export function createActivityArea({ dataSource, afterCommit, organizationUnitOf }: Dependencies): Area<ActivityContext> {
  const unitOf = createActivityUnit({ organizationUnitOf, toOutgoingEvent });
  const inTransaction: InActivityTransaction = createCommandTransaction({ dataSource, unitOf, afterCommit });
  const activityCommands = {
    publishActivity: createPublishActivity({ inTransaction, newId }),
    updateActivity: createUpdateActivity(inTransaction),
    removeActivity: createRemoveActivity(inTransaction),
  };
  const activityReader = createActivityReader(dataSource.manager);
  const { findByIds, findPages, countOf } = activityReader;
  return {
    resolvers: activityResolvers,
    contextFor: () => {
      // Not kept for the request: a mutation of it may have changed what was read before.
      const byId = new DataLoader<string, Activity | null>(
        async (ids) => {
          const found = new Map((await findByIds(ids)).map((activity) => [activity.id, activity]));
          return ids.map((id) => found.get(id) ?? null);
        },
        { cache: false },
      );
      const pages = new DataLoader<AskedActivities, readonly Activity[]>(findPages, { cache: false });
      const counts = new DataLoader<string, number>(countOf, { cache: false });
      return {
        activityCommands,
        activityReader,
        activityById: (id) => byId.load(id),
        activitiesOf: (asked) => pages.load(asked),
        activityCountOf: (organizationId) => counts.load(organizationId),
      };
    },
  };
}

const toOutgoingEvent = (event: ActivityEvent, facts: TransactionFacts) => outgoingEvent(publishedActivity(event), event.activity, facts);
