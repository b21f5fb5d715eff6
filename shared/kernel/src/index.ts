export { systemClock, type Clock } from './clock';
export { isUsableFor, refusalsOfDocuments, type Document, type DocumentDescription, type DocumentField, type DocumentFinder } from './document';
export { isUuid, newId, uuidV7, type NewId } from './ids';
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
export { accept, assertNever, refuse, type Refusal, type Result } from './result';
export { foldText, parseText, toCommaBelow, withoutInvisible, type TextBounds } from './text';
