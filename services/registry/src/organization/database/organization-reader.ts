import type { PageRequest } from '@conect/kernel';
import { In, type EntityManager } from 'typeorm';
import { toOrganization } from '../../service/database/organization-rows';
import { organizationDomainTable } from '../../service/database/tables/organization-domain.table';
import { organizationTable, type OrganizationRow } from '../../service/database/tables/organization.table';
import type { OrganizationReader } from '../application/queries';
import { nameKeyOf } from '../domain/name-warnings';
import type { Organization } from '../domain/organization';
import { createReviewCommentStore } from './stores/review-comment-store';

/** Reads organizations by TypeORM: one statement for the rows and one for their domains, however many. */
export function createOrganizationReader(manager: EntityManager): OrganizationReader {
  const rows = manager.getRepository(organizationTable);
  const domains = manager.getRepository(organizationDomainTable);

  const withDomains = async (found: readonly OrganizationRow[]): Promise<Organization[]> => {
    if (found.length === 0) return [];
    const all = await domains.findBy({ organizationId: In(found.map(({ id }) => id)) });
    const byOrganization = Map.groupBy(all, ({ organizationId }) => organizationId);
    return found.map((row) => toOrganization(row, byOrganization.get(row.id) ?? []));
  };

  return {
    findByIds: async (ids) => withDomains(await rows.findBy({ id: In([...ids]) })),
    findSubmitted: async (request) => withDomains(await findSubmittedRows(manager, request)),
    countSubmitted: () => rows.countBy({ status: In(['SUBMITTED', 'IN_REVIEW']) }),
    hasNamesake: (organization) => hasNamesake(manager, organization),
    findReviewComments: createReviewCommentStore(manager).findByOrganizationIds,
  };
}

async function findSubmittedRows(manager: EntityManager, { size, direction, position }: PageRequest): Promise<OrganizationRow[]> {
  const forward = direction === 'FORWARD';
  const query = manager
    .getRepository(organizationTable)
    .createQueryBuilder('organization')
    .where(`organization.status IN ('SUBMITTED', 'IN_REVIEW')`)
    .orderBy('organization.submittedAt', forward ? 'ASC' : 'DESC')
    .addOrderBy('organization.id', forward ? 'ASC' : 'DESC')
    .limit(size + 1);
  if (position !== null) {
    const [submittedAt, id] = position;
    query.andWhere(`(organization.submitted_at, organization.id) ${forward ? '>' : '<'} (:submittedAt, :id)`, { submittedAt, id });
  }
  const found = await query.getMany();
  return forward ? found : found.reverse();
}

async function hasNamesake(manager: EntityManager, { id, profile }: Organization): Promise<boolean> {
  const key = nameKeyOf(profile.legalName);
  if (profile.countyCode === null || key === '') return false;
  const [row] = await manager.query<{ found: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM organization WHERE county_code = $1
       AND left(regexp_replace(lower(normalize(legal_name, NFKD)), '[^a-z0-9]+', '', 'g'), 200) = $2
       AND id <> $3 AND status NOT IN ('DRAFT', 'REJECTED', 'DEREGISTERED', 'WITHDRAWN')) AS found`,
    [profile.countyCode, key, id],
  );
  return row!.found;
}
