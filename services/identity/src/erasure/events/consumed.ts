import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import { erasureAnswers, type ErasingService } from '@conect/events';
import type { HeardAnswer } from '../application/commands/hear-answer';

type Manager = Parameters<EventHandler<unknown>>[1];

/** Acts on an answer in the transaction of its event. */
export type OnAnswer = (manager: Manager, traceparent: string | null, answer: HeardAnswer) => Promise<void>;

/** What each other service says of an erasure: nothing stands in the way, something does, it has forgotten. */
export const erasureSubscriptions = (onAnswer: OnAnswer): readonly EventSubscription[] =>
  (Object.keys(erasureAnswers) as ErasingService[]).flatMap((service) => {
    const { cleared, deferred, forgotten } = erasureAnswers[service];
    return [
      on(cleared, ({ data, aggregateVersion: version, traceparent }, manager) => onAnswer(manager, traceparent, { ...data, service, version, blockers: [], hasForgotten: false })),
      on(deferred, ({ data, aggregateVersion: version, traceparent }, manager) => onAnswer(manager, traceparent, { ...data, service, version, hasForgotten: false })),
      on(forgotten, ({ data, aggregateVersion: version, traceparent }, manager) => onAnswer(manager, traceparent, { ...data, erasureId: null, service, version, blockers: [], hasForgotten: true })),
    ];
  });
