import { serviceTableNames } from '@conect/service-kit';
import { describeMigrations } from '@conect/testing';
import { consultationsExport } from '../../data-export/sections';
import { createConsultationsDataSource } from './data-source';
import { migrateConsultations } from './migrate-consultations';

describeMigrations({
  service: 'consultations',
  migrate: migrateConsultations,
  createDataSource: createConsultationsDataSource,
  otherTables: [...serviceTableNames, 'outbox', 'inbox'],
  moreConditionsThan: 4,
  dataExport: consultationsExport,
});
