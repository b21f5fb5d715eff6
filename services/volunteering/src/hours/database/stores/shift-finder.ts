import type { EntityManager } from 'typeorm';
import type { ShiftFinder } from '../../application/ports';
import type { PlacedShift } from '../../domain/attendance';

/** A shift with what it is of. */
export const selectShifts = `
  SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.opportunity_id AS "opportunityId", o.organization_id AS "organizationId"
  FROM shift s JOIN opportunity o ON o.id = s.opportunity_id`;

/** Who is to come to a shift; who came stays so when the activity is completed. */
const selectPlace = `
  SELECT coalesce(bool_or(a.shift_id = $2), false) AS "isExpected", count(*) > 0 AS "isKnown"
  FROM application a JOIN shift s ON s.opportunity_id = a.opportunity_id
  WHERE s.id = $2 AND a.volunteer_id = $1 AND a.status IN ('ACCEPTED', 'ENGAGED', 'COMPLETED')`;

/** The shifts of one transaction, and who is to come to them. */
export const createShiftFinder = (manager: EntityManager): ShiftFinder => ({
  async findByIdForShare(id) {
    const [shift] = await manager.query<PlacedShift[]>(`${selectShifts} WHERE s.id = $1 FOR SHARE OF s`, [id]);
    return shift ?? null;
  },
  async placeOf(volunteerId, shiftId) {
    const [found] = await manager.query<{ isExpected: boolean; isKnown: boolean }[]>(selectPlace, [volunteerId, shiftId]);
    if (found?.isExpected === true) return 'EXPECTED';
    return found?.isKnown === true ? 'EXPECTED_ELSEWHERE' : 'NOT_EXPECTED';
  },
});
