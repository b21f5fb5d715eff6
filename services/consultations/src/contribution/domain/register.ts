import type { ContributionContent } from './content';
import type { ContributionDecision, RegistrationNumber } from './contribution';
import type { AppealRuling, HidingGrounds } from './moderation';

/** What an entry of the register of proposals says of a contribution. */
type RegisterEntryKind = 'RECEIVED' | 'EDITED' | 'WITHDRAWN' | 'DECIDED' | 'ERASED' | 'HIDDEN' | 'RESTORED';

/** What an entry is about, before it has its place; every field of the item is sealed by itself. */
export interface RegisterItem extends RegistrationNumber {
  readonly institutionId: string;
  readonly kind: RegisterEntryKind;
  readonly contributionId: string;
  readonly receivedAt: Date;
  readonly at: Date;
  /** Which version of what the author said, which decision or which hiding; null of an entry that is about none. */
  readonly itemNumber: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What the register keeps of what an author says; an attachment is known by the hash of its bytes. */
export function contentFields({ contact, articleRefs, ...content }: ContributionContent, attachmentHashes: readonly string[]): RegisterItem['fields'] {
  const { kind, text, draftVersionNumber, membersRepresented, interest, funding, display } = content;
  return {
    ...{ kind, text, draftVersionNumber, membersRepresented, interest, funding, display },
    articleRefs: articleRefs.map(({ blockId, ref: { article, paragraph, letter, point } }) => ({ blockId, article, paragraph, letter, point })),
    name: contact?.name ?? null,
    contact: contact === null ? null : { email: contact.email, postalAddress: contact.postalAddress, phone: contact.phone },
    attachments: attachmentHashes,
  };
}

/** What the register keeps of a decision. */
export const decisionFields = ({ status, justification }: ContributionDecision): RegisterItem['fields'] => ({ decision: status, justification });

/** What the register keeps of why a text was hidden. */
export const hidingFields = ({ reason, explanation }: HidingGrounds): RegisterItem['fields'] => ({ reason, explanation });

/** What the register keeps of why a text is shown again. */
export const rulingFields = ({ rulingReason }: AppealRuling): RegisterItem['fields'] => ({ rulingReason });

/** The fields about the words of a person that go with these. */
export const moderationFields: readonly string[] = ['explanation', 'rulingReason'];

/** The fields that say who somebody is: they go when the person is erased who wrote for an organization or institution. */
export const identityFields: readonly string[] = ['name', 'contact'];

/** The fields that go when the person is erased whose words they are. */
export const personFields: readonly string[] = [...identityFields, 'text', 'interest', 'funding', 'attachments'];
