import type { Consultation, ConsultationEvent, ScheduledConsultation } from '../../domain/consultation';
import { archiveConsultation, closeForInput, publishConsultation } from '../../domain/lifecycle';
import { missingForPublication } from '../../domain/publication';
import type { ConsultationUnit } from '../ports';
import { recordConsultation } from '../record-consultation';

/** See {@link createWalkConsultations}. */
export type WalkConsultations = (limit: number) => Promise<number>;

/** Runs one piece of the walk in a transaction of its own. */
type InJob = <Value>(operation: string, work: (unit: ConsultationUnit) => Promise<Value>) => Promise<Value>;

/**
 * Does what time asks of consultations, up to so many at once: publishes what is scheduled, closes what has reached its deadline, archives
 * what has been over for as long as the term says. It answers how many it walked; one that the state does not call for changes nothing.
 */
export const createWalkConsultations =
  (inJob: InJob): WalkConsultations =>
  (limit) =>
    inJob('walkConsultations', async (unit) => {
      let walked = 0;
      for (const before of await unit.consultations.findDueForUpdate(limit)) {
        const event = await dueEvent(unit, before);
        if (event === null) continue;
        await recordConsultation(unit, before, event);
        walked += 1;
      }
      return walked;
    });

/** What time does to this consultation now; null when it asks nothing of it. */
async function dueEvent(unit: ConsultationUnit, before: Consultation): Promise<ConsultationEvent | null> {
  const { now } = unit;
  if (before.status === 'SCHEDULED') return before.publishAt <= now ? dueAnnouncement(unit, before) : null;
  if (before.status === 'OPEN') return before.inputDeadline <= now ? closeForInput(before, now) : null;
  return 'archiveAt' in before && before.archiveAt <= now ? archiveConsultation(before, now) : null;
}

/** An institution that has closed meanwhile announces nothing. */
async function dueAnnouncement({ institutions, scheduleWalk, now }: ConsultationUnit, before: ScheduledConsultation): Promise<ConsultationEvent | null> {
  if (missingForPublication(before).length > 0 || !(await institutions.isOpen(before.institutionId))) return null;
  await scheduleWalk(before.inputDeadline);
  return publishConsultation(before, before.inputDeadline, now);
}
