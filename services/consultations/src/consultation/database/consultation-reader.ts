import { askedRow, businessNow, pageByAge, pagesOf, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { AskedBlocks, ConsultationQuery, ConsultationReader } from '../application/ports';
import { hiddenStatuses } from '../domain/permissions';
import { closingSoonDays, type ConsultationStage } from '../domain/stage';
import { createChangeReader } from './change-reader';
import { toBlock, toConsultation } from './consultation-rows';
import { consultationTable, type ConsultationRow } from './tables/consultation.table';
import { deadlineExtensionTable } from './tables/deadline-extension.table';
import { draftVersionTable, type DraftBlockRow } from './tables/draft-version.table';

/** Reads consultations, one statement for however many. */
export function createConsultationReader(manager: EntityManager): ConsultationReader {
  const rows = manager.getRepository(consultationTable);
  const listed = (query: ConsultationQuery) => where(rows.createQueryBuilder('consultation'), query);
  const findByIds: ConsultationReader['findByIds'] = async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toConsultation);
  return {
    findByIds,
    findPage: async (query, request) => (await pageByAge(listed(query), request, 'NEWEST_FIRST')).map(toConsultation),
    count: (query) => listed(query).getCount(),
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow)), hiddenStatuses]);
      return pagesOf(asked, found, findByIds);
    },
    async findVersions(consultationIds) {
      return manager.getRepository(draftVersionTable).find({ where: { consultationId: In([...consultationIds]) }, order: { number: 'ASC' } });
    },
    async findBlockPages(asked) {
      const blocks = await manager.query<(DraftBlockRow & { place: number })[]>(selectBlocks, [JSON.stringify(asked.map(askedBlocks))]);
      const byPlace = Map.groupBy(blocks, ({ place }) => place);
      return asked.map((_, place) => (byPlace.get(place) ?? []).map(toBlock));
    },
    async countBlocks(versionIds) {
      const counts = await manager.query<{ versionId: string; count: number }[]>(
        'SELECT version_id AS "versionId", count(*)::int AS count FROM draft_block WHERE version_id = ANY ($1::uuid[]) GROUP BY version_id',
        [versionIds],
      );
      const byVersion = new Map(counts.map(({ versionId, count }) => [versionId, count]));
      return versionIds.map((id) => byVersion.get(id) ?? 0);
    },
    ...createChangeReader(manager),
    async findExtensions(consultationIds) {
      return manager.getRepository(deadlineExtensionTable).find({ where: { consultationId: In([...consultationIds]) }, order: { to: 'ASC' } });
    },
    now: () => businessNow(manager),
    async countOf(asked) {
      const counts = await manager.query<{ place: number; count: number }[]>(countPlaces, [JSON.stringify(asked.map((one, place) => ({ ...one, place }))), hiddenStatuses]);
      const byPlace = new Map(counts.map(({ place, count }) => [place, count]));
      return asked.map((_, place) => byPlace.get(place) ?? 0);
    },
  };
}

function where(builder: SelectQueryBuilder<ConsultationRow>, { statuses, stages, institutionIds, domains, actTypes, seenInstitutionIds }: ConsultationQuery): SelectQueryBuilder<ConsultationRow> {
  builder.where('(consultation.status <> ALL (:hiddenStatuses) OR consultation.institution_id = ANY (:seenInstitutionIds))', { hiddenStatuses, seenInstitutionIds });
  if (statuses !== null) builder.andWhere('consultation.status = ANY (:statuses)', { statuses });
  if (stages !== null) builder.andWhere(`(${stages.map((stage) => `(${ofStage[stage]})`).join(' OR ')})`);
  if (institutionIds !== null) builder.andWhere('consultation.institution_id = ANY (:institutionIds)', { institutionIds });
  if (domains !== null) builder.andWhere('consultation.domains && :domains', { domains });
  if (actTypes !== null) builder.andWhere('consultation.act_type = ANY (:actTypes)', { actTypes });
  return builder;
}

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

const askedBlocks = ({ versionId, request: { size, direction, position } }: AskedBlocks, place: number) => ({
  place,
  versionId,
  rows: size + 1,
  forward: direction === 'FORWARD',
  at: position?.[0] ?? null,
});

const selectBlocks = `
  SELECT asked.place, block.*
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "versionId" uuid, rows integer, forward boolean, at integer)
  CROSS JOIN LATERAL (
    (SELECT b.position, b.id, b.article, b.paragraph, b.letter, b.point, b.text FROM draft_block b
     WHERE asked.forward AND b.version_id = asked."versionId" AND (asked.at IS NULL OR b.position > asked.at) ORDER BY b.position LIMIT asked.rows)
    UNION ALL
    (SELECT b.position, b.id, b.article, b.paragraph, b.letter, b.point, b.text FROM draft_block b
     WHERE NOT asked.forward AND b.version_id = asked."versionId" AND (asked.at IS NULL OR b.position < asked.at) ORDER BY b.position DESC LIMIT asked.rows)
  ) block
  ORDER BY asked.place, block.position`;

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
