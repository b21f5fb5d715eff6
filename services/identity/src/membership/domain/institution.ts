import { accept, foldText, refuse, type Result } from '@conect/kernel';
import { badInput, type IdentityErrorCode } from '../../service/domain/refusals';

/** The kinds of institutions; the glossary's names. */
export type InstitutionType =
  | 'SGG'
  | 'MINISTRY'
  | 'CENTRAL_AGENCY'
  | 'PREFECTURE'
  | 'COUNTY_COUNCIL'
  | 'LOCAL_COUNCIL'
  | 'CITY_HALL';

/** A public authority or institution. */
export interface Institution {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly type: InstitutionType;
  /** The institution to which it is subordinated or belongs; null when none is known. */
  readonly parentId: string | null;
  /** Where it publishes its drafts itself (Law 52/2003 art. 7); null when not known. */
  readonly transparencyPageUrl: string | null;
  /** The day on which these data were last known to be right, `yyyy-mm-dd`. */
  readonly asOf: string;
  readonly createdAt: Date;
  /** Since when it exists no more; null while it does. */
  readonly closedAt: Date | null;
}

/** The institution that runs CONECT; its id is the same everywhere, so that others may name it. */
export const sgg = {
  id: '0193a5d0-0000-7000-8000-000000000001',
  name: 'Secretariatul General al Guvernului',
  type: 'SGG',
} as const satisfies Pick<Institution, 'id' | 'name' | 'type'>;

/** What can be said of an institution, and changed. */
export type InstitutionData = Pick<Institution, 'name' | 'type' | 'parentId' | 'transparencyPageUrl'>;

/** Whether the institution exists and can have people of its own. */
export const isOpen = ({ closedAt }: Institution): boolean => closedAt === null;

/** Enters an institution. */
export const createInstitution = (id: string, data: InstitutionData, { now, asOf }: { readonly now: Date; readonly asOf: string }): Institution => ({
  ...data,
  id,
  version: 1,
  asOf,
  createdAt: now,
  closedAt: null,
});

const dataFields = ['name', 'type', 'parentId', 'transparencyPageUrl'] as const;

/** A name of one of an institution's data. */
export type InstitutionField = (typeof dataFields)[number];

/** The institution with other data, and which they are; without any it is only known to be right today. */
export function updateInstitution(
  institution: Institution,
  change: Partial<InstitutionData>,
  asOf: string,
): Result<{ readonly institution: Institution; readonly changedFields: readonly InstitutionField[] }, IdentityErrorCode> {
  if (!isOpen(institution)) return refuse({ code: 'INVALID_STATE', field: ['institutionId'] });
  const updated = { ...institution, ...change };
  // Whoever acts for SGG acts for the one institution that is it: its kind is no matter of editing.
  if ((updated.type === 'SGG') !== (institution.id === sgg.id)) return refuse(badInput(['type'], 'INSTITUTION_TYPE'));
  const changedFields = dataFields.filter((field) => updated[field] !== institution[field]);
  return accept({ institution: { ...updated, asOf, version: institution.version + 1 }, changedFields });
}

/** Notes that an institution exists no more; null when that is known. SGG cannot be closed: it runs CONECT. */
export function closeInstitution(institution: Institution, now: Date): Result<Institution | null, IdentityErrorCode> {
  if (institution.id === sgg.id) return refuse({ code: 'INVALID_STATE', field: ['institutionId'] });
  return accept(isOpen(institution) ? { ...institution, closedAt: now, version: institution.version + 1 } : null);
}

/** Whether two institutions would be taken for each other: the same name, however written, under the same parent. */
export const isSameName = (one: Pick<Institution, 'name' | 'parentId'>, other: Pick<Institution, 'name' | 'parentId'>): boolean =>
  one.parentId === other.parentId && foldText(one.name) === foldText(other.name);

/** Whether an institution may stand under another one, whose own line upwards is given: it must be open, and not below it. */
export function checkParent(institutionId: string | null, line: readonly Institution[]): Result<object, IdentityErrorCode> {
  const field = ['parentId'];
  const [parent] = line;
  if (parent === undefined) return refuse({ code: 'NOT_FOUND', field });
  if (!isOpen(parent)) return refuse({ code: 'INVALID_STATE', field });
  return line.some(({ id }) => id === institutionId) ? refuse(badInput(field, 'PARENT_INSTITUTION')) : accept({});
}
