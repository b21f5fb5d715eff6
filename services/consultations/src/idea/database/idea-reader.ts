import { askedRow, isBeyond, pageByAge, pagesOf, selectAskedPages, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { AskedSupports, IdeaQuery, IdeaReader, IdeaSide } from '../application/ports';
import type { IdeaSupport } from '../domain/idea';
import { toIdea } from './idea-rows';
import { ideaSupportTable, ideaTable, type IdeaRow } from './tables/idea.table';

/** Reads ideas, one statement for however many. */
export function createIdeaReader(manager: EntityManager): IdeaReader {
  const [rows, supports] = [manager.getRepository(ideaTable), manager.getRepository(ideaSupportTable)];
  const listed = (query: IdeaQuery) => where(rows.createQueryBuilder('idea'), query);
  const findByIds: IdeaReader['findByIds'] = async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toIdea);
  return {
    findByIds,
    findPage: async (query, request) => (await pageByAge(listed(query), request, 'NEWEST_FIRST')).map(toIdea),
    count: (query) => listed(query).getCount(),
    async findPages(side, asked) {
      const found = await manager.query<FoundPlace[]>(selectPages(columnOf[side]), [JSON.stringify(asked.map(askedRow))]);
      return pagesOf(asked, found, findByIds);
    },
    async countOf(side, partyIds) {
      const column = columnOf[side];
      const counts = await manager.query<{ id: string; count: number }[]>(`SELECT ${column} AS id, count(*)::int AS count FROM idea WHERE ${column} = ANY ($1::uuid[]) GROUP BY ${column}`, [partyIds]);
      const byId = new Map(counts.map(({ id, count }) => [id, count]));
      return partyIds.map((id) => byId.get(id) ?? 0);
    },
    async findSupportPages(asked) {
      const found = await manager.query<(IdeaSupport & { readonly place: number })[]>(selectSupports, [JSON.stringify(asked.map(askedRow))]);
      const byPlace = Map.groupBy(found, ({ place }) => place);
      return asked.map((_: AskedSupports, place) => byPlace.get(place) ?? []);
    },
    findSupportsOf: (ideaIds, organizationIds) => supports.findBy({ ideaId: In([...ideaIds]), organizationId: In([...organizationIds]) }),
  };
}

function where(builder: SelectQueryBuilder<IdeaRow>, { statuses, institutionIds, organizationIds, domains }: IdeaQuery): SelectQueryBuilder<IdeaRow> {
  if (statuses !== null) builder.andWhere('idea.status = ANY (:statuses)', { statuses });
  if (institutionIds !== null) builder.andWhere('idea.institution_id = ANY (:institutionIds)', { institutionIds });
  if (organizationIds !== null) builder.andWhere('idea.organization_id = ANY (:organizationIds)', { organizationIds });
  if (domains !== null) builder.andWhere('idea.domains && :domains', { domains });
  return builder;
}

const columnOf: Readonly<Record<IdeaSide, string>> = { INSTITUTION: 'institution_id', ORGANIZATION: 'organization_id' };

const selectPages = (column: string): string => selectAskedPages({ lists: '"partyId" uuid', from: 'idea i', id: 'i.id', at: 'i.created_at', where: `i.${column} = asked."partyId"`, first: 'NEWEST' });

const selectSupports = `
  SELECT asked.place, page.idea_id AS "ideaId", page.organization_id AS "organizationId", page.supported_at AS "supportedAt", page.supported_by AS "supportedBy"
  FROM jsonb_to_recordset($1::jsonb) AS asked (place integer, "ideaId" uuid, rows integer, forward boolean, at timestamptz, id uuid)
  CROSS JOIN LATERAL (
    (SELECT s.* FROM idea_support s
     WHERE asked.forward AND s.idea_id = asked."ideaId" AND ${isBeyond('s.supported_at', 's.organization_id', '>')}
     ORDER BY s.supported_at, s.organization_id LIMIT asked.rows)
    UNION ALL
    (SELECT s.* FROM idea_support s
     WHERE NOT asked.forward AND s.idea_id = asked."ideaId" AND ${isBeyond('s.supported_at', 's.organization_id', '<')}
     ORDER BY s.supported_at DESC, s.organization_id DESC LIMIT asked.rows)
  ) page
  ORDER BY asked.place, page.supported_at, page.organization_id`;
