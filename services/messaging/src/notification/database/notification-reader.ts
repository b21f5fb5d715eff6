import { In, IsNull, type EntityManager } from 'typeorm';
import type { NotificationList, NotificationReader } from '../application/ports';
import { toNotification } from './notification-rows';
import { notificationTable } from './tables/notification.table';

/** Reads notices by TypeORM, a page in one statement. */
export function createNotificationReader(manager: EntityManager): NotificationReader {
  const rows = manager.getRepository(notificationTable);
  return {
    async findOwn({ service: recipientService, ref: recipientRef }, ids) {
      return (await rows.findBy({ id: In([...ids]), recipientService, recipientRef })).map(toNotification);
    },
    async findPage(list, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const query = rows
        .createQueryBuilder('notification')
        .where(conditionsOf(list))
        .orderBy('notification.createdAt', forward ? 'DESC' : 'ASC')
        .addOrderBy('notification.id', forward ? 'DESC' : 'ASC')
        .limit(size + 1);
      if (position !== null) {
        const [createdAt, id] = position;
        query.andWhere(`(notification.created_at, notification.id) ${forward ? '<' : '>'} (:createdAt, :id)`, { createdAt, id });
      }
      const found = await query.getMany();
      return (forward ? found : found.reverse()).map(toNotification);
    },
    count: (list) => rows.countBy(conditionsOf(list)),
  };
}

const conditionsOf = ({ recipient, unreadOnly }: NotificationList) => ({
  recipientService: recipient.service,
  recipientRef: recipient.ref,
  ...(unreadOnly ? { readAt: IsNull() } : {}),
});
