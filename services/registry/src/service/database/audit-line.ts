import { hidePersonal, type AuditChanges, type AuditEntry, type TransactionFacts } from '@conect/service-kit';

interface AuditSubject {
  readonly type: 'organization' | 'activity' | 'claim' | 'change-request' | 'community' | 'document' | 'interest-record' | 'organization-link' | 'public-utility-case' | 'register-import' | 'yearly-report';
  readonly id: string;
  /** Whose chain the entry stands in, when it is about an organization. */
  readonly organizationId?: string;
}

/** The audit entry of what a transaction does to a subject, in the chain of its organization and without personal data. */
export const auditEntryOf = (subject: AuditSubject, changes: AuditChanges, { now, actorId, operation, requestId }: TransactionFacts): AuditEntry => ({
  at: now,
  actorId,
  action: operation,
  subjectType: subject.type,
  subjectId: subject.id,
  ...(subject.organizationId === undefined ? {} : { chainId: subject.organizationId }),
  requestId,
  changes: hidePersonal(changes, personalFields),
});

/** Names of people, ways to reach them, and free text, in which anybody may be named. */
const personalFields: ReadonlySet<string> = new Set([
  'legalRepresentative',
  'boardMembers',
  'contactEmail',
  'contactPhone',
  'contacts',
  'contactsForInstitutions',
  'contactsForMembers',
  'registeredAddress',
  'purpose',
  'shownPurpose',
  'shortDescriptionRo',
  'shortDescriptionEn',
  'descriptionRo',
  'descriptionEn',
  'statusReason',
  'decisionReason',
  'reason',
  'message',
  'fileName',
  'refusalReason',
  'closeReason',
  'completionRequest',
  'expertise',
  'titleRo',
  'titleEn',
  'textRo',
  'textEn',
  'imageDescription',
  'correctionReason',
]);
