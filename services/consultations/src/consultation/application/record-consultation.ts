import { differencesOf } from '@conect/kernel';
import type { Consultation, ConsultationEvent } from '../domain/consultation';
import type { ConsultationUnit } from './ports';

/** Saves what happened to a consultation, with its event and its audit entry. */
export async function recordConsultation({ consultations, publish, audit }: ConsultationUnit, before: Consultation | null, event: ConsultationEvent): Promise<void> {
  const { consultation } = event;
  await (before === null ? consultations.insert : consultations.save)(consultation);
  // Most of what happens to a consultation moves it on and leaves what it says.
  if (before !== null && before.content !== consultation.content) await consultations.saveWords(consultation);
  await publish(event);
  await audit({ consultationId: consultation.id, changes: differencesOf(before === null ? null : flat(before), flat(consultation)) });
}

/** Each thing a consultation says stands in the audit trail by itself. */
export const flat = ({ content, ...facts }: Consultation): object => ({ ...facts, ...content });
