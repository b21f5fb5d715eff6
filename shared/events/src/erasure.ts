import { z } from 'zod';
import { publishedBy, type EventContract } from './contract';

const defineEvent = publishedBy('identity');

const userId = z.uuid().describe('The user; why he wants to be forgotten is asked nowhere.');
const erasureId = z.uuid().describe('His request.');
const request = z.object({ userId, erasureId });
const example = { userId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2', erasureId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f7' };
const services = ['registry', 'volunteering', 'consultations', 'messaging'] as const;

/** Edge: nothing -> REQUESTED. Every service says whether a duty stands. */
export const userErasureRequested = defineEvent({
  aggregate: 'user',
  name: 'UserErasureRequested',
  when: 'A person asks to be erased (GDPR art. 17).',
  consumers: services,
  data: request,
  example,
});

/** Edge: REQUESTED -> DEFERRED. */
export const userErasureDeferred = defineEvent({
  aggregate: 'user',
  name: 'UserErasureDeferred',
  when: 'The erasure of a person waits until a duty that stands in its way has ended.',
  data: request,
  example,
});

/** Edges: REQUESTED or DEFERRED -> WITHDRAWN. */
export const userErasureWithdrawn = defineEvent({
  aggregate: 'user',
  name: 'UserErasureWithdrawn',
  when: 'A person takes the request to be erased back before it has begun.',
  consumers: services,
  data: request,
  example,
});

/** Edges: REQUESTED or DEFERRED -> ERASING. */
export const userErasureBegun = defineEvent({
  aggregate: 'user',
  name: 'UserErasureBegun',
  when: 'Nothing stands in the way of an erasure: the account is closed for good, and the person is told by a last mail.',
  data: request,
  example,
});

/** Edge: ERASING -> ERASED. */
export const userErasureCompleted = defineEvent({
  aggregate: 'user',
  name: 'UserErasureCompleted',
  when: 'The last service has forgotten a person who is erased.',
  data: request,
  example,
});

/** What identity says of erasures, beside `UserErased`. */
export const erasureEvents = [userErasureRequested, userErasureDeferred, userErasureWithdrawn, userErasureBegun, userErasureCompleted] as const;

/** What another service says of the erasure of one person; the key of its topic is the user's id. */
export interface ErasureAnswers {
  readonly cleared: EventContract<typeof request>;
  readonly deferred: EventContract<typeof deferral>;
  readonly forgotten: EventContract<typeof forgottenPerson>;
}

const deferral = z.object({
  userId,
  erasureId: erasureId.nullable().describe('His request; null when he was erased without one.'),
  blockers: z
    .array(z.object({ code: z.string().describe('What stands in the way, e.g. CONTRACT_IN_FORCE.'), since: z.iso.datetime().describe('Since when.') }))
    .min(1)
    .describe('Each kind of duty once.'),
});
const forgottenPerson = z.object({ userId: z.uuid().describe('The user, of whom the service keeps nothing any more but an id that names nobody.') });

function answersOf(service: (typeof services)[number]): ErasureAnswers {
  const define = publishedBy(service);
  const nameOf = (what: string): string => `${service[0]!.toUpperCase()}${service.slice(1)}${what}`;
  const consumers = ['identity'];
  const { userId: exampleUser } = example;
  return {
    cleared: define({ aggregate: 'erasure', name: nameOf('ErasureCleared'), when: `Nothing in ${service} stands in the way of the erasure of a person, or does so no longer.`, consumers, data: request, example }),
    deferred: define({
      aggregate: 'erasure',
      name: nameOf('ErasureDeferred'),
      when: `A duty in ${service} stands in the way of the erasure of a person; once it has ended, it says so.`,
      consumers,
      data: deferral,
      example: { ...example, blockers: [{ code: 'CONTRACT_IN_FORCE', since: '2026-03-02T09:15:30.123Z' }] },
    }),
    forgotten: define({ aggregate: 'erasure', name: nameOf('UserForgotten'), when: `What ${service} kept of a person who is erased is gone.`, consumers, data: forgottenPerson, example: { userId: exampleUser } }),
  };
}

/** What each of the other services says of erasures. */
export const erasureAnswers = {
  registry: answersOf('registry'),
  volunteering: answersOf('volunteering'),
  consultations: answersOf('consultations'),
  messaging: answersOf('messaging'),
} as const;

/** A service that is asked before anybody is erased. */
export type ErasingService = keyof typeof erasureAnswers;

/** All that one service says of erasures, for the list of its events. */
export const erasureAnswerEvents = (service: ErasingService): readonly EventContract[] => Object.values(erasureAnswers[service]) as readonly EventContract[];
