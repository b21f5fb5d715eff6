import { In, IsNull, type EntityManager } from 'typeorm';
import type { DraftNotificationStore } from '../../application/ports';
import type { DraftNotificationRequest } from '../../domain/draft-notification';
import { draftNotificationRequestTable, draftNotificationRoundTable, draftNotificationTable, type DraftNotificationRequestRow } from '../tables/draft-notification.table';

/** The standing requests of one transaction. */
export function createDraftNotificationStore(manager: EntityManager): DraftNotificationStore {
  const rows = manager.getRepository(draftNotificationRequestTable);
  const rounds = manager.getRepository(draftNotificationRoundTable);
  return {
    async findStanding(institutionId, { userId, organizationId }) {
      // There may be no row yet to lock: who asks twice at once waits here.
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`draft-notification-request:${institutionId}:${userId ?? organizationId ?? ''}`]);
      return rows.findOne({ where: { institutionId, endedAt: IsNull(), ...(organizationId === null ? { userId: userId! } : { organizationId }) }, lock: { mode: 'pessimistic_write' } });
    },
    findByIdForUpdate: (id) => rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }),
    findOfPersonForUpdate: (userId) => rows.find({ where: { userId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } }),
    async insert(request) {
      await rows.insert(toRow(request));
    },
    async save(request) {
      await rows.update({ id: request.id }, toRow(request));
    },
    async findUnserved({ consultationId, institutionId, publishedAt, related }, limit) {
      const found = await manager.query<{ id: string }[]>(selectUnserved, [consultationId, institutionId, publishedAt, related, limit]);
      return rows.find({ where: { id: In(found.map(({ id }) => id)) }, order: { id: 'ASC' } });
    },
    async insertServed(notifications) {
      await manager.getRepository(draftNotificationTable).insert([...notifications]);
    },
    async findRound() {
      const [found] = await manager.query<{ consultationId: string }[]>(selectRound);
      return found ?? null;
    },
    async endRound(consultationId, now) {
      await rounds.update({ consultationId }, { endedAt: now });
    },
  };
}

const toRow = (request: DraftNotificationRequest): DraftNotificationRequestRow => ({ ...request, domains: [...request.domains] });

/** Who asks in the name of an organization that is no more is not served; a suspended one reads on. */
const selectUnserved = `
  SELECT r.id FROM draft_notification_request r LEFT JOIN organization o ON o.id = r.organization_id
  WHERE r.institution_id = $2 AND r.ended_at IS NULL AND r.created_at <= $3 AND (cardinality(r.domains) = 0 OR r.domains && $4::text[])
    AND (r.organization_id IS NULL OR o.status IN ('ACTIVE', 'SUSPENDED', 'DISSOLVING'))
    AND NOT EXISTS (SELECT 1 FROM draft_notification n WHERE n.request_id = r.id AND n.consultation_id = $1)
  ORDER BY r.id LIMIT $5`;

const selectRound = `
  SELECT consultation_id AS "consultationId" FROM draft_notification_round WHERE ended_at IS NULL ORDER BY begun_at, consultation_id LIMIT 1 FOR UPDATE SKIP LOCKED`;
