import { accept, emailAddress, isUuid, phoneNumber, readPart, readText, refusalsIn, refusalsOfIds, refuse, textOf, whole, type Given } from '@conect/kernel';
import { badInput, type Read } from '../../service/domain/refusals';
import type { ContributionContact, ContributionContent, ContributionDisplay, ContributionKind, DraftPlace } from './content';

/** A place of the draft as an author names it. */
interface ArticleRefInput {
  readonly blockId?: Given<string>;
  readonly article?: Given<string>;
  readonly paragraph?: Given<string>;
  readonly letter?: Given<string>;
  readonly point?: Given<string>;
}

/** How an author can be reached, as given. */
interface ContactInput {
  readonly name: string;
  readonly email?: Given<string>;
  readonly postalAddress?: Given<string>;
  readonly phone?: Given<string>;
}

/** What an author says, as given. */
export interface ContributionInput {
  readonly kind: ContributionKind;
  readonly text: string;
  readonly articleRefs?: Given<readonly ArticleRefInput[]>;
  readonly isGeneral?: Given<boolean>;
  readonly disclosure?: Given<{ readonly membersRepresented?: Given<number>; readonly interest?: Given<string>; readonly funding?: Given<string> }>;
  readonly contact?: Given<ContactInput>;
  readonly display?: Given<ContributionDisplay>;
  readonly attachments?: Given<readonly string[]>;
}

/** A place that is to be found in the draft. */
type WantedPlace = { readonly blockId: string } | DraftPlace;

/** What was read, before its places are found in the draft; null is what was not said. */
export interface ReadContribution extends Pick<ContributionContent, 'kind' | 'membersRepresented' | 'interest' | 'funding' | 'attachmentIds'> {
  readonly text: string;
  readonly places: readonly WantedPlace[];
  readonly contact: ContributionContact | null;
  readonly display: ContributionDisplay | null;
}

/** In characters (J6): what needs more is an attachment. */
const maximumTextLength = 5_000;
const maximumPlaces = 50;
const maximumAttachments = 5;
const maximumMembers = 50_000_000;

/** Reads what an author says, every bad value named. */
export function readContribution({ kind, text, disclosure, contact, display, attachments, ...input }: ContributionInput): Read<ReadContribution> {
  const read = whole<Omit<ReadContribution, 'kind' | 'display'>>({
    text: readText(maximumTextLength, text, ['text']),
    places: readPlaces(input),
    membersRepresented: readMembers(disclosure?.membersRepresented),
    interest: readPart(textOf(1_000), disclosure?.interest, ['disclosure', 'interest']),
    funding: readPart(textOf(1_000), disclosure?.funding, ['disclosure', 'funding']),
    contact: contact == null ? accept(null) : readContact(contact),
    attachmentIds: readAttachments(attachments ?? []),
  });
  return read.ok ? accept({ ...read.value, kind, display: display ?? null }) : read;
}

/** Reads how an author can be reached: an e-mail or a postal address at least. */
function readContact({ name, email, postalAddress, phone }: ContactInput): Read<ContributionContact> {
  if (email == null && postalAddress == null) return refuse(badInput(['contact'], 'EMAIL_OR_ADDRESS'));
  return whole<ContributionContact>({
    name: readText(200, name, ['contact', 'name']),
    email: readPart(emailAddress, email, ['contact', 'email']),
    postalAddress: readPart(textOf(500), postalAddress, ['contact', 'postalAddress']),
    phone: readPart(phoneNumber, phone, ['contact', 'phone']),
  });
}

function readMembers(count: Given<number>): Read<number | null> {
  if (count == null) return accept(null);
  return count >= 1 && count <= maximumMembers ? accept(count) : refuse(badInput(['disclosure', 'membersRepresented'], 'COUNT', { maximum: maximumMembers }));
}

function readAttachments(ids: readonly string[]): Read<readonly string[]> {
  if (ids.length > maximumAttachments) return refuse(badInput(['attachments'], 'ENTRY_COUNT', { maximum: maximumAttachments }));
  const known = ids.map((id) => id.toLowerCase());
  const wrong = refusalsOfIds(known, 'attachments');
  return wrong.length > 0 ? refuse(...wrong) : accept(known);
}

/** Proposers name the articles to which they refer, or say that they refer to the whole (Legea 52/2003 art. 7(6)): one of the two, never both. */
function readPlaces({ articleRefs, isGeneral }: Pick<ContributionInput, 'articleRefs' | 'isGeneral'>): Read<readonly WantedPlace[]> {
  const refs = articleRefs ?? [];
  if ((isGeneral ?? false) === refs.length > 0) return refuse(badInput(['articleRefs'], 'ARTICLES_OR_GENERAL'));
  if (refs.length > maximumPlaces) return refuse(badInput(['articleRefs'], 'ENTRY_COUNT', { maximum: maximumPlaces }));
  const read = refs.map((ref, index) => readPlace(ref, ['articleRefs', String(index)]));
  const refusals = refusalsIn(read);
  return refusals.length > 0 ? refuse(...refusals) : accept(read.flatMap((place) => (place.ok ? [place.value] : [])));
}

function readPlace({ blockId, article, paragraph, letter, point }: ArticleRefInput, field: readonly string[]): Read<WantedPlace> {
  const named = [article, paragraph, letter, point].map((part) => part ?? null);
  const depth = named.filter((part) => part !== null).length;
  if (blockId != null) return depth === 0 && isUuid(blockId) ? accept({ blockId: blockId.toLowerCase() }) : refuse(badInput(field, 'DRAFT_PLACE'));
  // From the article down, without a gap.
  const isPlace = depth > 0 && named.slice(0, depth).every((part) => part !== null && isLabel(part));
  const [ofArticle, ofParagraph, ofLetter, ofPoint] = named as [string, string | null, string | null, string | null];
  return isPlace ? accept({ article: ofArticle, paragraph: ofParagraph, letter: ofLetter, point: ofPoint }) : refuse(badInput(field, 'DRAFT_PLACE'));
}

const isLabel = (part: string): boolean => part !== '' && part.length <= 16 && part.isWellFormed() && !part.includes('\0');
