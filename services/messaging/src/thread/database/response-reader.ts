import type { EntityManager } from 'typeorm';
import type { ThreadReader } from '../application/ports';
import type { ResponseFigures } from '../domain/response-times';

type Row = ResponseFigures & { readonly place: number };

/** Counts in what time institutions answer, one statement for however many of them. */
export const createResponseReader = (manager: EntityManager): Pick<ThreadReader, 'findResponseTimes'> => ({
  async findResponseTimes(asked) {
    const found = await manager.query<Row[]>(selectFigures, [JSON.stringify(asked.map((one, place) => ({ ...one, place })))]);
    const byPlace = Map.groupBy(found, ({ place }) => place);
    return asked.map((_, place) => byPlace.get(place) ?? []);
  },
});

const days = `((r.answered_at AT TIME ZONE 'Europe/Bucharest')::date - r.received_on)`;
const answered = 'FILTER (WHERE r.answered_at IS NOT NULL)';
const isOverdue = 'r.answered_at IS NULL AND r.redirected_at IS NULL AND r.ended_at IS NULL AND r.due_at <= asked.now';

const selectFigures = `
  SELECT asked.place, r.kind,
    count(*)::int AS "receivedCount",
    (count(*) ${answered})::int AS "answeredCount",
    (count(*) FILTER (WHERE r.answered_at < r.due_at))::int AS "answeredInTimeCount",
    (count(*) FILTER (WHERE ${isOverdue}))::int AS "overdueCount",
    (count(*) FILTER (WHERE r.extended))::int AS "extendedCount",
    (count(*) FILTER (WHERE r.redirected_at IS NOT NULL))::int AS "redirectedCount",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY ${days}) ${answered} AS "medianDays",
    percentile_cont(0.9) WITHIN GROUP (ORDER BY ${days}) ${answered} AS "ninetiethPercentileDays"
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "institutionId" uuid, first date, last date, now timestamptz)
  JOIN thread_response r ON r.institution_id = asked."institutionId" AND r.received_on BETWEEN asked.first AND asked.last
  GROUP BY asked.place, r.kind`;
