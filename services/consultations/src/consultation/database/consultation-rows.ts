import type { PlacedBlock } from '../application/ports';
import type { Consultation, ConsultationStatus } from '../domain/consultation';
import type { ActType, ConsultationContent } from '../domain/content';
import type { ConsultationRow } from './tables/consultation.table';
import type { DraftBlockRow } from './tables/draft-version.table';

/** What only some states know, as the domain names it; null where a state does not. */
type Course = Pick<ConsultationRow, 'publishAt' | 'inputDeadline' | 'publishedAt' | 'respondedAt' | 'endorsementAt' | 'officialGazetteRef' | 'statusReason' | 'archiveAt' | 'archivedFrom'>;

const published = ['publishedAt', 'inputDeadline'] as const;
const endorsed = [...published, 'respondedAt', 'endorsementAt'] as const;

/** What each state knows; that it is there, the table's constraints say. */
const courseOf: Readonly<Record<ConsultationStatus, readonly (keyof Course)[]>> = {
  DRAFT: [],
  CANCELLED: [],
  SCHEDULED: ['publishAt', 'inputDeadline'],
  OPEN: published,
  ANALYSIS: published,
  RESPONDED: [...published, 'respondedAt'],
  ENDORSEMENT: endorsed,
  ADOPTED: [...endorsed, 'officialGazetteRef', 'archiveAt'],
  NOT_ADOPTED: [...endorsed, 'statusReason', 'archiveAt'],
  WITHDRAWN: [...endorsed, 'statusReason', 'archiveAt'],
  ARCHIVED: [...endorsed, 'officialGazetteRef', 'statusReason', 'archivedFrom'],
};

/** Reads a consultation from its row. */
export function toConsultation(row: ConsultationRow): Consultation {
  const { id, version, institutionId, draftVersionCount, createdAt, createdBy, updatedAt, statusSince } = row;
  const status = row.status as ConsultationStatus;
  const course = Object.fromEntries(courseOf[status].map((field) => [field, row[field]]));
  return { id, version, institutionId, draftVersionCount, createdAt, createdBy, updatedAt, statusSince, content: contentOf(row), ...course, status } as Consultation;
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

const noCourse: Course = {
  publishAt: null,
  inputDeadline: null,
  publishedAt: null,
  respondedAt: null,
  endorsementAt: null,
  officialGazetteRef: null,
  statusReason: null,
  archiveAt: null,
  archivedFrom: null,
};

/** The row of a consultation. */
export function toRow(consultation: Consultation): ConsultationRow {
  const { id, version, institutionId, draftVersionCount, createdAt, createdBy, updatedAt, statusSince, status, content } = consultation;
  const { card, contact, submission, urgency, domains, coInitiators, ...said } = content;
  const course = Object.fromEntries(courseOf[status].map((field) => [field, (consultation as Partial<Course>)[field] ?? null]));
  return {
    ...{ id, version, institutionId, draftVersionCount, createdAt, createdBy, updatedAt, statusSince, status },
    ...{ ...noCourse, ...course },
    ...{ ...said, domains: [...domains], coInitiators: [...coInitiators] },
    ...cardRow(card),
    ...contactRow(contact),
    ...submissionRow(submission),
    ...urgencyRow(urgency),
  };
}

const cardRow = (card: ConsultationContent['card']) => card ?? { whatChanges: null, whoIsAffected: null, untilWhen: null };

const submissionRow = (submission: ConsultationContent['submission']) => ({ submissionEmail: submission?.email ?? null, submissionAddress: submission?.postalAddress ?? null });

const urgencyRow = (urgency: ConsultationContent['urgency']) => ({ urgencyLegalBasis: urgency?.legalBasis ?? null, urgencyReason: urgency?.reason ?? null });

const contactRow = (contact: ConsultationContent['contact']) => ({
  contactName: contact?.name ?? null,
  contactPosition: contact?.position ?? null,
  contactEmail: contact?.email ?? null,
  contactPhone: contact?.phone ?? null,
});

/** Reads a block of a draft from its row. */
export const toBlock = ({ id, position, text, article, paragraph, letter, point }: DraftBlockRow): PlacedBlock => ({ id, position, text, ref: { article, paragraph, letter, point } });
