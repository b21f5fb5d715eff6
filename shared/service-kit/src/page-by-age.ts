import type { PageRequest } from '@conect/kernel';
import type { FindOptionsWhere, ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';

/** Rows that a list holds by their age. */
interface Aged extends ObjectLiteral {
  id: string;
  createdAt: Date;
}

/** A page of a table from the oldest row on, by `created_at` and id; one row more than asked for when the list goes on. */
export const findPageByAge = <Row extends Aged>(rows: Repository<Row>, where: FindOptionsWhere<Row>, request: PageRequest): Promise<Row[]> =>
  pageByAge(rows.createQueryBuilder('aged').where(where), request, 'OLDEST_FIRST');

/** A page of what a query selects, by `created_at` and id of its main table; one row more than asked for when the list goes on. */
export async function pageByAge<Row extends Aged>(query: SelectQueryBuilder<Row>, { size, direction, position }: PageRequest, order: 'OLDEST_FIRST' | 'NEWEST_FIRST'): Promise<Row[]> {
  const { alias } = query;
  const forward = direction === 'FORWARD';
  const grows = forward === (order === 'OLDEST_FIRST');
  const sorted = grows ? 'ASC' : 'DESC';
  query.orderBy(`${alias}.createdAt`, sorted).addOrderBy(`${alias}.id`, sorted).limit(size + 1);
  if (position !== null) {
    const [createdAt, id] = position;
    query.andWhere(`(${alias}.created_at, ${alias}.id) ${grows ? '>' : '<'} (:createdAt, :id)`, { createdAt, id });
  }
  const found = await query.getMany();
  return forward ? found : found.reverse();
}
