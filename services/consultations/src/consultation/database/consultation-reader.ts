import { askedRow, countAsked, pagesOf, selectAskedCounts, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { AskedBlocks, ConsultationReader } from '../application/ports';
import { hiddenStatuses } from '../domain/permissions';
import { createChangeReader } from './change-reader';
import { createConsultationList } from './consultation-list';
import { toBlock, toConsultation } from './consultation-rows';
import { consultationTable } from './tables/consultation.table';
import { deadlineExtensionTable } from './tables/deadline-extension.table';
import { draftVersionTable, type DraftBlockRow } from './tables/draft-version.table';

/** Reads consultations, one statement for however many. */
export function createConsultationReader(manager: EntityManager): ConsultationReader {
  const rows = manager.getRepository(consultationTable);
  const findByIds: ConsultationReader['findByIds'] = async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toConsultation);
  return {
    findByIds,
    ...createConsultationList(manager),
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow)), hiddenStatuses]);
      return pagesOf(asked, found, findByIds);
    },
    findVersionsByIds: (ids) => manager.getRepository(draftVersionTable).findBy({ id: In([...ids]) }),
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
    countOf: (asked) => countAsked(manager, countPlaces, asked, hiddenStatuses),
  };
}

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

const ofInstitutions = {
  lists: '"institutionId" uuid, "withHidden" boolean',
  from: 'consultation c',
  where: `c.institution_id = asked."institutionId" AND (asked."withHidden" OR c.status <> ALL ($2::text[]))`,
};

const selectPages = selectAskedPages({ ...ofInstitutions, id: 'c.id', at: 'c.created_at', first: 'NEWEST' });
const countPlaces = selectAskedCounts(ofInstitutions);
