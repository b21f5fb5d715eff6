import type { EntityManager } from 'typeorm';
import type { ChangeFeed, ChangedOrganization } from '../application/ports';

/**
 * Reads the order of changes. Rows of transactions at or above the snapshot's oldest running one wait, as in the outbox, so that a
 * transaction that ends late is not skipped. Numbers beyond the snapshot's end come from the server that a backup was made of: they
 * are read as the first of all.
 */
export const createChangeFeed = (manager: EntityManager): ChangeFeed => ({
  findAfter: (after, limit) => manager.query<ChangedOrganization[]>(selectChanges, [after.transactionId, after.organizationId, limit]),
  isKnown: async ({ transactionId }) => {
    const [row] = await manager.query<{ isKnown: boolean }[]>(`SELECT $1::xid8 < pg_snapshot_xmax(pg_current_snapshot()) AS "isKnown"`, [transactionId]);
    return row!.isKnown;
  },
});

const columns = `organization_id, changed_at, has_left, listed_transaction_id`;
const selectChanges = `
  SELECT place::text AS "transactionId", organization_id AS "organizationId", changed_at AS at, has_left AS "hasLeft",
    (listed_transaction_id, organization_id) > ($1::xid8, $2::uuid) AS "isNew"
  FROM (
    (SELECT '0'::xid8 AS place, ${columns} FROM organization_change
     WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AND ('0'::xid8, organization_id) > ($1::xid8, $2::uuid)
     ORDER BY organization_id LIMIT $3)
    UNION ALL
    (SELECT transaction_id, ${columns} FROM organization_change
     WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AND (transaction_id, organization_id) > ($1::xid8, $2::uuid)
     ORDER BY transaction_id, organization_id LIMIT $3)
  ) changes
  ORDER BY place, organization_id LIMIT $3`;
