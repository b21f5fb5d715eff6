import { serviceTableNames } from '@conect/service-kit';
import { describeMigrations } from '@conect/testing';
import { createVolunteeringDataSource } from './data-source';
import { migrateVolunteering } from './migrate-volunteering';

describeMigrations({
  service: 'volunteering',
  migrate: migrateVolunteering,
  createDataSource: createVolunteeringDataSource,
  otherTables: [...serviceTableNames, 'outbox', 'inbox'],
  moreConditionsThan: 4,
});
