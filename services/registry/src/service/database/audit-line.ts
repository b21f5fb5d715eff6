import { hidePersonal, type AuditChanges, type AuditLine } from '@conect/service-kit';

interface AuditSubject {
  readonly type: 'organization' | 'activity' | 'claim' | 'change-request' | 'community' | 'document' | 'interest-record' | 'organization-link' | 'public-utility-case' | 'register-import' | 'yearly-report';
  readonly id: string;
  /** Whose chain the entry stands in, when it is about an organization. */
  readonly organizationId?: string;
}

/** The line of the audit trail about what is done to a subject, in the chain of its organization and without personal data. */
export const auditLineOf = ({ type: subjectType, id: subjectId, organizationId }: AuditSubject, changes: AuditChanges): AuditLine => ({
  subjectType,
  subjectId,
  ...(organizationId === undefined ? {} : { chainId: organizationId }),
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
