import { differencesOf } from '@conect/kernel';
import type { Opportunity } from '../../opportunity/domain/opportunity';
import { placedStatuses, type Application, type ApplicationEvent } from '../domain/application';
import { doings, move } from '../domain/lifecycle';
import { freeOf, placesOf, withTaken } from '../domain/places';
import type { ApplicationUnit } from './ports';

/** An application as it was, and what happened to it; null before it was made. */
interface Change {
  readonly before: Application | null;
  readonly event: ApplicationEvent;
}

const isPlaced = (application: Application | null): boolean => application !== null && placedStatuses.has(application.status);

/**
 * Saves what happened to an application of a locked opportunity, with its event and its audit entry, counts its place, and gives a place that is free to the first who waits.
 * Answers the opportunity as it is then.
 */
export async function recordApplication(unit: ApplicationUnit, opportunity: Opportunity, change: Change): Promise<Opportunity> {
  const { application } = change.event;
  if (change.before === null) await unit.applications.insert(application);
  else await unit.applications.saveMoves([application]);
  await tell(unit, [change]);
  const difference = Number(isPlaced(application)) - Number(isPlaced(change.before));
  if (difference !== 0) await unit.opportunities.take({ opportunityId: opportunity.id, shiftId: application.shiftId }, difference);
  return seatWaiting(unit, withTaken(opportunity, application.shiftId, difference), application.shiftId);
}

/** Saves what happened to applications at once, with their events and audit entries; none of them takes or frees a place. */
export async function recordAll(unit: ApplicationUnit, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await unit.applications.saveMoves(changes.map(({ event }) => event.application));
  await tell(unit, changes);
}

/** Gives the places that are free to those who wait, in the order of the line; the opportunity is locked. Of what is over nobody gets a place any more. */
export async function seatWaiting(unit: ApplicationUnit, opportunity: Opportunity, shiftId: string | null): Promise<Opportunity> {
  const places = placesOf(opportunity, shiftId);
  if (places === null || places.isOver(unit.now) || freeOf(places) <= 0) return opportunity;
  const key = { opportunityId: opportunity.id, shiftId };
  const waiting = await unit.applications.findWaitingForUpdate(key, freeOf(places));
  if (waiting.length === 0) return opportunity;
  await recordAll(unit, waiting.map((before) => ({ before, event: move(before, { by: doings.freePlace }, unit.now) })));
  await unit.opportunities.take(key, waiting.length);
  return withTaken(opportunity, shiftId, waiting.length);
}

async function tell({ publish, audit }: ApplicationUnit, changes: readonly Change[]): Promise<void> {
  await publish(changes.map(({ event }) => event));
  await audit(changes.map(({ before, event: { application } }) => ({ subjectType: 'application', subjectId: application.id, changes: differencesOf(before, application) })));
}
