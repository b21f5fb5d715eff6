import { accept, emailAddress, identifier, pastDate, phoneNumber, refuse, textOf, webAddress, type FieldParser, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode, type RegistryRefusal } from '../../service/domain/refusals';
import type { AreaInput } from './activity-area';
import type { BoardMemberInput } from './board';
import type { ContactInput } from './contacts';
import { parseCui } from './cui';
import type { OrganizationProfile, OrganizationType } from './organization';
import { profileFields } from './profile-fields';

type Given<Value> = Value | null | undefined;

/** A text in both languages, each on its own. */
interface InBothLanguages {
  readonly ro?: Given<string>;
  readonly en?: Given<string>;
}

/** The profile part of the input of `createOrganization` and `updateOrganization`: absent leaves a field, null clears it. */
export interface ProfileInput {
  readonly type?: Given<OrganizationType>;
  readonly legalName?: Given<string>;
  readonly shortName?: Given<string>;
  readonly cui?: Given<string>;
  readonly nationalRegisterNumber?: Given<string>;
  readonly courtCode?: Given<string>;
  readonly courtRegisterNumber?: Given<string>;
  readonly registeredOn?: Given<string>;
  readonly countyCode?: Given<string>;
  readonly localityCode?: Given<string>;
  readonly registeredAddress?: Given<string>;
  readonly domains?: Given<readonly string[]>;
  readonly primaryDomain?: Given<string>;
  readonly activityArea?: Given<AreaInput>;
  readonly purpose?: Given<string>;
  readonly shortDescription?: Given<InBothLanguages>;
  readonly description?: Given<InBothLanguages>;
  readonly website?: Given<string>;
  readonly webPages?: Given<readonly string[]>;
  readonly contactEmail?: Given<string>;
  readonly contactPhone?: Given<string>;
  readonly contacts?: Given<readonly ContactInput[]>;
  readonly legalRepresentative?: Given<string>;
  readonly boardMembers?: Given<readonly BoardMemberInput[]>;
  readonly logo?: Given<string>;
  readonly documents?: Given<{ readonly statute?: Given<string> }>;
}

/** What the input asks to change, each value checked on its own. */
export type ProfilePatch = Partial<Omit<OrganizationProfile, 'activityArea' | 'boardMembers' | 'contacts' | 'domains' | 'webPages' | 'unitCode'>>;

/** The values of an input that can be used, and why the others cannot. */
export interface ParsedProfileInput {
  readonly patch: ProfilePatch;
  readonly refusals: readonly RegistryRefusal[];
}

type TextField = Exclude<keyof ProfilePatch, 'type'>;

/** What a list of organizations or a card can show of one (domain 1.7). */
const maximumShortDescription = 275;

const parsers: Readonly<Record<TextField, FieldParser<RegistryErrorCode>>> = {
  legalName: textOf(500),
  shortName: textOf(100),
  cui: parseCuiField,
  nationalRegisterNumber: textOf(100),
  courtCode: textOf(100),
  courtRegisterNumber: textOf(100),
  registeredOn: pastDate,
  countyCode: textOf(20),
  localityCode: textOf(20),
  registeredAddress: textOf(500),
  purpose: textOf(5_000),
  shortDescriptionRo: textOf(maximumShortDescription),
  shortDescriptionEn: textOf(maximumShortDescription),
  descriptionRo: textOf(5_000),
  descriptionEn: textOf(5_000),
  website: webAddress,
  contactEmail: emailAddress,
  contactPhone: phoneNumber,
  legalRepresentative: textOf(200),
  statuteDocumentId: identifier,
  logoDocumentId: identifier,
};

function parseCuiField(value: string): Result<string, RegistryErrorCode> {
  return parseCui(value);
}

/** Checks every given value on its own and finds all mistakes at once; what values mean together is checked by {@link mergeProfile}. */
export function parseProfileInput(input: ProfileInput, today: string): ParsedProfileInput {
  const given = textsOf(input);
  const outcomes = (Object.keys(parsers) as TextField[])
    .filter((field) => given[field] !== undefined)
    .map((field) => [field, parseGiven(field, given[field]!, today)] as const);
  const type = input.type === undefined ? [] : [['type', parseType(input.type)] as const];

  const all = [...type, ...outcomes];
  return {
    patch: Object.fromEntries(all.flatMap(([field, outcome]) => (outcome.ok ? [[field, outcome.value]] : []))),
    refusals: all.flatMap(([, outcome]) => (outcome.ok ? [] : outcome.refusals)),
  };
}

const parseType = (type: OrganizationType | null): Result<OrganizationType, RegistryErrorCode> =>
  type === null ? refuse(badInput(['type'], 'VALUE')) : accept(type);

function parseGiven(field: TextField, value: string | null, today: string): Result<string | null, RegistryErrorCode> {
  const { path } = profileFields[field];
  if (value !== null) return parsers[field](value, path, today);
  return field === 'legalName' ? refuse(badInput(path, 'VALUE')) : accept(null);
}

const membersOf = (group: Given<InBothLanguages>): InBothLanguages => (group === null ? { ro: null, en: null } : (group ?? {}));

/** The texts of an input by the profile's own names; null for a group clears all its members. */
const textsOf = (input: ProfileInput): Record<TextField, Given<string>> => ({
  legalName: input.legalName,
  shortName: input.shortName,
  cui: input.cui,
  nationalRegisterNumber: input.nationalRegisterNumber,
  courtCode: input.courtCode,
  courtRegisterNumber: input.courtRegisterNumber,
  registeredOn: input.registeredOn,
  countyCode: input.countyCode,
  localityCode: input.localityCode,
  registeredAddress: input.registeredAddress,
  purpose: input.purpose,
  shortDescriptionRo: membersOf(input.shortDescription).ro,
  shortDescriptionEn: membersOf(input.shortDescription).en,
  descriptionRo: membersOf(input.description).ro,
  descriptionEn: membersOf(input.description).en,
  website: input.website,
  contactEmail: input.contactEmail,
  contactPhone: input.contactPhone,
  legalRepresentative: input.legalRepresentative,
  logoDocumentId: input.logo,
  statuteDocumentId: input.documents === null ? null : input.documents?.statute,
});
