import type { EntityManager } from 'typeorm';
import type { ConsultationUnit } from '../../application/ports';
import { toBlock } from '../consultation-rows';
import { createConsultationSearch } from '../consultation-search';
import { draftBlockTable, draftVersionTable } from '../tables/draft-version.table';

/** The versions of a draft's text on one transaction; however many blocks, they are written by one statement. The last one is what is searched. */
export const createDraftVersionStore = (manager: EntityManager): ConsultationUnit['draftVersions'] => ({
  async lastBlocks(consultationId) {
    const [last] = await manager.getRepository(draftVersionTable).find({ where: { consultationId }, order: { number: 'DESC' }, take: 1 });
    return last === undefined ? [] : (await manager.getRepository(draftBlockTable).find({ where: { versionId: last.id }, order: { position: 'ASC' } })).map(toBlock);
  },
  async insert({ blocks, ...version }) {
    await manager.getRepository(draftVersionTable).insert(version);
    const rows = blocks.map(({ id, text, ref }, position) => ({ id, text, position, ...ref }));
    await manager.query(
      `INSERT INTO draft_block (version_id, position, id, article, paragraph, letter, point, text)
       SELECT $1, position, id, article, paragraph, letter, point, text
       FROM jsonb_to_recordset($2::jsonb) AS given (position integer, id uuid, article text, paragraph text, letter text, point text, text text)`,
      [version.id, JSON.stringify(rows)],
    );
    await createConsultationSearch(manager).saveText(version.consultationId, blocks);
  },
});
