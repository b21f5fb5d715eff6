import { accept, refuse, textOf, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import { isFieldPath } from './profile-fields';

/** What a reviewer asks to change in one field of a registration. */
export interface ReviewComment {
  readonly id: string;
  readonly organizationId: string;
  /** 1 for the first request for changes, then one more each time. */
  readonly round: number;
  /** Path of input names. */
  readonly field: readonly string[];
  readonly comment: string;
  readonly authorId: string;
  readonly createdAt: Date;
}

/** A comment as a reviewer sends it. */
export interface FieldComment {
  readonly field: readonly string[];
  readonly comment: string;
}

const maximumComments = 50;

/** Checks the comments of one request for changes: at least one, each on a known field, each with a text. Finds all mistakes at once. */
export function parseFieldComments(given: readonly FieldComment[]): Result<readonly FieldComment[], RegistryErrorCode> {
  if (given.length === 0) return refuse(badInput(['comments'], 'COMMENTS'));
  if (given.length > maximumComments) return refuse(badInput(['comments'], 'COMMENT_COUNT', { maximum: maximumComments }));

  const outcomes = given.map(({ field, comment }, index) => {
    const path = field.flatMap((part) => part.split('.'));
    const text = textOf(2_000)(comment, ['comments', String(index), 'comment'], '');
    const unknown = isFieldPath(path) ? [] : [badInput(['comments', String(index), 'field'], 'FIELD_PATH')];
    return { refusals: [...unknown, ...(text.ok ? [] : text.refusals)], comment: { field: path, comment: text.ok ? text.value : '' } };
  });
  const refusals = outcomes.flatMap((outcome) => outcome.refusals);
  return refusals.length > 0 ? refuse(...refusals) : accept(outcomes.map((outcome) => outcome.comment));
}
