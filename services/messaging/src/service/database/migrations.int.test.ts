import { serviceTableNames } from '@conect/service-kit';
import { describeMigrations } from '@conect/testing';
import { messagingExport } from '../../data-export/sections';
import { createMessagingDataSource } from './data-source';
import { migrateMessaging } from './migrate-messaging';

describeMigrations({
  service: 'messaging',
  migrate: migrateMessaging,
  createDataSource: createMessagingDataSource,
  otherTables: [...serviceTableNames, 'outbox', 'inbox', 'thread_unread', 'thread_message_search', 'thread_response'],
  moreConditionsThan: 1,
  dataExport: messagingExport,
});
