import { askedRow, countAsked, isBeyond, pagesOf, type FoundPlace } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { AskedContributions, ContributionReader, RegisterQuery } from '../application/ports';
import { decidedStatuses } from '../domain/lifecycle';
import { isAppealed } from '../domain/moderation-lifecycle';
import { toContent } from './contribution-rows';
import { withContents } from './current-contents';
import { contributionTable, contributionVersionTable } from './tables/contribution.table';
import { moderationTable } from './tables/moderation.table';

/** Reads contributions, one statement for however many. */
export function createContributionReader(manager: EntityManager): ContributionReader {
  const rows = manager.getRepository(contributionTable);
  const findByIds: ContributionReader['findByIds'] = async (ids) => withContents(manager, await rows.findBy({ id: In([...ids]) }));
  const ofRegister = ({ institutionId, year }: RegisterQuery) => rows.createQueryBuilder('contribution').where({ institutionId, year });
  return {
    findByIds,
    async findPages(asked) {
      const found = await manager.query<FoundPlace[]>(selectPages, [JSON.stringify(asked.map(askedRow)), decidedStatuses]);
      return pagesOf(asked, found, findByIds);
    },
    countOf: (asked) => countAsked(manager, countPlaces, asked, decidedStatuses),
    async findRegisterPage(query, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const page = ofRegister(query).orderBy('contribution.number', forward ? 'ASC' : 'DESC').limit(size + 1);
      if (position !== null) page.andWhere(`contribution.registration_number ${forward ? '>' : '<'} :number`, { number: position[0] });
      const found = await withContents(manager, await page.getMany());
      return found.toSorted((one, other) => one.number - other.number);
    },
    async findAppeals({ size, direction, position }) {
      const forward = direction === 'FORWARD';
      const found = await manager.query<{ id: string }[]>(
        `SELECT contribution_id AS id FROM contribution_moderation WHERE status = 'APPEALED' AND ($1::timestamptz IS NULL OR (appealed_at, contribution_id) ${forward ? '>' : '<'} ($1, $2::uuid))
         ORDER BY appealed_at ${forward ? 'ASC' : 'DESC'}, contribution_id ${forward ? 'ASC' : 'DESC'} LIMIT $3`,
        [position?.[0] ?? null, position?.[1] ?? null, size + 1],
      );
      const byId = new Map((await findByIds(found.map(({ id }) => id))).map((contribution) => [contribution.id, contribution]));
      const appeals = found.flatMap(({ id }) => byId.get(id) ?? []).filter(isAppealed);
      return forward ? appeals : appeals.toReversed();
    },
    countAppeals: () => manager.getRepository(moderationTable).countBy({ status: 'APPEALED' }),
    countRegister: (query) => ofRegister(query).getCount(),
    async findVersions(contributionIds) {
      const found = await manager.getRepository(contributionVersionTable).find({ where: { contributionId: In([...contributionIds]) }, order: { number: 'ASC' } });
      return found.map((row) => ({ ...toContent(row), contributionId: row.contributionId, number: row.number, writtenAt: row.writtenAt }));
    },
  };
}

/** What is decided is under review for those who do not see decisions yet; `$2` are the decisions. */
const seenStatus = `CASE WHEN asked."withDecisions" OR c.status <> ALL ($2::text[]) THEN c.status ELSE 'UNDER_REVIEW' END`;

const asked = `jsonb_to_recordset($1::jsonb) AS asked (place integer, "of" text, "ofId" uuid, "withDecisions" boolean, statuses text[], kinds text[], "authorKinds" text[],
  "blockId" uuid, "isGeneral" boolean, rows integer, forward boolean, at timestamptz, id uuid)`;

const conditions = `(asked.statuses IS NULL OR ${seenStatus} = ANY (asked.statuses)) AND (asked."authorKinds" IS NULL OR c.author_kind = ANY (asked."authorKinds"))
  AND (coalesce(cardinality(asked.kinds), 0) + (asked."blockId" IS NOT NULL)::integer + (asked."isGeneral" IS NOT NULL)::integer = 0 OR EXISTS (
    SELECT FROM contribution_version v WHERE v.contribution_id = c.id AND v.number = c.content_number
      AND (asked.kinds IS NULL OR v.kind = ANY (asked.kinds))
      AND (asked."blockId" IS NULL OR v.article_refs @> jsonb_build_array(jsonb_build_object('blockId', asked."blockId")))
      AND (asked."isGeneral" IS NULL OR asked."isGeneral" = (v.article_refs = '[]'::jsonb))))`;

/** Whose contributions they are; each kind of list has an index of its own. */
const owners: Readonly<Record<AskedContributions['of'], string>> = { CONSULTATION: 'c.consultation_id', ORGANIZATION: 'c.author_organization_id' };

const branches = Object.entries(owners).flatMap(([of, owner]) => [
  `(SELECT c.id, c.created_at FROM contribution c WHERE asked.forward AND asked.of = '${of}' AND ${owner} = asked."ofId" AND ${conditions}
     AND ${isBeyond('c.created_at', 'c.id', '>')} ORDER BY c.created_at, c.id LIMIT asked.rows)`,
  `(SELECT c.id, c.created_at FROM contribution c WHERE NOT asked.forward AND asked.of = '${of}' AND ${owner} = asked."ofId" AND ${conditions}
     AND ${isBeyond('c.created_at', 'c.id', '<')} ORDER BY c.created_at DESC, c.id DESC LIMIT asked.rows)`,
]);

const selectPages = `
  SELECT asked.place, page.id FROM ${asked} CROSS JOIN LATERAL (${branches.join('\n UNION ALL ')}) page
  ORDER BY asked.place, page.created_at, page.id`;

const countPlaces = `
  SELECT asked.place, count(*)::int AS count FROM ${asked} CROSS JOIN LATERAL (
    ${Object.entries(owners).map(([of, owner]) => `SELECT FROM contribution c WHERE asked.of = '${of}' AND ${owner} = asked."ofId" AND ${conditions}`).join(' UNION ALL ')}) one
  GROUP BY asked.place`;
