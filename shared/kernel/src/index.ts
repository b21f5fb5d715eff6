export { systemClock, type Clock } from './clock';
export { differencesOf } from './differences';
export {
  calendarDay,
  emailAddress,
  identifier,
  isDay,
  latestDayIn,
  pastDate,
  phoneNumber,
  textOf,
  webAddress,
  type FieldExpectation,
  type FieldParser,
} from './field-values';
export { isUsableFor, refusalsOfDocuments, type Document, type DocumentDescription, type DocumentField, type DocumentFinder } from './document';
export { isUuid, newId, uuidV7, type NewId } from './ids';
export { type OrganizationReach } from './organization-reach';
export { localeOf, type Locale } from './locale';
export {
  decodeCursor,
  defaultPageSize,
  encodeCursor,
  maximumPageSize,
  parsePage,
  type CursorValues,
  type PageArguments,
  type PageRefusalCode,
  type PageRequest,
} from './page';
export { createSeededRandom, type SeededRandom } from './random';
export { orNull, readPart, readText, refusalsOfIds, required, textBetween, together, whole, type Given } from './read-fields';
export { accept, assertNever, refusalsIn, refuse, unrefused, type Refusal, type Result } from './result';
export { escapeHtml, foldText, parseText, searchWords, type TextBounds, toCommaBelow, withoutInvisible } from './text';
export {
  anonymousViewer,
  isOfSgg,
  isSggAdmin,
  rolesIn,
  rolesInInstitution,
  signedInWith,
  type HeldRole,
  type Role,
  type SignInStrength,
  type Viewer,
} from './viewer';
