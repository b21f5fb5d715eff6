import { EntitySchema } from 'typeorm';

/** One row of `delivery_notification`: a mail tells of a notice. */
export interface DeliveryNotificationRow {
  deliveryId: string;
  notificationId: string;
}

export const deliveryNotificationTable = new EntitySchema<DeliveryNotificationRow>({
  name: 'delivery_notification',
  columns: {
    deliveryId: { type: 'uuid', name: 'delivery_id', primary: true, primaryKeyConstraintName: 'delivery_notification_pkey' },
    notificationId: { type: 'uuid', name: 'notification_id', primary: true, primaryKeyConstraintName: 'delivery_notification_pkey' },
  },
  foreignKeys: [
    { name: 'delivery_notification_delivery_id_fkey', target: 'delivery', columnNames: ['deliveryId'], referencedColumnNames: ['id'] },
    { name: 'delivery_notification_notification_id_fkey', target: 'notification', columnNames: ['notificationId'], referencedColumnNames: ['id'] },
  ],
});
