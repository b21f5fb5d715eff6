import { In, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { ApplicationStore, PlacesKey } from '../../application/ports';
import { isLive, type Application } from '../../domain/application';
import { toApplication, toApplicationRow } from '../application-rows';
import { applicationTable, type ApplicationRow } from '../tables/application.table';

const ofPlaces = ({ opportunityId, shiftId }: PlacesKey): FindOptionsWhere<ApplicationRow> => ({ opportunityId, shiftId: shiftId ?? IsNull() });
const locked = { mode: 'pessimistic_write' } as const;
const belonging = { id: true, opportunityId: true, organizationId: true } as const;

/** The applications of one transaction, by TypeORM. */
export function createApplicationStore(manager: EntityManager): ApplicationStore {
  const rows = manager.getRepository(applicationTable);
  return {
    belongingOf: (id) => rows.findOne({ where: { id }, select: belonging }),
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: locked });
      return row === null ? null : toApplication(row);
    },
    findWaitingForUpdate: async (places, limit) => (await rows.find({ where: { ...ofPlaces(places), status: 'WAITLISTED' }, order: { waitingNumber: 'ASC' }, take: limit, lock: locked })).map(toApplication),
    findUndecidedForUpdate: async (opportunityId) =>
      (await rows.find({ where: { opportunityId, status: In(['SUBMITTED', 'WAITLISTED']) }, order: { appliedAt: 'ASC', id: 'ASC' }, lock: locked })).map(toApplication),
    findOf: (volunteerId, statuses, organizationId) =>
      rows.find({ where: { volunteerId, status: In([...statuses]), ...(organizationId === null ? {} : { organizationId }) }, select: belonging, order: { opportunityId: 'ASC', id: 'ASC' } }),
    hasLive: async (volunteerId, places) => (await rows.find({ where: { ...ofPlaces(places), volunteerId }, select: { status: true } })).some((row) => isLive(row as Pick<Application, 'status'>)),
    hasApplied: (volunteerId, organizationId) => rows.existsBy({ volunteerId, organizationId }),
    lastWaitingNumber: async (places) => (await rows.findOne({ where: { ...ofPlaces(places), status: 'WAITLISTED' }, select: { waitingNumber: true }, order: { waitingNumber: 'DESC' } }))?.waitingNumber ?? 0,
    insert: async (application) => void (await rows.insert(toApplicationRow(application))),
    saveMoves: async (applications) => void (await manager.query(saveMoves, [JSON.stringify(applications.map(movedRow))])),
    async forget(volunteerId) {
      await rows.update({ volunteerId }, { motivation: null, answers: [] });
      // What the host wrote to him goes too: it may name him.
      await rows.update({ volunteerId }, { reason: null });
      await manager.query('DELETE FROM application_change WHERE volunteer_id = $1', [volunteerId]);
    },
  };
}

const movedRow = ({ id, version, status, statusSince, reasonCode, reason, waitingNumber }: Application) => ({ id, version, status, statusSince, reasonCode, reason, waitingNumber });

const saveMoves = `
  UPDATE application SET version = moved.version, status = moved.status, status_since = moved."statusSince", reason_code = moved."reasonCode", reason = moved.reason,
    waiting_number = moved."waitingNumber"
  FROM jsonb_to_recordset($1::jsonb) AS moved (id uuid, version integer, status text, "statusSince" timestamptz, "reasonCode" text, reason text, "waitingNumber" integer)
  WHERE application.id = moved.id`;
