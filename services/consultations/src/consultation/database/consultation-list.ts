import type { CursorValues, PageRequest } from '@conect/kernel';
import { businessNow, pageByAge, queuePosition } from '@conect/service-kit';
import { In, type EntityManager, type Repository, type SelectQueryBuilder } from 'typeorm';
import type { ConsultationQuery, ConsultationReader } from '../application/ports';
import type { Consultation } from '../domain/consultation';
import { hiddenStatuses } from '../domain/permissions';
import { closingSoonDays, type ConsultationStage } from '../domain/stage';
import { toConsultation } from './consultation-rows';
import { consultationTable, type ConsultationRow } from './tables/consultation.table';

type Builder = SelectQueryBuilder<ConsultationRow>;

/** Reads the list of consultations in each of its orders. */
export function createConsultationList(manager: EntityManager): Pick<ConsultationReader, 'findPage' | 'count'> {
  const rows = manager.getRepository(consultationTable);
  const listed = (query: ConsultationQuery): Builder => where(rows.createQueryBuilder('consultation'), query);
  return {
    async findPage(query, request) {
      if (query.sort === 'RELEVANCE') return rankedPage(rows, listed(query), request, { places: byRelevance, begunAt: null });
      if (query.sort === 'CLOSING_SOONEST') return closingPage(manager, listed(query), request);
      const found = await pageByAge(listed(query), request, 'NEWEST_FIRST');
      return found.map(toConsultation).map((consultation) => ({ consultation, position: queuePosition(consultation.createdAt, consultation.id) }));
    },
    count: (query) => listed(query).getCount(),
  };
}

function where(builder: Builder, query: ConsultationQuery): Builder {
  const { statuses, stages, institutionIds, domains, actTypes, closesFrom, closesTo, words, seenInstitutionIds } = query;
  builder.where('(consultation.status <> ALL (:hiddenStatuses) OR consultation.institution_id = ANY (:seenInstitutionIds))', { hiddenStatuses, seenInstitutionIds });
  const and = (value: unknown, condition: string, name: string): void => void (value !== null && builder.andWhere(condition, { [name]: value }));
  and(statuses, 'consultation.status = ANY (:statuses)', 'statuses');
  if (stages !== null) builder.andWhere(`(${stages.map((stage) => `(${ofStage[stage]})`).join(' OR ')})`);
  and(institutionIds, 'consultation.institution_id = ANY (:institutionIds)', 'institutionIds');
  and(domains, 'consultation.domains && :domains', 'domains');
  and(actTypes, 'consultation.act_type = ANY (:actTypes)', 'actTypes');
  and(closesFrom, 'consultation.input_deadline >= :closesFrom', 'closesFrom');
  and(closesTo, 'consultation.input_deadline <= :closesTo', 'closesTo');
  if (words.length === 0) return builder;
  return builder.innerJoin('consultation_search', 'search', 'search.consultation_id = consultation.id').andWhere(`search.words @@ ${searched}`, { words });
}

const searched = 'search_query(CAST(:words AS text[]))';
const left = `consultation.input_deadline - business_now()`;

/** What `stageOf` of the domain says, for the database; a test compares the two. */
const ofStage: Readonly<Record<ConsultationStage, string>> = {
  UPCOMING: `consultation.status = 'SCHEDULED'`,
  OPEN: `consultation.status = 'OPEN' AND ${left} > make_interval(hours => ${closingSoonDays * 24})`,
  CLOSING_SOON: `consultation.status = 'OPEN' AND ${left} > interval '0' AND ${left} <= make_interval(hours => ${closingSoonDays * 24})`,
  UNDER_ANALYSIS: `consultation.status = 'ANALYSIS' OR (consultation.status = 'OPEN' AND ${left} <= interval '0')`,
  ANSWERED: `consultation.status = 'RESPONDED'`,
  IN_ENDORSEMENT: `consultation.status = 'ENDORSEMENT'`,
  ADOPTED: `'ADOPTED' IN (consultation.status, consultation.archived_from)`,
  NOT_ADOPTED: `'NOT_ADOPTED' IN (consultation.status, consultation.archived_from)`,
  WITHDRAWN: `'WITHDRAWN' IN (consultation.status, consultation.archived_from)`,
};

/** An order by two numbers that rise, then by id. */
interface Places {
  readonly rank: string;
  readonly place: string;
}

const secondsOf = (moment: string): string => `CAST(extract(epoch FROM ${moment}) AS double precision)`;

const byRelevance: Places = {
  rank: `CASE WHEN search.title_words @@ ${searched} THEN 0 WHEN search.title_words || search.card_words @@ ${searched} THEN 1 ELSE 2 END`,
  place: `-${secondsOf('consultation.created_at')}`,
};

// Who walks the list keeps the moment at which he began, so that a deadline that passes meanwhile moves nothing under his feet.
const byDeadline: Places = {
  rank: 'CASE WHEN consultation.input_deadline > CAST(:begunAt AS timestamptz) THEN 0 WHEN consultation.input_deadline IS NOT NULL THEN 1 ELSE 2 END',
  place: `CASE WHEN consultation.input_deadline > CAST(:begunAt AS timestamptz) THEN ${secondsOf('consultation.input_deadline')}
    ELSE -${secondsOf('coalesce(consultation.input_deadline, consultation.created_at)')} END`,
};

async function closingPage(manager: EntityManager, builder: Builder, { position, ...request }: PageRequest): Promise<readonly Hit[]> {
  const [given, ...place] = position ?? [];
  const begunAt = given === undefined ? (await businessNow(manager)).toISOString() : String(given);
  return rankedPage(manager.getRepository(consultationTable), builder.setParameters({ begunAt }), { ...request, position: position === null ? null : place }, { places: byDeadline, begunAt });
}

interface Hit {
  readonly consultation: Consultation;
  readonly position: CursorValues;
}

interface Order {
  readonly places: Places;
  /** Stands before the values of the row in its cursor. */
  readonly begunAt: string | null;
}

/** A page in an order of {@link Places}: the places of its rows, then the rows, each by one statement. */
async function rankedPage(rows: Repository<ConsultationRow>, builder: Builder, { size, direction, position }: PageRequest, { places, begunAt }: Order): Promise<readonly Hit[]> {
  const { rank, place } = places;
  const forward = direction === 'FORWARD';
  const sorted = forward ? 'ASC' : 'DESC';
  builder.select('consultation.id', 'id').addSelect(rank, 'list_rank').addSelect(place, 'list_place').limit(size + 1);
  builder.orderBy('list_rank', sorted).addOrderBy('list_place', sorted).addOrderBy('consultation.id', sorted);
  if (position !== null) {
    const [atRank, atPlace, atId] = position;
    builder.andWhere(`(${rank}, ${place}, consultation.id) ${forward ? '>' : '<'} (:atRank, :atPlace, :atId)`, { atRank, atPlace, atId });
  }
  const found = await builder.getRawMany<{ id: string; list_rank: number; list_place: number }>();
  const byId = new Map((await rows.findBy({ id: In(found.map(({ id }) => id)) })).map((row) => [row.id, toConsultation(row)]));
  const hits = found.flatMap(({ id, list_rank, list_place }) => {
    const consultation = byId.get(id);
    return consultation === undefined ? [] : [{ consultation, position: [...(begunAt === null ? [] : [begunAt]), list_rank, list_place, id] }];
  });
  return forward ? hits : hits.reverse();
}
