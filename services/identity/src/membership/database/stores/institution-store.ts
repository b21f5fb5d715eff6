import { foldText } from '@conect/kernel';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { InstitutionList, InstitutionStore, InstitutionsWanted } from '../../application/ports';
import type { Institution } from '../../domain/institution';
import { institutionTable, type InstitutionRow } from '../tables/institution.table';

/** Institutions in PostgreSQL. */
export function createInstitutionStore(manager: EntityManager): InstitutionStore & InstitutionList {
  const rows = manager.getRepository(institutionTable);
  const listed = (wanted: InstitutionsWanted) => only(rows.createQueryBuilder('i'), wanted);

  return {
    async lockAll() {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('institutions', 0))`);
    },
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toDomain(row);
    },
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toDomain(row);
    },
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toDomain),
    findNamed: async (name) => (await rows.findBy({ nameFolded: folded(name) })).map(toDomain),
    async save(institution) {
      await rows.upsert({ ...institution, nameFolded: folded(institution.name) }, ['id']);
    },
    count: (wanted) => listed(wanted).getCount(),
    async page(wanted, { size, direction, position }) {
      const forward = direction === 'FORWARD';
      const query = listed(wanted).orderBy('i.name', forward ? 'ASC' : 'DESC').addOrderBy('i.id', forward ? 'ASC' : 'DESC');
      if (position !== null) {
        query.andWhere(`(i.name, i.id) ${forward ? '>' : '<'} (:name, :id)`, { name: position[0], id: position[1] });
      }
      const found = (await query.limit(size + 1).getMany()).map(toDomain);
      return forward ? found : found.reverse();
    },
  };
}

const folded = (name: string): string => ` ${foldText(name)} `;

const toDomain = ({ id, version, name, type, parentId, transparencyPageUrl, asOf, createdAt, closedAt }: InstitutionRow): Institution => ({
  id,
  version,
  name,
  type,
  parentId,
  transparencyPageUrl,
  asOf,
  createdAt,
  closedAt,
});

/** Every word that is searched begins a word of the name; folding leaves no wildcard in it. Some thousand names are read whole. */
function only(query: SelectQueryBuilder<InstitutionRow>, { types, parentId, includeClosed, search }: InstitutionsWanted) {
  if (!includeClosed) query.andWhere('i.closedAt IS NULL');
  if (types !== null) query.andWhere('i.type = ANY(:types)', { types });
  if (parentId !== null) query.andWhere('i.parentId = :parentId', { parentId });
  const words = foldText(search).split(' ').filter((word) => word !== '');
  words.forEach((word, index) => query.andWhere(`i.nameFolded LIKE :word${index}`, { [`word${index}`]: `% ${word}%` }));
  return query;
}
