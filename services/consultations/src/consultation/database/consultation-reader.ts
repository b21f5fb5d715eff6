import { askedRow, pagesOf, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { ConsultationQuery, ConsultationReader } from '../application/ports';
import { hiddenStatuses } from '../domain/permissions';
import { toConsultation } from './consultation-rows';
import { consultationTable, type ConsultationRow } from './tables/consultation.table';

/** Reads consultations, one statement for however many. */
export function createConsultationReader(manager: EntityManager): ConsultationReader {
  const rows = manager.getRepository(consultationTable);
  const listed = (query: ConsultationQuery) => where(rows.createQueryBuilder('consultation'), query);
  const findByIds: ConsultationReader['findByIds'] = async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toConsultation);
  return {
    findByIds,
    async findPage(query, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const order = forward ? 'DESC' : 'ASC';
      const page = listed(query).orderBy('consultation.createdAt', order).addOrderBy('consultation.id', order).limit(size + 1);
      if (position !== null) page.andWhere(`(consultation.created_at, consultation.id) ${forward ? '<' : '>'} (:createdAt, :id)`, { createdAt: position[0], id: position[1] });
      const found = (await page.getMany()).map(toConsultation);
      return forward ? found : found.reverse();
    },
    count: (query) => listed(query).getCount(),
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow)), hiddenStatuses]);
      return pagesOf(asked, found, findByIds);
    },
    async countOf(asked) {
      const counts = await manager.query<{ place: number; count: number }[]>(countPlaces, [JSON.stringify(asked.map((one, place) => ({ ...one, place }))), hiddenStatuses]);
      const byPlace = new Map(counts.map(({ place, count }) => [place, count]));
      return asked.map((_, place) => byPlace.get(place) ?? 0);
    },
  };
}

function where(builder: SelectQueryBuilder<ConsultationRow>, { statuses, institutionIds, domains, actTypes, seenInstitutionIds }: ConsultationQuery): SelectQueryBuilder<ConsultationRow> {
  builder.where('(consultation.status <> ALL (:hiddenStatuses) OR consultation.institution_id = ANY (:seenInstitutionIds))', { hiddenStatuses, seenInstitutionIds });
  if (statuses !== null) builder.andWhere('consultation.status = ANY (:statuses)', { statuses });
  if (institutionIds !== null) builder.andWhere('consultation.institution_id = ANY (:institutionIds)', { institutionIds });
  if (domains !== null) builder.andWhere('consultation.domains && :domains', { domains });
  if (actTypes !== null) builder.andWhere('consultation.act_type = ANY (:actTypes)', { actTypes });
  return builder;
}

const ofAsked = `c.institution_id = asked."institutionId" AND (asked."withHidden" OR c.status <> ALL ($2::text[]))`;

const selectPages = `
  SELECT asked.place, page.id
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "institutionId" uuid, "withHidden" boolean, rows integer, forward boolean, at timestamptz, id uuid)
  CROSS JOIN LATERAL (
    (SELECT c.id, c.created_at FROM consultation c WHERE asked.forward AND ${ofAsked} AND (asked.at IS NULL OR (c.created_at, c.id) < (asked.at, asked.id))
     ORDER BY c.created_at DESC, c.id DESC LIMIT asked.rows)
    UNION ALL
    (SELECT c.id, c.created_at FROM consultation c WHERE NOT asked.forward AND ${ofAsked} AND (asked.at IS NULL OR (c.created_at, c.id) > (asked.at, asked.id))
     ORDER BY c.created_at, c.id LIMIT asked.rows)
  ) page
  ORDER BY asked.place, page.created_at DESC, page.id DESC`;

const countPlaces = `
  SELECT asked.place, count(*)::int AS count
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "institutionId" uuid, "withHidden" boolean) JOIN consultation c ON ${ofAsked}
  GROUP BY asked.place`;
