import type { Wish } from '../../preference/domain/preference';
import type { MessagingUnit } from '../../service/application/ports';
import type { Cause } from '../domain/notices';
import type { Notification } from '../domain/notification';

/** What people chose beside the topic, when they are many who are told. */
interface OfMany {
  readonly wishes: ReadonlyMap<string, readonly Wish[]>;
}

/** Plans what leaves the graph about new notices of one cause, as each person chose. What goes to many waits for what goes to few. */
export type PlanSending = (unit: MessagingUnit, cause: Pick<Cause, 'happenedAt'>, notifications: readonly Notification[], ofMany?: OfMany) => Promise<void>;
