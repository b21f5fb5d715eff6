import type { Consultation, ConsultationDraft, ConsultationStatus } from '../src/consultation/domain/consultation';
import { bareContent, type ConsultationContent } from '../src/consultation/domain/content';

/** Two institutions. */
export const [institutionId, otherInstitutionId] = ['0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3', '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c4'];

/** J5: the 2nd of March 2026 in the morning, and the end of the 12th. */
export const then = new Date('2026-03-02T08:00:00Z');
export const deadline = new Date('2026-03-12T22:00:00Z');

/** All that a publication needs. */
export const whole: ConsultationContent = {
  ...bareContent({ title: 'Proiect de hotărâre a Guvernului privind calitatea aerului', actType: 'GOVERNMENT_DECISION' }),
  card: { whatChanges: 'Limite noi.', whoIsAffected: 'Orașele.', untilWhen: '12 martie.' },
  domains: ['E'],
  contact: { name: 'Radu Pop', position: null, email: 'radu.pop@mediu.example', phone: null },
  submission: { email: 'propuneri@mediu.example', postalAddress: null },
  justificationNote: 'Directiva (UE) 2024/2881 trebuie transpusă.',
};

const facts = { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0f1', version: 3, institutionId, content: whole, draftVersionCount: 1, createdAt: then, createdBy: 'radu', updatedAt: then, statusSince: then };
const published = { ...facts, publishedAt: then, inputDeadline: deadline };
const endorsed = { ...published, respondedAt: deadline, endorsementAt: deadline };
const archiveAt = new Date('2027-03-12T22:00:00Z');

/** A draft that is ready to be published. */
export const draft: ConsultationDraft = { ...facts, status: 'DRAFT' };

/** A consultation in every state. */
export const inEveryStatus = {
  DRAFT: draft,
  SCHEDULED: { ...facts, status: 'SCHEDULED', publishAt: then, inputDeadline: deadline },
  OPEN: { ...published, status: 'OPEN' },
  ANALYSIS: { ...published, status: 'ANALYSIS' },
  RESPONDED: { ...published, status: 'RESPONDED', respondedAt: deadline },
  ENDORSEMENT: { ...endorsed, status: 'ENDORSEMENT' },
  ADOPTED: { ...endorsed, status: 'ADOPTED', officialGazetteRef: 'M.Of. 123/2026', archiveAt },
  NOT_ADOPTED: { ...endorsed, status: 'NOT_ADOPTED', statusReason: 'Aviz negativ.', archiveAt },
  WITHDRAWN: { ...endorsed, status: 'WITHDRAWN', statusReason: 'Se reface.', archiveAt },
  CANCELLED: { ...facts, status: 'CANCELLED' },
  ARCHIVED: { ...endorsed, status: 'ARCHIVED', archivedFrom: 'ADOPTED', officialGazetteRef: 'M.Of. 123/2026', statusReason: null },
} as const satisfies { readonly [Status in ConsultationStatus]: Extract<Consultation, { status: Status }> };
