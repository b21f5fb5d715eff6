import { appendToOutbox } from '@conect/event-bus';
import type { OutgoingEvent } from '@conect/events';
import { scheduleJob, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ContributorNoticeUnit } from '../application/ports';
import type { ContributorNotice, ContributorRound } from '../domain/contributor-notice';
import { createContributorRoundStore } from './stores/contributor-round-store';
import { contributorRoundTable } from './tables/contributor-round.table';

interface Dependencies {
  readonly consultationsOf: (manager: EntityManager) => ContributorNoticeUnit['consultations'];
  readonly toOutgoingEvent: (notice: ContributorNotice, facts: TransactionFacts) => OutgoingEvent;
}

/** Builds what telling contributors touches on one transaction. */
export const createContributorNoticeUnit =
  ({ consultationsOf, toOutgoingEvent }: Dependencies) =>
  (manager: EntityManager, facts: TransactionFacts): ContributorNoticeUnit => ({
    now: facts.now,
    rounds: createContributorRoundStore(manager),
    consultations: consultationsOf(manager),
    publish: (notices) => appendToOutbox(manager, notices.map((notice) => toOutgoingEvent(notice, facts))),
  });

/** The job that tells contributors. */
export const tellContributorsJob = 'tell-contributors';

/** Has contributors told, once the transaction in which it happens is committed. */
export async function beginRound(manager: EntityManager, round: Omit<ContributorRound, 'toldUpTo'>): Promise<void> {
  await manager.getRepository(contributorRoundTable).insert({ ...round, toldUpTo: null, endedAt: null });
  await scheduleJob(manager, tellContributorsJob, {}, { jobKey: `${tellContributorsJob}:${round.id}` });
}
