import { pageByAge } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { BreachQuery, DebateReader } from '../application/ports';
import { createBlockerReader } from './debate-gate';
import { createParticipationReader } from './participation-reader';
import { toBreach, toDebate } from './debate-rows';
import { createRequestReader } from './request-reader';
import { debateTable } from './tables/debate.table';
import { legalTermBreachTable, type LegalTermBreachRow } from './tables/legal-term-breach.table';

/** Reads debates, one statement for however many. */
export function createDebateReader(manager: EntityManager): DebateReader {
  const debates = manager.getRepository(debateTable);
  const breaches = (query: BreachQuery) => where(manager.getRepository(legalTermBreachTable).createQueryBuilder('breach'), query);
  return {
    ...createRequestReader(manager),
    ...createParticipationReader(manager),
    findByIds: async (ids) => (await debates.findBy({ id: In([...ids]) })).map(toDebate),
    findByConsultations: async (ids) => (await debates.findBy({ consultationId: In([...ids]) })).map(toDebate),
    findBlockers: createBlockerReader(manager),
    findBreaches: async (query, request) => (await pageByAge(breaches(query), request, 'NEWEST_FIRST')).map(toBreach),
    countBreaches: (query) => breaches(query).getCount(),
  };
}

function where(builder: SelectQueryBuilder<LegalTermBreachRow>, { institutionIds, consultationIds, terms, since, until }: BreachQuery): SelectQueryBuilder<LegalTermBreachRow> {
  builder.where('true');
  if (institutionIds !== null) builder.andWhere('breach.institution_id = ANY (:institutionIds)', { institutionIds });
  if (consultationIds !== null) builder.andWhere('breach.consultation_id = ANY (:consultationIds)', { consultationIds });
  if (terms !== null) builder.andWhere('breach.term = ANY (:terms)', { terms });
  if (since !== null) builder.andWhere('breach.due_at >= :since', { since });
  if (until !== null) builder.andWhere('breach.due_at < :until', { until });
  return builder;
}
