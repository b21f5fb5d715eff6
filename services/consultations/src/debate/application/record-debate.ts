import { differencesOf, type NewId } from '@conect/kernel';
import type { Debate, DebateEvent, DebatePlan } from '../domain/debate';
import type { DebateRequest } from '../domain/debate-request';
import { changeRegistration, missDecision, missMinutes } from '../domain/lifecycle';
import { freePlaces, promoted, type DebateRegistration } from '../domain/registration';
import type { DebateUnit } from './ports';

/** Saves what happened to a debate, with its event, and with an audit entry when the debate itself is no longer as it was. */
export async function recordDebate<Event extends DebateEvent>({ debates, publish, audit }: DebateUnit, before: Debate, event: Event): Promise<Event['debate']> {
  const { debate } = event;
  await debates.save(debate);
  await publish(event);
  const changes = differencesOf(flat(before), flat(debate));
  if (Object.keys(changes).length > 0) await audit({ debateId: debate.id, subjectType: 'debate', subjectId: debate.id, changes });
  return debate;
}

/** Each thing a debate says stands in the audit trail by itself. */
function flat(debate: Debate): object {
  // What counts events and places in the line says nothing of the debate itself.
  const facts = { ...debate, version: undefined, registrationCount: undefined };
  return 'plan' in debate ? { ...facts, plan: undefined, ...debate.plan } : facts;
}

/** Saves a request, with its audit entry. */
export async function recordRequest({ requests, audit }: DebateUnit, before: DebateRequest | null, request: DebateRequest): Promise<void> {
  await (before === null ? requests.insert : requests.save)(request);
  await audit({ debateId: request.debateId, subjectType: 'debateRequest', subjectId: request.id, changes: differencesOf(before, request) });
}

/** Saves a registration with its event and its audit entry; answers the debate as it is afterwards. */
export async function recordRegistration(unit: DebateUnit, debate: Debate, { before, after }: { readonly before: DebateRegistration | null; readonly after: DebateRegistration }): Promise<Debate> {
  await (before === null ? unit.registrations.insert : unit.registrations.save)(after);
  await unit.audit({ debateId: debate.id, subjectType: 'debateRegistration', subjectId: after.id, changes: differencesOf(before, after) });
  return recordDebate(unit, debate, changeRegistration(debate, after));
}

/** Gives the places that are free to those who wait, the first first. */
export async function seatWaiting(unit: DebateUnit, before: Debate, { places }: Pick<DebatePlan, 'places'>): Promise<void> {
  const free = freePlaces(places, await unit.registrations.countSeated(before.id));
  if (free === 0) return;
  let debate = before;
  for (const waiting of await unit.registrations.findWaiting(before.id, free)) debate = await recordRegistration(unit, debate, { before: waiting, after: promoted(waiting) });
}

/** Says once of what is late that it is; answers the debate as it is then, and how many breaches were new. */
export async function sayWhatIsLate(unit: DebateUnit, debate: Debate, newId: NewId): Promise<{ readonly debate: Debate; readonly breachCount: number }> {
  const { now } = unit;
  let after = debate;
  let breachCount = 0;
  for (const request of await unit.requests.findOverdue(debate.id, now)) {
    if (await recordBreach(unit, debate, missDecision(debate, request, newId(), now))) breachCount += 1;
  }
  if (debate.status === 'HELD' && debate.minutesDueAt <= now) {
    const event = missMinutes(debate, newId(), now);
    if (await recordBreach(unit, debate, event)) breachCount += 1;
    after = event.debate;
  }
  return { debate: after, breachCount };
}

/** A breach that is known already is not said again. */
async function recordBreach(unit: DebateUnit, before: Debate, event: Extract<DebateEvent, { type: 'LegalTermBreached' }>): Promise<boolean> {
  const isNew = await unit.breaches.insert(event.breach);
  if (isNew) await recordDebate(unit, before, event);
  return isNew;
}
