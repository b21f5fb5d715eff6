import type { EntityManager } from 'typeorm';
import type { VolunteerChange, VolunteerChangeFeed } from '../application/ports';

/**
 * Reads the order of a person's changes. Rows of transactions at or above the snapshot's oldest running one wait, as in the outbox, so that a transaction that ends late is not
 * skipped. Numbers beyond the snapshot's end come from the server that a backup was made of: they are read as the first of all.
 */
export const createVolunteerChangeFeed = (manager: EntityManager): VolunteerChangeFeed => ({
  findAfter: (userId, after, limit) => manager.query<VolunteerChange[]>(selectChanges, [userId, after.transactionId, after.subjectId, limit]),
  isKnown: async ({ transactionId }) => {
    const [row] = await manager.query<{ isKnown: boolean }[]>(`SELECT $1::xid8 < pg_snapshot_xmax(pg_current_snapshot()) AS "isKnown"`, [transactionId]);
    return row!.isKnown;
  },
});

const columns = 'subject_id, subject_type, changed_at, has_left, listed_transaction_id';
const selectChanges = `
  SELECT place::text AS "transactionId", subject_id AS "subjectId", subject_type AS "subjectType", changed_at AS at, has_left AS "hasLeft",
    (listed_transaction_id, subject_id) > ($2::xid8, $3::uuid) AS "isNew"
  FROM (
    (SELECT '0'::xid8 AS place, ${columns} FROM volunteer_change
     WHERE user_id = $1 AND transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AND ('0'::xid8, subject_id) > ($2::xid8, $3::uuid)
     ORDER BY subject_id LIMIT $4)
    UNION ALL
    (SELECT transaction_id, ${columns} FROM volunteer_change
     WHERE user_id = $1 AND transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AND (transaction_id, subject_id) > ($2::xid8, $3::uuid)
     ORDER BY transaction_id, subject_id LIMIT $4)
  ) changes
  ORDER BY place, subject_id LIMIT $4`;
