import type { Consultation, ConsultationStatus } from '../domain/consultation';
import type { ActType, ConsultationContent } from '../domain/content';
import type { ConsultationRow } from './tables/consultation.table';

/** Reads a consultation from its row; that what its status implies is there, the table's constraints say. */
export function toConsultation(row: ConsultationRow): Consultation {
  const { id, version, institutionId, createdAt, createdBy, updatedAt, statusSince } = row;
  return { id, version, institutionId, createdAt, createdBy, updatedAt, statusSince, content: contentOf(row), status: row.status as ConsultationStatus } as Consultation;
}

function contentOf(row: ConsultationRow): ConsultationContent {
  const { title, domains, initiator, coInitiators, eConsultareId, justificationNote } = row;
  return { title, actType: row.actType as ActType, domains, initiator, coInitiators, eConsultareId, justificationNote, card: cardOf(row), contact: contactOf(row), submission: submissionOf(row), urgency: urgencyOf(row) };
}

const isEmpty = (...values: readonly (string | null)[]): boolean => values.every((value) => value === null);

const cardOf = ({ whatChanges, whoIsAffected, untilWhen }: ConsultationRow): ConsultationContent['card'] =>
  isEmpty(whatChanges, whoIsAffected, untilWhen) ? null : { whatChanges, whoIsAffected, untilWhen };

const contactOf = ({ contactName: name, contactPosition: position, contactEmail: email, contactPhone: phone }: ConsultationRow): ConsultationContent['contact'] =>
  name === null ? null : { name, position, email, phone };

const submissionOf = ({ submissionEmail: email, submissionAddress: postalAddress }: ConsultationRow): ConsultationContent['submission'] =>
  isEmpty(email, postalAddress) ? null : { email, postalAddress };

const urgencyOf = ({ urgencyLegalBasis: legalBasis, urgencyReason: reason }: ConsultationRow): ConsultationContent['urgency'] =>
  legalBasis === null || reason === null ? null : { legalBasis, reason };

/** The row of a consultation. */
export function toRow({ content, ...facts }: Consultation): ConsultationRow {
  const { card, contact, submission, urgency, domains, coInitiators, ...said } = content;
  return { ...facts, ...said, domains: [...domains], coInitiators: [...coInitiators], ...cardRow(card), ...contactRow(contact), ...submissionRow(submission), ...urgencyRow(urgency) };
}

const cardRow = (card: ConsultationContent['card']) => ({ whatChanges: card?.whatChanges ?? null, whoIsAffected: card?.whoIsAffected ?? null, untilWhen: card?.untilWhen ?? null });

const contactRow = (contact: ConsultationContent['contact']) => ({
  contactName: contact?.name ?? null,
  contactPosition: contact?.position ?? null,
  contactEmail: contact?.email ?? null,
  contactPhone: contact?.phone ?? null,
});

const submissionRow = (submission: ConsultationContent['submission']) => ({ submissionEmail: submission?.email ?? null, submissionAddress: submission?.postalAddress ?? null });

const urgencyRow = (urgency: ConsultationContent['urgency']) => ({ urgencyLegalBasis: urgency?.legalBasis ?? null, urgencyReason: urgency?.reason ?? null });
