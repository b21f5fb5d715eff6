import { ideaAnswered, ideaSubmitted, ideaSupported, ideaSupportWithdrawn, ideaTakenUp, ideaWithdrawn } from '@conect/events';
import type { IdeaEvent } from '../domain/idea';

const contracts = {
  IdeaSubmitted: ideaSubmitted,
  IdeaSupported: ideaSupported,
  IdeaSupportWithdrawn: ideaSupportWithdrawn,
  IdeaWithdrawn: ideaWithdrawn,
  IdeaAnswered: ideaAnswered,
  IdeaTakenUp: ideaTakenUp,
} as const;

/** Translates what happened to an idea into the contract other services rely on: ids, and in which domains it is. */
export function publishedIdea(event: IdeaEvent) {
  const { id: ideaId, organizationId, institutionId, domains } = event.idea;
  const supporter = 'supporterId' in event ? { supporterId: event.supporterId } : {};
  const consultation = 'consultationId' in event.idea ? { consultationId: event.idea.consultationId } : {};
  return { contract: contracts[event.type], data: { ideaId, organizationId, institutionId, domains, ...supporter, ...consultation } };
}
