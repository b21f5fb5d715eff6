import { accept, isUuid, parseText, refusalsIn, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';
import type { InstitutionType } from '../../membership/domain/institution';

/** What a client says of an institution; absent is not said, null is taken away. */
export interface InstitutionInput {
  readonly name?: string | null | undefined;
  readonly type?: InstitutionType | null | undefined;
  readonly parentId?: string | null | undefined;
  readonly transparencyPageUrl?: string | null | undefined;
}

/** What was said, checked field by field. */
export interface SaidOfInstitution {
  readonly name?: string;
  readonly type?: InstitutionType;
  readonly parentId?: string | null;
  readonly transparencyPageUrl?: string | null;
}

const maximumName = 300;
const maximumAddress = 2_000;
/** Control characters, line ends, and marks that turn the direction of text around. */
const notInOneLine = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** Checks what was said of an institution by itself; whether it fits the other institutions is asked in the transaction. */
export function checkInstitutionInput(input: InstitutionInput): Result<SaidOfInstitution, IdentityErrorCode> {
  const name = input.name == null ? accept({}) : checkName(input.name);
  const parent = input.parentId == null ? accept(said('parentId', input.parentId)) : checkParentId(input.parentId);
  const page = input.transparencyPageUrl == null ? accept(said('transparencyPageUrl', input.transparencyPageUrl)) : checkAddress(input.transparencyPageUrl);
  const type = input.type == null ? {} : { type: input.type };
  if (name.ok && parent.ok && page.ok) return accept({ ...name.value, ...type, ...parent.value, ...page.value });
  return refuse(...refusalsIn([name, parent, page]));
}

const said = (field: 'parentId' | 'transparencyPageUrl', value: null | undefined) => (value === null ? { [field]: null } : {});

function checkName(text: string): Result<{ name: string }, IdentityErrorCode> {
  const field = ['name'];
  if (!text.isWellFormed() || text.includes('\0')) return refuse(badInput(field, 'WELL_FORMED_TEXT'));
  const name = parseText(text, { max: maximumName }, field);
  if (!name.ok) return refuse(badInput(field, 'LENGTH', { minimum: 1, maximum: maximumName }));
  return notInOneLine.test(name.value) ? refuse(badInput(field, 'ONE_LINE')) : accept({ name: name.value });
}

const checkParentId = (id: string): Result<{ parentId: string }, IdentityErrorCode> =>
  isUuid(id) ? accept({ parentId: id.toLowerCase() }) : refuse({ code: 'NOT_FOUND', field: ['parentId'] });

function checkAddress(text: string): Result<{ transparencyPageUrl: string }, IdentityErrorCode> {
  const address = URL.parse(text.trim());
  const fits = address !== null && ['http:', 'https:'].includes(address.protocol) && address.username === '' && address.href.length <= maximumAddress;
  return fits ? accept({ transparencyPageUrl: address.href }) : refuse(badInput(['transparencyPageUrl'], 'WEB_ADDRESS'));
}
