import { serviceTableNames } from '@conect/service-kit';
import { describeMigrations } from '@conect/testing';
import { volunteeringExport } from '../../data-export/sections';
import { createSealingKeys } from '../crypto/sealing-keys';
import { createVolunteeringDataSource } from './data-source';
import { migrateVolunteering } from './migrate-volunteering';

describeMigrations({
  service: 'volunteering',
  migrate: migrateVolunteering,
  createDataSource: createVolunteeringDataSource,
  otherTables: [...serviceTableNames, 'outbox', 'inbox'],
  moreConditionsThan: 4,
  dataExport: volunteeringExport(createSealingKeys('a secret of some thirty-two letters')),
});
