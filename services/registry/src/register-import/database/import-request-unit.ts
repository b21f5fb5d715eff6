import { auditOf, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { auditLineOf } from '../../service/database/audit-line';
import type { ImportRequestUnit } from '../application/ports';
import { failAbandonedImports, importLock } from './import-lock';

interface Dependencies {
  readonly viewersOf: (manager: EntityManager) => ImportRequestUnit['viewers'];
  readonly documentsOf: (manager: EntityManager) => ImportRequestUnit['documents'];
  /** The job that runs imports. */
  readonly jobName: string;
}

/** Builds what asking for an import touches on one transaction. */
export const createImportRequestUnit =
  ({ viewersOf, documentsOf, jobName }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ImportRequestUnit => ({
    viewers: viewersOf(manager),
    documents: documentsOf(manager),
    async open({ importId, fileName, isFull, category, documentId, requesterId }) {
      const [lock] = await manager.query<{ free: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS free', [importLock]);
      if (lock?.free !== true) return false;
      await manager.query(failAbandonedImports);
      const opened = await manager.query<unknown[]>(
        `INSERT INTO register_import (id, file_name, is_full, category, document_id, requester_id, status, started_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'WAITING', $7) ON CONFLICT DO NOTHING RETURNING 1`,
        [importId, fileName, isFull, category, documentId, requesterId, facts.now],
      );
      return opened.length > 0;
    },
    schedule: (importId) => scheduleJob(manager, jobName, { importId }, { jobKey: `${jobName}:${importId}` }),
    audit: (importId, changes) =>
      auditOf(manager, facts)(auditLineOf({ type: 'register-import', id: importId }, changes)),
  });
