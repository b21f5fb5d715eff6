import { consultationCancelled, consultationCreated, consultationUpdated } from '@conect/events';
import type { ConsultationEvent } from '../domain/consultation';

const contracts = { ConsultationCreated: consultationCreated, ConsultationUpdated: consultationUpdated, ConsultationCancelled: consultationCancelled } as const;

/** Translates what happened to a consultation into the contract other services rely on; of one that is not published they learn that it is there. */
export function publishedConsultation({ type, consultation: { id: consultationId, institutionId } }: ConsultationEvent) {
  return { contract: contracts[type], data: { consultationId, institutionId } };
}
