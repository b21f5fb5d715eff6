import type { Viewers } from '@conect/event-bus';
import { auditOf, scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { makeJob, removeJob } from '../application/paper-job-names';
import type { FindFacts, PaperUnit } from '../application/ports';
import { createPaperStore } from './paper-store';

interface Dependencies {
  readonly viewersOf: (manager: EntityManager) => Viewers;
  readonly findFactsOf: (manager: EntityManager) => FindFacts;
}

/** Builds what the commands on papers touch on one transaction. */
export const createPaperUnit =
  ({ viewersOf, findFactsOf }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): PaperUnit => ({
    now: facts.now,
    papers: createPaperStore(manager),
    findFacts: findFactsOf(manager),
    makeLater: (paperId) => scheduleJob(manager, makeJob, { paperId }, { jobKey: `${makeJob}:${paperId}` }),
    removeLater: (files) => removeLater(manager, files),
    viewers: viewersOf(manager),
    audit: ({ paperId, changes }) => auditOf(manager, facts)({ subjectType: 'paper', subjectId: paperId, changes }),
  });

/** Has files removed once this transaction is committed: until then its papers are still there. */
export async function removeLater(manager: EntityManager, files: readonly string[]): Promise<void> {
  if (files.length > 0) await scheduleJob(manager, removeJob, { files });
}
