import type { Contribution, ContributionStatus, SubmittedContribution } from '../src/contribution/domain/contribution';
import { draft, institutionId, then } from './examples';

/** What Paul proposes. */
export const aContribution: SubmittedContribution = {
  id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1',
  version: 3,
  consultationId: draft.id,
  institutionId,
  year: 2026,
  number: 12,
  channel: 'PLATFORM',
  author: { kind: 'INDIVIDUAL' },
  authorUserId: 'paul',
  receivedAt: then,
  createdAt: then,
  recordedBy: null,
  scanDocumentId: null,
  status: 'SUBMITTED',
  statusSince: then,
  contentNumber: 1,
  content: {
    kind: 'PROPOSAL',
    text: 'Se adaugă resturile vegetale.',
    articleRefs: [],
    draftVersionNumber: 1,
    membersRepresented: null,
    interest: null,
    funding: null,
    display: 'NAME',
    contact: { name: 'Ștefan-Paul ionescu', email: 'paul@example.org', postalAddress: null, phone: null },
    attachmentIds: [],
  },
  erasedAt: null,
  moderation: null,
};

const decided = { ...aContribution, justification: 'Limita este deja în anexa nr. 2.', decidedAt: then, decidedBy: 'radu', decisionNumber: 1 };

/** A contribution in every state. */
export const inEveryStatus = {
  SUBMITTED: aContribution,
  WITHDRAWN: { ...aContribution, status: 'WITHDRAWN' },
  UNDER_REVIEW: { ...aContribution, status: 'UNDER_REVIEW' },
  ACCEPTED: { ...decided, status: 'ACCEPTED' },
  PARTIALLY_ACCEPTED: { ...decided, status: 'PARTIALLY_ACCEPTED' },
  REJECTED: { ...decided, status: 'REJECTED' },
  NOT_APPLICABLE: { ...decided, status: 'NOT_APPLICABLE' },
} as const satisfies { readonly [Status in ContributionStatus]: Contribution & { readonly status: Status } };
