import type { OrganizationProfile } from './organization';

/** The name of one field of a profile. */
export type ProfileField = keyof OrganizationProfile;

interface FieldFacts {
  /** Path of input names. */
  readonly path: readonly string[];
  /** Whether it may change only while the registration is with its applicant, later by a change request alone. */
  readonly sensitive: boolean;
}

const sensitive = (...path: readonly string[]): FieldFacts => ({ path, sensitive: true });
const free = (...path: readonly string[]): FieldFacts => ({ path, sensitive: false });

/** Every field of a profile: where it is in the input, and whether it is sensitive. */
export const profileFields: Readonly<Record<ProfileField, FieldFacts>> = {
  type: sensitive('type'),
  legalName: sensitive('legalName'),
  shortName: free('shortName'),
  cui: sensitive('cui'),
  nationalRegisterNumber: sensitive('nationalRegisterNumber'),
  courtCode: sensitive('courtCode'),
  courtRegisterNumber: sensitive('courtRegisterNumber'),
  registeredOn: sensitive('registeredOn'),
  countyCode: sensitive('countyCode'),
  unitCode: sensitive('localityCode'),
  localityCode: sensitive('localityCode'),
  registeredAddress: sensitive('registeredAddress'),
  purpose: free('purpose'),
  shortDescriptionRo: free('shortDescription', 'ro'),
  shortDescriptionEn: free('shortDescription', 'en'),
  descriptionRo: free('description', 'ro'),
  descriptionEn: free('description', 'en'),
  website: free('website'),
  webPages: free('webPages'),
  contactEmail: free('contactEmail'),
  contactPhone: free('contactPhone'),
  contacts: free('contacts'),
  legalRepresentative: sensitive('legalRepresentative'),
  boardMembers: free('boardMembers'),
  logoDocumentId: free('logo'),
  statuteDocumentId: sensitive('documents', 'statute'),
  activityArea: free('activityArea'),
  domains: free('domains'),
};

const fieldNames = Object.keys(profileFields) as readonly ProfileField[];
const commentablePaths: ReadonlySet<string> = new Set([
  ...fieldNames.map((field) => profileFields[field].path.join('.')),
  'primaryDomain',
  'shortDescription',
  'description',
  'documents',
]);

/** Whether a reviewer may comment on this path of input names. */
export const isFieldPath = (path: readonly string[]): boolean => commentablePaths.has(path.join('.'));

/** The fields in which two profiles differ; a derived unit code never stands alone. */
export const changedFields = (before: OrganizationProfile, after: OrganizationProfile): readonly ProfileField[] =>
  fieldNames.filter((field) => field !== 'unitCode' && !isSame(before[field], after[field]));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
