import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createVolunteerChangeFeed } from './database/change-feed';
import type { ChangeContext } from './graphql/context';
import { changeResolvers } from './graphql/change-resolvers';

/** Builds what changed of a person's own volunteering. */
export function createChangeArea({ dataSource }: Foundation): Area<ChangeContext> {
  const context: ChangeContext = { volunteerChangeFeed: createVolunteerChangeFeed(dataSource.manager) };
  return { resolvers: changeResolvers, contextFor: () => context };
}
