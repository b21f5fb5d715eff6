import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { DebateReader } from '../application/ports';
import { toRequest } from './debate-rows';
import { debateRequestTable } from './tables/debate-request.table';

/** Reads requests for debates, one statement for however many consultations. */
export function createRequestReader(manager: EntityManager): Pick<DebateReader, 'findRequests' | 'findRequestPages' | 'countRequests' | 'countSuggestions'> {
  const findRequests: DebateReader['findRequests'] = async (ids) => (await manager.getRepository(debateRequestTable).findBy({ id: In([...ids]) })).map(toRequest);
  return {
    findRequests,
    async findRequestPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findRequests);
    },
    countRequests: (asked) => countAsked(manager, countPlaces, asked),
    async countSuggestions(consultationIds) {
      const counts = await manager.query<{ consultationId: string; count: number }[]>(
        `SELECT consultation_id AS "consultationId", count(*)::int AS count FROM debate_request WHERE consultation_id = ANY ($1::uuid[]) AND requester_kind = 'INDIVIDUAL' GROUP BY consultation_id`,
        [consultationIds],
      );
      const byConsultation = new Map(counts.map(({ consultationId, count }) => [consultationId, count]));
      return consultationIds.map((id) => byConsultation.get(id) ?? 0);
    },
  };
}

const ofConsultations = {
  lists: '"consultationId" uuid, "withSuggestions" boolean, "userId" uuid',
  from: 'debate_request r',
  where: `r.consultation_id = asked."consultationId" AND (asked."withSuggestions" OR r.requester_kind <> 'INDIVIDUAL' OR r.user_id = asked."userId")`,
};

const selectPages = selectAskedPages({ ...ofConsultations, id: 'r.id', at: 'r.created_at', first: 'OLDEST' });
const countPlaces = selectAskedCounts(ofConsultations);
