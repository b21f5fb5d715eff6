import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { batch, byId, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../organization/application/ports';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createPublishActivity } from './application/commands/publish-activity';
import { createRemoveActivity } from './application/commands/remove-activity';
import { createUpdateActivity } from './application/commands/update-activity';
import type { InActivityTransaction } from './application/ports';
import { createActivityReader } from './database/activity-reader';
import { createActivityUnit } from './database/activity-unit';
import type { ActivityEvent } from './domain/activity';
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
    contextFor: () => ({ activityCommands, activityReader, activityById: batch(byId(findByIds)), activitiesOf: batch(findPages), activityCountOf: batch(countOf) }),
  };
}

const toOutgoingEvent = (event: ActivityEvent, facts: TransactionFacts) => outgoingEvent(publishedActivity(event), event.activity, facts);
