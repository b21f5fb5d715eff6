import type { PublishActivity } from '../application/commands/publish-activity';
import type { RemoveActivity } from '../application/commands/remove-activity';
import type { UpdateActivity } from '../application/commands/update-activity';
import type { ActivityReader, AskedActivities } from '../application/ports';
import type { Activity } from '../domain/activity';

/** The commands on activities, by the names of their mutations. */
interface ActivityCommands {
  readonly publishActivity: PublishActivity;
  readonly updateActivity: UpdateActivity;
  readonly removeActivity: RemoveActivity;
}

/** What the activity area gives to resolvers. */
export interface ActivityContext {
  readonly activityCommands: ActivityCommands;
  readonly activityReader: Pick<ActivityReader, 'findPage' | 'count'>;
  /** An activity as it is now; batched, whoever may see it. */
  readonly activityById: (id: string) => Promise<Activity | null>;
  /** One page of what an organization has published; the pages of one request are read together. */
  readonly activitiesOf: (asked: AskedActivities) => Promise<readonly Activity[]>;
  /** How much an organization has published. */
  readonly activityCountOf: (organizationId: string) => Promise<number>;
}
