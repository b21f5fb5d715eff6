import {
  actAdopted,
  actNotAdopted,
  consultationArchived,
  consultationCancelled,
  consultationClosedForInput,
  consultationCreated,
  consultationDeadlineExtended,
  consultationImported,
  consultationPublished,
  consultationScheduled,
  consultationUpdated,
  consultationWithdrawn,
  draftVersionAdded,
  draftVersionPublished,
  responsesPublished,
  submittedForEndorsement,
} from '@conect/events';
import type { ConsultationEvent } from '../domain/consultation';

const contracts = {
  ConsultationCreated: consultationCreated,
  ConsultationUpdated: consultationUpdated,
  ConsultationCancelled: consultationCancelled,
  ConsultationScheduled: consultationScheduled,
  DraftVersionAdded: draftVersionAdded,
  ConsultationPublished: consultationPublished,
  ConsultationDeadlineExtended: consultationDeadlineExtended,
  ConsultationClosedForInput: consultationClosedForInput,
  DraftVersionPublished: draftVersionPublished,
  ResponsesPublished: responsesPublished,
  SubmittedForEndorsement: submittedForEndorsement,
  ActAdopted: actAdopted,
  ActNotAdopted: actNotAdopted,
  ConsultationWithdrawn: consultationWithdrawn,
  ConsultationArchived: consultationArchived,
  ConsultationImported: consultationImported,
} as const;

/** Translates what happened to a consultation into the contract other services rely on; of one that is not published they learn that it is there. */
export function publishedConsultation({ type, consultation }: ConsultationEvent) {
  const { id: consultationId, institutionId, content, draftVersionCount: draftVersionNumber } = consultation;
  const hidden = { consultationId, institutionId };
  if (!('publishedAt' in consultation)) return { contract: contracts[type], data: hidden };
  const { title, actType, domains, urgency } = content;
  const dates = { publishedAt: consultation.publishedAt.toISOString(), inputDeadline: consultation.inputDeadline.toISOString() };
  const announced = { ...hidden, title, actType, domains, ...dates };
  // Of what was held elsewhere there is no text here, and nobody knows whether it was urgent.
  return { contract: contracts[type], data: type === 'ConsultationImported' ? announced : { ...announced, isUrgent: urgency !== null, draftVersionNumber } };
}
