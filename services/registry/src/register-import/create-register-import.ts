import { newId, systemClock } from '@conect/kernel';
import { businessNow, createCommandTransaction, type TransactionFacts } from '@conect/service-kit';
import { toPublished } from '../organization/events/published';
import type { Foundation } from '../service/foundation';
import { createImportRegister, type ImportRegister } from './application/commands/import-register';
import type { ImportCounts } from './application/ports';
import { createRegisterImportJournal } from './database/register-import-journal';
import { createRegisterImportUnit } from './database/register-import-unit';
import { completedImport } from './events/published';

/** Builds the import of the national register. */
export function createRegisterImport({ dataSource, afterCommit }: Pick<Foundation, 'dataSource' | 'afterCommit'>): ImportRegister {
  const envelope = ({ actorId, traceparent }: TransactionFacts) => ({ eventId: newId(), actorId, traceparent, time: systemClock.now() });
  const unitOf = createRegisterImportUnit({
    toOutgoingEvent: (event, facts) => ({
      ...toPublished(event),
      ...envelope(facts),
      subject: event.organization.id,
      aggregateVersion: event.organization.version,
    }),
    toCompletedEvent: (importId: string, counts: ImportCounts, facts) => ({ ...completedImport(importId, counts), ...envelope(facts), subject: importId, aggregateVersion: 1 }),
  });
  return createImportRegister({
    journal: createRegisterImportJournal(dataSource),
    inTransaction: createCommandTransaction({ dataSource, unitOf, afterCommit }),
    now: () => businessNow(dataSource.manager),
    newId,
  });
}
