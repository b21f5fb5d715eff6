import { serviceTableNames } from '@conect/service-kit';
import { describeMigrations } from '@conect/testing';
import { registryExport } from '../../data-export/sections';
import { createRegistryDataSource } from './data-source';
import { migrateRegistry } from './migrate-registry';

describeMigrations({
  service: 'registry',
  migrate: migrateRegistry,
  createDataSource: createRegistryDataSource,
  otherTables: [...serviceTableNames, 'outbox', 'inbox'],
  moreConditionsThan: 10,
  dataExport: registryExport,
});
