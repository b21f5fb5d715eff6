import { accept, isUsableFor, refuse, type Refusal, type Result } from '@conect/kernel';
import type { BlockPlace } from '../../consultation/application/ports';
import type { Consultation } from '../../consultation/domain/consultation';
import { badInput, type ConsultationsErrorCode } from '../../service/domain/refusals';
import type { ContributionArticleRef, ContributionContent } from '../domain/content';
import { readContribution, type ContributionInput, type ReadContribution } from '../domain/content-input';
import type { ContributionUnit } from './ports';

/** What an author says, with the hashes of what goes with it. */
export interface ComposedContent {
  readonly content: ContributionContent;
  readonly attachmentHashes: readonly string[];
}

interface Composition {
  readonly consultation: Consultation;
  readonly input: ContributionInput;
  /** What was said before; null before anything was. */
  readonly before: ContributionContent | null;
  readonly userId: string;
}

type Unit = Pick<ContributionUnit, 'draftBlocks' | 'documents'>;

/** Reads what an author says, finds its places in the draft as it is now and its attachments among the author's documents. */
export async function composeContent(unit: Unit, { consultation, input, before, userId }: Composition): Promise<Result<ComposedContent, ConsultationsErrorCode>> {
  const read = readContribution(input);
  if (!read.ok) return read;
  const { places, ...said } = withPresent(read.value, before);
  const { contact } = said;
  if (contact === null) return refuse(badInput(['contact'], 'VALUE'));
  const articleRefs = await findPlaces(unit, consultation.id, places);
  if (!articleRefs.ok) return articleRefs;
  const attachmentHashes = await findAttachments(unit, { ids: said.attachmentIds, before, userId });
  if (!attachmentHashes.ok) return attachmentHashes;

  const { kind, text, membersRepresented, interest, funding, display, attachmentIds } = said;
  const content = { kind, text, articleRefs: articleRefs.value, draftVersionNumber: consultation.draftVersionCount, membersRepresented, interest, funding, display, contact, attachmentIds };
  return accept({ content, attachmentHashes: attachmentHashes.value });
}

/** What was not said about the author stays as it was. */
const withPresent = ({ contact, display, ...said }: ReadContribution, before: ContributionContent | null) => ({
  ...said,
  contact: contact ?? before?.contact ?? null,
  display: display ?? before?.display ?? 'NAME',
});

async function findPlaces({ draftBlocks }: Unit, consultationId: string, places: readonly BlockPlace[]): Promise<Result<readonly ContributionArticleRef[], ConsultationsErrorCode>> {
  const blocks = await draftBlocks.findBlocks(consultationId, places);
  const missing = blocks.flatMap((block, index): Refusal<'ARTICLE_NOT_FOUND'>[] => (block === null ? [{ code: 'ARTICLE_NOT_FOUND', field: ['articleRefs', String(index)] }] : []));
  if (missing.length > 0) return refuse(...missing);
  return accept(blocks.flatMap((block, index) => (block === null ? [] : [{ blockId: block.id, ref: namedPlace(places[index]!) ?? block.ref }])));
}

/** The place as the author named it; null when the author named the block. */
const namedPlace = (place: BlockPlace): ContributionArticleRef['ref'] | null => ('article' in place ? place : null);

interface Attachments {
  readonly ids: readonly string[];
  readonly before: ContributionContent | null;
  readonly userId: string;
}

/** What is there already stays, whoever brought it; any other is the author's own, announced as an attachment and stored. */
async function findAttachments({ documents }: Unit, { ids, before, userId }: Attachments): Promise<Result<readonly string[], ConsultationsErrorCode>> {
  const hashes: string[] = [];
  for (const [index, id] of ids.entries()) {
    const document = await documents.findById(id);
    const isThere = before?.attachmentIds.includes(id) === true || isUsableFor('ATTACHMENT', document, userId);
    if (document === null || !isThere) return refuse(badInput(['attachments', String(index)], 'STORED_ATTACHMENT'));
    hashes.push(document.sha256);
  }
  return accept(hashes);
}
