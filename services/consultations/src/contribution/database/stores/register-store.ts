import { chainStart, type AuditHead } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { RegisterStore } from '../../application/ports';
import type { RegisterItem } from '../../domain/register';
import { extendRegister, itemHashOf, sealFields } from '../sealing';

/** The registers of one transaction. Who adds to one keeps it locked until the transaction ends: entries stand in one order, and a number that was not used is given again. */
export const createRegisterStore = (manager: EntityManager): RegisterStore => ({
  async nextNumber(institutionId, year) {
    const [counter] = await manager.query<{ lastNumber: number }[]>(
      `INSERT INTO register_counter AS counter (institution_id, year, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (institution_id, year) DO UPDATE SET last_number = counter.last_number + 1 RETURNING last_number AS "lastNumber"`,
      [institutionId, year],
    );
    return counter!.lastNumber;
  },
  async append(item) {
    const head = await lockHead(manager, item.institutionId);
    await manager.query(insertAndAdvance, entryValues(head, item));
  },
  async forget({ contributionId, numbers, fields }) {
    await manager.query(
      `DELETE FROM register_salt salt USING register_entry entry
       WHERE entry.contribution_id = $1 AND entry.kind IN ('RECEIVED', 'EDITED') AND entry.item_number = ANY ($2::int[])
         AND salt.institution_id = entry.institution_id AND salt.sequence = entry.sequence AND salt.field = ANY ($3::text[])`,
      [contributionId, numbers, fields],
    );
  },
  async forgetModeration(contributionId, fields) {
    await manager.query(
      `DELETE FROM register_salt salt USING register_entry entry
       WHERE entry.contribution_id = $1 AND entry.kind IN ('HIDDEN', 'RESTORED')
         AND salt.institution_id = entry.institution_id AND salt.sequence = entry.sequence AND salt.field = ANY ($2::text[])`,
      [contributionId, fields],
    );
  },
  findDueForRootForUpdate: (day, limit) => manager.query(selectDue, [day, limit]),
  async insertRoot({ institutionId, day, sequence, hash, publishedAt }) {
    await manager.query(`INSERT INTO register_root (institution_id, day, sequence, hash, published_at) VALUES ($1, $2, $3, decode($4, 'hex'), $5)`, [institutionId, day, sequence, hash, publishedAt]);
  },
});

/** Makes the head if it is missing, and locks it. */
async function lockHead(manager: EntityManager, institutionId: string): Promise<AuditHead> {
  const [head] = await manager.query<AuditHead[]>(
    `INSERT INTO register_head AS head (institution_id, hash) VALUES ($1, decode($2, 'hex')) ON CONFLICT (institution_id) DO UPDATE SET entry_count = head.entry_count
     RETURNING institution_id AS "chainId", entry_count AS "entryCount", encode(hash, 'hex') AS hash`,
    [institutionId, chainStart(institutionId).hash],
  );
  return head!;
}

function entryValues(head: AuditHead, { fields, ...item }: RegisterItem): readonly unknown[] {
  const seals = sealFields(fields);
  const itemHash = itemHashOf(seals);
  const { entryCount: sequence, hash } = extendRegister(head, { ...item, itemHash });
  const { institutionId, kind, contributionId, year, number, receivedAt, at, itemNumber } = item;
  return [institutionId, sequence, kind, contributionId, year, number, receivedAt, at, itemNumber, itemHash, head.hash, hash, JSON.stringify(seals)];
}

const selectDue = `
  SELECT head.institution_id AS "institutionId", head.entry_count AS sequence, encode(head.hash, 'hex') AS hash FROM register_head head
  WHERE head.entry_count > 0 AND NOT EXISTS (SELECT FROM register_root root WHERE root.institution_id = head.institution_id AND (root.day >= $1::date OR root.sequence >= head.entry_count))
  ORDER BY head.institution_id LIMIT $2 FOR UPDATE OF head`;

const insertAndAdvance = `
  WITH advanced AS (UPDATE register_head SET entry_count = $2, hash = decode($12, 'hex') WHERE institution_id = $1),
  entry AS (
    INSERT INTO register_entry (institution_id, sequence, kind, contribution_id, registration_year, registration_number, received_at, at, item_number, item_hash, previous_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), decode($11, 'hex'), decode($12, 'hex'))),
  given AS (SELECT * FROM jsonb_to_recordset($13::jsonb) AS given (name text, salt text, hash text)),
  sealed AS (INSERT INTO register_seal (institution_id, sequence, field, hash) SELECT $1, $2, name, decode(hash, 'hex') FROM given)
  INSERT INTO register_salt (institution_id, sequence, field, salt) SELECT $1, $2, name, decode(salt, 'hex') FROM given`;
