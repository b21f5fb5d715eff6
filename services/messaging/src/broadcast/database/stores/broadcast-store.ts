import type { EntityManager } from 'typeorm';
import type { BroadcastStore, BroadcastUnit } from '../../application/ports';
import type { Broadcast, BroadcastCounts } from '../../domain/broadcast';
import { meantOrganizations, meantParameters } from '../meant-organizations';
import { broadcastTable } from '../tables/broadcast.table';

/** The broadcasts of one transaction; however many organizations one means, they are written by one statement. */
export function createBroadcastStore(manager: EntityManager): BroadcastStore {
  const rows = manager.getRepository(broadcastTable);
  const locked = async (where: string, values: readonly unknown[]): Promise<Broadcast | null> => {
    const [found] = await manager.query<{ id: string }[]>(`SELECT id FROM broadcast WHERE ${where}`, [...values]);
    return found === undefined ? null : rows.findOneBy({ id: found.id });
  };
  return {
    async countSince(institutionId, since) {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('broadcasts of ' || $1, 0))`, [institutionId]);
      const [found] = await manager.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM broadcast WHERE institution_id = $1 AND sent_at > $2 AND (status <> 'CANCELLED' OR delivered_count > 0)`, [institutionId, since]);
      return found!.count;
    },
    async insert(broadcast, meant) {
      await rows.insert({ ...broadcast });
      const [counts] = await manager.query<BroadcastCounts[]>(settleRecipients, [...meantParameters(meant), broadcast.id, broadcast.sentAt]);
      return counts!;
    },
    findByIdForUpdate: (id) => locked('id = $1 FOR UPDATE', [id]),
    takeSending: () => locked(`status = 'SENDING' ORDER BY sent_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`, []),
    async markDelivered({ id, deliveredThrough }, limit, at) {
      const marked = await manager.query<{ id: string }[]>(markNext, [id, deliveredThrough, limit, at]);
      return marked.map(({ id: organizationId }) => organizationId);
    },
    async markCancelled(broadcastId, at) {
      await manager.query(`UPDATE broadcast_recipient SET state = 'CANCELLED', settled_at = $2 WHERE broadcast_id = $1 AND state = 'PENDING'`, [broadcastId, at]);
    },
    async save({ id, version, status, finishedAt, recipientCount, optedOutCount, deliveredCount, deliveredThrough }) {
      await rows.update({ id }, { version, status, finishedAt, recipientCount, optedOutCount, deliveredCount, deliveredThrough });
    },
    async hasReached(broadcastId, organizationIds) {
      const found = await manager.query<unknown[]>(`SELECT 1 FROM broadcast_recipient WHERE broadcast_id = $1 AND organization_id = ANY ($2::uuid[]) AND state = 'DELIVERED' LIMIT 1`, [broadcastId, organizationIds]);
      return found.length > 0;
    },
  };
}

const settleRecipients = `
  WITH settled AS (
    INSERT INTO broadcast_recipient (broadcast_id, organization_id, state, meant_at)
    SELECT $10, id, CASE WHEN opted_out THEN 'OPTED_OUT' ELSE 'PENDING' END, $11 FROM (${meantOrganizations}) meant ORDER BY id
    RETURNING state
  )
  SELECT count(*) FILTER (WHERE state = 'PENDING')::int AS "recipientCount", count(*) FILTER (WHERE state = 'OPTED_OUT')::int AS "optedOutCount" FROM settled`;

const markNext = `
  WITH next AS (
    SELECT organization_id FROM broadcast_recipient
    WHERE broadcast_id = $1 AND state = 'PENDING' AND ($2::uuid IS NULL OR organization_id > $2) ORDER BY organization_id LIMIT $3
  ), marked AS (
    UPDATE broadcast_recipient recipient SET state = 'DELIVERED', settled_at = $4 FROM next
    WHERE recipient.broadcast_id = $1 AND recipient.organization_id = next.organization_id RETURNING recipient.organization_id
  )
  SELECT organization_id AS id FROM marked ORDER BY organization_id`;

/** Of what organizations want nothing, on one transaction. */
export const createOptOutStore = (manager: EntityManager): BroadcastUnit['optOuts'] => ({
  async set({ organizationId, topic, optedOut }, at) {
    const statement = optedOut
      ? 'INSERT INTO broadcast_opt_out (organization_id, topic, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1'
      : 'WITH gone AS (DELETE FROM broadcast_opt_out WHERE organization_id = $1 AND topic = $2 RETURNING 1) SELECT 1 FROM gone';
    const changed = await manager.query<unknown[]>(statement, optedOut ? [organizationId, topic, at] : [organizationId, topic]);
    return changed.length > 0;
  },
});
