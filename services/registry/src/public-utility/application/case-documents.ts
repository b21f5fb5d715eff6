import { accept, isUsableFor, isUuid, refuse, type Result } from '@conect/kernel';
import type { Document } from '../../document/domain/document';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import { casePurposes, yearlyPurposes } from '../domain/conditions';
import type { CaseDocument } from '../domain/public-utility-case';
import type { CaseUnit } from './ports';

/** One document as the input names it; what it is for was said when it was uploaded. */
export interface GivenDocument {
  readonly document: string;
  readonly year?: number | null | undefined;
}

/** A document of a case with what it is for. */
export interface UsableDocument extends CaseDocument {
  readonly purpose: Document['purpose'];
}

/** At most so many documents come with one mutation. */
const maximumDocuments = 30;

/** The documents of an input, each the caller's own, stored, and of a purpose of public utility; the yearly ones with their year. */
export async function usableDocuments({ documents }: CaseUnit, given: readonly GivenDocument[], userId: string): Promise<Result<readonly UsableDocument[], RegistryErrorCode>> {
  if (given.length === 0 || given.length > maximumDocuments) return refuse(badInput(['documents'], 'EVIDENCE_COUNT', { maximum: maximumDocuments }));
  const usable: UsableDocument[] = [];
  for (const { document: id, year } of given) {
    const document = isUuid(id) ? await documents.findById(id.toLowerCase()) : null;
    const read = usableAs(document, year ?? null, userId);
    if (!read.ok) return read;
    usable.push(read.value);
  }
  const isRepeated = new Set(usable.map(({ documentId }) => documentId)).size < usable.length;
  return isRepeated ? refuse(badInput(['documents'], 'STORED_UTILITY_DOCUMENT')) : accept(usable);
}

function usableAs(document: Document | null, year: number | null, userId: string): Result<UsableDocument, RegistryErrorCode> {
  const purpose = casePurposes.find((one) => isUsableFor(one, document, userId));
  if (document === null || purpose === undefined) return refuse(badInput(['documents'], 'STORED_UTILITY_DOCUMENT'));
  if (!yearlyPurposes.some((one) => one === purpose)) return accept({ documentId: document.id, purpose, year: null });
  return isYear(year) ? accept({ documentId: document.id, purpose, year }) : refuse(badInput(['documents', 'year'], 'YEAR'));
}

const isYear = (year: number | null): year is number => year !== null && year >= 1990 && year <= 2200;

/** What a case keeps of its documents. */
export const filedOf = (documents: readonly UsableDocument[]): readonly CaseDocument[] => documents.map(({ documentId, year }) => ({ documentId, year }));
