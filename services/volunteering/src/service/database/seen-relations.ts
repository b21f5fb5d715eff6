import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RelationSight } from '../../membership/domain/host';

/** Which relations a list holds; null asks for nothing. */
interface RelationQuery {
  readonly statuses: readonly string[] | null;
  readonly organizationIds: readonly string[] | null;
  readonly contractIds: readonly string[] | null;
}

/** Selects of what is under contracts of volunteers with hosts that of which somebody may know, and that a list asks for. */
export function seenRelations<Row extends ObjectLiteral>(rows: SelectQueryBuilder<Row>, { volunteerId, organizationIds: decidedFor }: RelationSight, query: RelationQuery): SelectQueryBuilder<Row> {
  const { alias } = rows;
  const { statuses, organizationIds, contractIds } = query;
  rows.where(`(${alias}.volunteer_id = :volunteerId OR ${alias}.organization_id = ANY (:decidedFor::uuid[]))`, { volunteerId, decidedFor });
  if (statuses !== null) rows.andWhere(`${alias}.status = ANY (:statuses)`, { statuses });
  if (organizationIds !== null) rows.andWhere(`${alias}.organization_id = ANY (:organizationIds::uuid[])`, { organizationIds });
  if (contractIds !== null) rows.andWhere(`${alias}.contract_id = ANY (:contractIds::uuid[])`, { contractIds });
  return rows;
}
