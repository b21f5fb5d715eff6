import { pagesOf, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { AskedRegistrations, DebateReader, PlacedRegistration, RegistrationCounts } from '../application/ports';
import { toPresence, toRegistration } from './debate-rows';
import { debateAttendanceTable, debateRegistrationTable } from './tables/debate-registration.table';

type ParticipationReader = Pick<DebateReader, 'findRegistrations' | 'findRegistrationsOf' | 'findRegistrationPages' | 'countRegistrations' | 'findAttendance'>;

/** Reads who comes to debates and who came, one statement for however many. */
export function createParticipationReader(manager: EntityManager): ParticipationReader {
  const findRegistrations: ParticipationReader['findRegistrations'] = async (ids) => {
    const rows = await manager.getRepository(debateRegistrationTable).findBy({ id: In([...ids]) });
    const orders = await manager.query<{ id: string; order: number }[]>(speakingOrders, [ids]);
    const orderOf = new Map(orders.map(({ id, order }) => [id, order]));
    return rows.map((row): PlacedRegistration => ({ ...toRegistration(row), speakingOrder: orderOf.get(row.id) ?? null }));
  };
  return {
    findRegistrations,
    async findRegistrationsOf(asked) {
      const found = await manager.query<FoundPlace[]>(selectOfPersons, [JSON.stringify(asked.map((one, place) => ({ ...one, place })))]);
      const registrations = new Map((await findRegistrations(found.map(({ id }) => id))).map((one) => [one.id, one]));
      const byPlace = new Map(found.map(({ place, id }) => [place, registrations.get(id) ?? null]));
      return asked.map((_, place) => byPlace.get(place) ?? null);
    },
    async findRegistrationPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedPage))]);
      return pagesOf(asked, found, findRegistrations);
    },
    async countRegistrations(debateIds) {
      const counts = await manager.query<(RegistrationCounts & { debateId: string })[]>(countOfRegistrations, [debateIds]);
      const byDebate = new Map(counts.map(({ debateId, ...count }) => [debateId, count]));
      return debateIds.map((id) => byDebate.get(id) ?? { registeredCount: 0, waitlistedCount: 0 });
    },
    async findAttendance(debateIds) {
      const rows = await manager.getRepository(debateAttendanceTable).find({ where: { debateId: In([...debateIds]) }, order: { place: 'ASC' } });
      const byDebate = Map.groupBy(rows, ({ debateId }) => debateId);
      return debateIds.map((id) => (byDebate.get(id) ?? []).map(toPresence));
    },
  };
}

const askedPage = ({ debateId, request: { size, direction, position } }: AskedRegistrations, place: number) => ({
  ...{ place, debateId, rows: size + 1, forward: direction === 'FORWARD', at: position?.[0] ?? null },
});

/** Who has a place and wants to speak does so in the order of registration. */
const speakingOrders = `
  SELECT r.id, (SELECT count(*)::int FROM debate_registration s WHERE s.debate_id = r.debate_id AND s.status = 'REGISTERED' AND s.wants_to_speak AND s.position <= r.position) AS "order"
  FROM debate_registration r WHERE r.id = ANY ($1::uuid[]) AND r.status = 'REGISTERED' AND r.wants_to_speak`;

const selectOfPersons = `
  SELECT asked.place, r.id FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "debateId" uuid, "userId" uuid)
  JOIN debate_registration r ON r.debate_id = asked."debateId" AND r.user_id = asked."userId" AND r.status <> 'CANCELLED'`;

const selectPages = `
  SELECT asked.place, page.id
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "debateId" uuid, rows integer, forward boolean, at integer)
  CROSS JOIN LATERAL (
    (SELECT r.id, r.position FROM debate_registration r WHERE asked.forward AND r.debate_id = asked."debateId" AND r.status <> 'CANCELLED' AND (asked.at IS NULL OR r.position > asked.at)
     ORDER BY r.position LIMIT asked.rows)
    UNION ALL
    (SELECT r.id, r.position FROM debate_registration r WHERE NOT asked.forward AND r.debate_id = asked."debateId" AND r.status <> 'CANCELLED' AND (asked.at IS NULL OR r.position < asked.at)
     ORDER BY r.position DESC LIMIT asked.rows)
  ) page
  ORDER BY asked.place, page.position`;

const countOfRegistrations = `
  SELECT debate_id AS "debateId", count(*) FILTER (WHERE status = 'REGISTERED')::int AS "registeredCount", count(*) FILTER (WHERE status = 'WAITLISTED')::int AS "waitlistedCount"
  FROM debate_registration WHERE debate_id = ANY ($1::uuid[]) GROUP BY debate_id`;
