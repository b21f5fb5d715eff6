import type { PageRequest } from '@conect/kernel';
import type { FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm';

/** Rows that a queue holds by their age. */
interface Aged extends ObjectLiteral {
  id: string;
  createdAt: Date;
}

/** A page of a table from the oldest row on, by `created_at` and id; one row more than asked for when the list goes on. */
export async function findPageByAge<Row extends Aged>(rows: Repository<Row>, where: FindOptionsWhere<Row>, request: PageRequest): Promise<Row[]> {
  const { size, direction, position } = request;
  const forward = direction === 'FORWARD';
  const query = rows
    .createQueryBuilder('aged')
    .where(where)
    .orderBy('aged.createdAt', forward ? 'ASC' : 'DESC')
    .addOrderBy('aged.id', forward ? 'ASC' : 'DESC')
    .limit(size + 1);
  if (position !== null) {
    const [createdAt, id] = position;
    query.andWhere(`(aged.created_at, aged.id) ${forward ? '>' : '<'} (:createdAt, :id)`, { createdAt, id });
  }
  const found = await query.getMany();
  return forward ? found : found.reverse();
}
