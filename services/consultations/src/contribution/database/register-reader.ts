import type { EntityManager } from 'typeorm';
import type { Receipt, ReceiptClaim, ReceiptVerification, RegisterReader, RegisterRoot } from '../application/ports';
import { isWhole, itemHashOf, type RegisterEntry } from './sealing';

/** Reads registers, one statement for however many. */
export const createRegisterReader = (manager: EntityManager): RegisterReader => ({
  async findReceipts(contributionIds) {
    const found = await manager.query<Receipt[]>(`${selectReceipts} WHERE entry.contribution_id = ANY ($1::uuid[]) AND entry.kind IN ('RECEIVED', 'EDITED') ORDER BY entry.sequence`, [contributionIds]);
    // The last one stays.
    const byContribution = new Map(found.map((receipt) => [receipt.contributionId, receipt]));
    return contributionIds.map((id) => byContribution.get(id) ?? null);
  },
  verify: (claim) => verify(manager, claim),
  async findRoots(institutionId, { size, direction, position }) {
    const forward = direction === 'FORWARD';
    const found = await manager.query<RegisterRoot[]>(
      `${selectRoots} WHERE institution_id = $1 AND ($2::date IS NULL OR day ${forward ? '>' : '<'} $2::date) ORDER BY day ${forward ? '' : 'DESC'} LIMIT $3`,
      [institutionId, position?.[0] ?? null, size + 1],
    );
    return forward ? found : found.toReversed();
  },
  async countRoots(institutionId) {
    const [row] = await manager.query<{ count: number }[]>('SELECT count(*)::int AS count FROM register_root WHERE institution_id = $1', [institutionId]);
    return row!.count;
  },
});

async function verify(manager: EntityManager, claim: ReceiptClaim): Promise<ReceiptVerification> {
  const { institutionId, sequence } = claim;
  const [receipt] = await manager.query<Receipt[]>(`${selectReceipts} WHERE entry.institution_id = $1 AND entry.sequence = $2`, [institutionId, sequence]);
  const [root = null] = await manager.query<RegisterRoot[]>(`${selectRoots} WHERE institution_id = $1 AND sequence >= $2 ORDER BY sequence LIMIT 1`, [institutionId, sequence]);
  if (receipt === undefined || receipt.year !== claim.year || receipt.number !== claim.number) return { outcome: 'NOT_IN_REGISTER', root: null };
  if (receipt.itemHash !== claim.itemHash || receipt.hash !== claim.entryHash) return { outcome: 'DIFFERS', root };
  const isComputed = itemHashOf(receipt.fields) === receipt.itemHash && isWhole(receipt) && (await leadsTo(manager, receipt, root));
  return { outcome: isComputed ? 'IN_REGISTER' : 'REGISTER_BROKEN', root };
}

/** Whether the register goes on unbroken from the entry to the root that covers it. */
async function leadsTo(manager: EntityManager, from: RegisterEntry, root: RegisterRoot | null): Promise<boolean> {
  if (root === null) return true;
  const following = await manager.query<RegisterEntry[]>(`${selectEntries} WHERE entry.institution_id = $1 AND entry.sequence > $2 AND entry.sequence <= $3 ORDER BY entry.sequence`, [
    from.institutionId,
    from.sequence,
    root.sequence,
  ]);
  let last = from;
  for (const entry of following) {
    if (entry.sequence !== last.sequence + 1 || entry.previousHash !== last.hash || !isWhole(entry)) return false;
    last = entry;
  }
  return last.sequence === root.sequence && last.hash === root.hash;
}

/** The columns of an entry (alias `entry`), as {@link RegisterEntry} names them. */
export const selectEntryColumns = `entry.institution_id AS "institutionId", entry.sequence, entry.kind, entry.contribution_id AS "contributionId", entry.registration_year AS year,
  entry.registration_number AS number, entry.received_at AS "receivedAt", entry.at, entry.item_number AS "itemNumber", encode(entry.item_hash, 'hex') AS "itemHash",
  encode(entry.previous_hash, 'hex') AS "previousHash", encode(entry.hash, 'hex') AS hash`;

const selectEntries = `SELECT ${selectEntryColumns} FROM register_entry entry`;

/** The hashes of the fields of an entry with their salts, those that are left, as a JSON array. */
export const fieldsOfEntry = `coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', seal.field, 'hash', encode(seal.hash, 'hex'), 'salt', encode(salt.salt, 'hex')) ORDER BY seal.field)
    FROM register_seal seal LEFT JOIN register_salt salt USING (institution_id, sequence, field)
    WHERE seal.institution_id = entry.institution_id AND seal.sequence = entry.sequence), '[]')`;

const selectReceipts = `SELECT ${selectEntryColumns}, ${fieldsOfEntry} AS fields FROM register_entry entry`;

const selectRoots = `SELECT institution_id AS "institutionId", to_char(day, 'YYYY-MM-DD') AS day, sequence, encode(hash, 'hex') AS hash, published_at AS "publishedAt" FROM register_root`;
