import { outgoingEvent } from '@conect/event-bus';
import { newId } from '@conect/kernel';
import { createCommandTransaction, type Logger, type TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { ConsultationEvent } from '../consultation/domain/consultation';
import type { Area } from '../service/area';
import type { Foundation } from '../service/foundation';
import { createTellContributors } from './application/commands/tell-contributors';
import type { ContributorNoticeUnit, InContributorNoticeTransaction } from './application/ports';
import { beginRound, createContributorNoticeUnit, tellContributorsJob } from './database/contributor-notice-unit';
import { occasionOf, type ContributorNotice } from './domain/contributor-notice';
import { publishedContributorNotice } from './events/published';
import { contributorNotices } from './jobs/tell-contributors';

interface Dependencies extends Foundation {
  readonly consultationsOf: (manager: EntityManager) => ContributorNoticeUnit['consultations'];
  readonly logger: Logger;
}

/** Builds what contributors are told of; messaging tells them. */
export function createContributorNoticeArea({ dataSource, afterCommit, logger, consultationsOf }: Dependencies): Area {
  const inTransaction: InContributorNoticeTransaction = createCommandTransaction({ dataSource, unitOf: createContributorNoticeUnit({ consultationsOf, toOutgoingEvent }), afterCommit });
  return {
    resolvers: {},
    jobs: [contributorNotices({ name: tellContributorsJob, tellContributors: createTellContributors({ inTransaction, newId }), logger })],
    contextFor: () => ({}),
  };
}

/** What happens for contributors when something happens to a consultation, in the same transaction. */
export const createContributorFollower = (manager: EntityManager, { now: begunAt }: TransactionFacts) => async (event: ConsultationEvent): Promise<void> => {
  const occasion = occasionOf(event);
  if (occasion !== null) await beginRound(manager, { id: newId(), consultationId: event.consultation.id, occasion, begunAt });
};

const toOutgoingEvent = (notice: ContributorNotice, facts: TransactionFacts) => outgoingEvent(publishedContributorNotice(notice), { id: notice.id, version: 1 }, facts);
