import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import type { Consultation, ConsultationEvent, ScheduledConsultation } from '../../domain/consultation';
import { archiveConsultation, closeForInput, publishConsultation } from '../../domain/lifecycle';
import { lawfulDeadline, missingForPublication } from '../../domain/publication';
import type { ConsultationUnit, InConsultationTransaction } from '../ports';
import { recordConsultation } from '../record-consultation';

/** See {@link createWalkConsultations}. */
export type WalkConsultations = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InConsultationTransaction;
  readonly newId: NewId;
}

/**
 * Does what time asks of consultations, up to so many at once: publishes what is scheduled, closes what has reached its deadline, archives
 * what has been over for as long as the term says. It answers how many it walked; one that the state does not call for changes nothing.
 */
export const createWalkConsultations =
  ({ inTransaction, newId }: Dependencies): WalkConsultations =>
  async (limit) => {
    const walk = inTransaction(systemCall('walkConsultations', newId), async (unit) => {
      let walkedCount = 0;
      for (const before of await unit.consultations.findDueForUpdate(limit)) {
        const event = await dueEvent(unit, before);
        if (event === null) continue;
        await recordConsultation(unit, before, event);
        walkedCount += 1;
      }
      return accept({ walkedCount });
    });
    return (await unrefused(walk)).walkedCount;
  };

/** What time does to this consultation now; null when it asks nothing of it. */
async function dueEvent(unit: ConsultationUnit, before: Consultation): Promise<ConsultationEvent | null> {
  const { now } = unit;
  if (before.status === 'SCHEDULED') return before.publishAt <= now ? dueAnnouncement(unit, before) : null;
  if (before.status === 'OPEN') return before.inputDeadline <= now ? closeForInput(before, now) : null;
  return 'archiveAt' in before && before.archiveAt <= now ? archiveConsultation(before, now) : null;
}

/** An institution that has closed meanwhile announces nothing; a term that has become longer meanwhile is kept. */
async function dueAnnouncement({ institutions, legalClock, scheduleWalk, now }: ConsultationUnit, before: ScheduledConsultation): Promise<ConsultationEvent | null> {
  if (missingForPublication(before).length > 0 || !(await institutions.isOpen(before.institutionId))) return null;
  const inputDeadline = lawfulDeadline(await legalClock(), before, now);
  await scheduleWalk(inputDeadline);
  return publishConsultation(before, inputDeadline, now);
}
