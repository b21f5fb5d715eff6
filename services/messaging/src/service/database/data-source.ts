import { createDataSource } from '@conect/service-kit';
import type { DataSource } from 'typeorm';
import { membershipTable } from '../../membership/database/tables/membership.table';
import { notificationTable } from '../../notification/database/tables/notification.table';
import { CreateNotification1764600000000 } from './migrations/1764600000000-create-notification';

interface MessagingDataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly onPoolError?: (error: unknown) => void;
}

/** Every table of messaging, by name. */
const entities = [notificationTable, membershipTable];

/** Every migration of messaging, in order. */
const migrations = [CreateNotification1764600000000];

/** Messaging's database. */
export const createMessagingDataSource = (options: MessagingDataSourceOptions): DataSource =>
  createDataSource({ ...options, applicationName: 'messaging', entities, migrations });
