import type { ContributionArticleRef, ContributionContact, ContributionContent, ContributionDisplay, ContributionKind } from '../domain/content';
import type { Contribution, ContributionAuthor, ContributionAuthorKind, ContributionChannel, ContributionStatus } from '../domain/contribution';
import { isDecided } from '../domain/lifecycle';
import { toModeration } from './moderation-rows';
import type { ContributionRow, ContributionVersionRow } from './tables/contribution.table';
import type { ModerationRow } from './tables/moderation.table';

/** Reads a contribution from its row, that of what its author says now and that of its last hiding. */
export function toContribution(row: ContributionRow, said: ContributionVersionRow, moderated: ModerationRow | null): Contribution {
  const { authorKind, authorOrganizationId, authorInstitutionId, status, channel, justification, decidedAt, decidedBy, decisionNumber, moderationNumber, ...facts } = row;
  return {
    ...facts,
    // What a status implies is not null: the table's constraints say so.
    ...(decisionNumber === null ? {} : { justification, decidedAt, decidedBy, decisionNumber }),
    channel: channel as ContributionChannel,
    author: authorOf(authorKind as ContributionAuthorKind, { authorOrganizationId, authorInstitutionId }),
    content: toContent(said),
    status: status as ContributionStatus,
    moderation: moderationNumber === null || moderated === null ? null : toModeration(moderated),
  } as Contribution;
}

function authorOf(kind: ContributionAuthorKind, { authorOrganizationId: organizationId, authorInstitutionId: institutionId }: Pick<ContributionRow, 'authorOrganizationId' | 'authorInstitutionId'>): ContributionAuthor {
  if (kind === 'ORGANIZATION') return { kind, organizationId };
  return kind === 'INSTITUTION' ? { kind, institutionId } : { kind };
}

/** Reads what an author said at one time. */
export function toContent(row: ContributionVersionRow): ContributionContent {
  const { text, draftVersionNumber, membersRepresented, interest, funding, attachmentIds } = row;
  return {
    kind: row.kind as ContributionKind,
    text,
    // A jsonb column has its own order of names.
    articleRefs: row.articleRefs.map(({ blockId, ref: { article, paragraph, letter, point } }): ContributionArticleRef => ({ blockId, ref: { article, paragraph, letter, point } })),
    draftVersionNumber,
    membersRepresented,
    interest,
    funding,
    display: row.display as ContributionDisplay,
    contact: contactOf(row),
    attachmentIds,
  };
}

const contactOf = ({ contactName: name, contactEmail: email, contactAddress: postalAddress, contactPhone: phone }: ContributionVersionRow): ContributionContact | null =>
  name === null ? null : { name, email, postalAddress, phone };

const undecided = { justification: null, decidedAt: null, decidedBy: null, decisionNumber: null };

/** The row of a contribution. */
export function toRow(contribution: Contribution): ContributionRow {
  const { id, version, consultationId, institutionId, year, number, receivedAt, createdAt, channel, author, authorUserId, recordedBy, scanDocumentId, status, statusSince, contentNumber, erasedAt } = contribution;
  const { justification, decidedAt, decidedBy, decisionNumber } = isDecided(contribution) ? contribution : undecided;
  return {
    ...{ justification, decidedAt, decidedBy, decisionNumber },
    moderationNumber: contribution.moderation?.number ?? null,
    ...{ id, version, consultationId, institutionId, year, number, receivedAt, createdAt, channel, authorUserId, recordedBy, scanDocumentId, status, statusSince, contentNumber, erasedAt },
    authorKind: author.kind,
    authorOrganizationId: author.kind === 'ORGANIZATION' ? author.organizationId : null,
    authorInstitutionId: author.kind === 'INSTITUTION' ? author.institutionId : null,
  };
}

/** The row of what an author says now. */
export function toVersionRow({ id: contributionId, contentNumber: number, content }: Contribution, { writtenAt, writtenBy }: Pick<ContributionVersionRow, 'writtenAt' | 'writtenBy'>): ContributionVersionRow {
  const { kind, text, articleRefs, draftVersionNumber, membersRepresented, interest, funding, display, contact, attachmentIds } = content;
  return {
    ...{ contributionId, number, writtenAt, writtenBy, kind, text, draftVersionNumber, membersRepresented, interest, funding, display },
    articleRefs: [...articleRefs],
    contactName: contact?.name ?? null,
    contactEmail: contact?.email ?? null,
    contactAddress: contact?.postalAddress ?? null,
    contactPhone: contact?.phone ?? null,
    attachmentIds: [...attachmentIds],
  };
}
