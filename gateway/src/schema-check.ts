import {
  BreakingChangeType,
  buildSchema,
  findBreakingChanges,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
  type BreakingChange,
  type GraphQLSchema,
} from 'graphql';

/** A named operation that our own clients or examples use. */
export interface PublishedOperation {
  readonly file: string;
  readonly source: string;
}

/** What would change for clients, one line each; `breaking` empty means the change may be released. */
export interface SchemaVerdict {
  readonly breaking: readonly string[];
  /** Whether the committed file differs from what the services say now. */
  readonly outOfDate: boolean;
}

interface SchemaChange {
  /** The committed API schema; null before the first publication. */
  readonly publishedSdl: string | null;
  readonly composedSdl: string;
  readonly operations: readonly PublishedOperation[];
  readonly today: Date;
}

/** Compares the composed API schema with the committed one and with the operations that clients are known to send. */
export function checkSchema({ publishedSdl, composedSdl, operations, today }: SchemaChange): SchemaVerdict {
  const composed = buildSchema(composedSdl);
  const published = publishedSdl === null ? null : buildSchema(publishedSdl);
  return {
    breaking: [...brokenOperations(composed, operations), ...(published ? brokenFields(published, composed, today) : [])],
    outOfDate: publishedSdl !== composedSdl,
  };
}

/** Every way in which an operation is no longer valid, with the file it stands in. */
function brokenOperations(schema: GraphQLSchema, operations: readonly PublishedOperation[]): string[] {
  return operations.flatMap(({ file, source }) => validate(schema, parse(source)).map((error) => `operations/${file}: ${error.message}`));
}

function brokenFields(published: GraphQLSchema, composed: GraphQLSchema, today: Date): string[] {
  return findBreakingChanges(published, composed)
    .filter((change) => !isAnnouncedRemoval(published, change, today))
    .map(({ type, description }) => `${type}: ${description}`);
}

/** A deprecated field may go once the date in its reason has passed: `@deprecated(reason: "Use name. Goes on 2027-03-01.")`. */
function isAnnouncedRemoval(published: GraphQLSchema, { type, description }: BreakingChange, today: Date): boolean {
  if (type !== BreakingChangeType.FIELD_REMOVED) return false;
  const [, typeName = '', fieldName = ''] = /^(\w+)\.(\w+) was removed/.exec(description) ?? [];
  const [lastDay] = /\d{4}-\d{2}-\d{2}/.exec(deprecationOf(published, typeName, fieldName)) ?? [];
  return lastDay !== undefined && lastDay <= today.toISOString().slice(0, 10);
}

/** Why a field is deprecated; empty when it is not. */
function deprecationOf(schema: GraphQLSchema, typeName: string, fieldName: string): string {
  const owner = schema.getType(typeName);
  const hasFields = isObjectType(owner) || isInterfaceType(owner) || isInputObjectType(owner);
  return (hasFields && owner.getFields()[fieldName]?.deprecationReason) || '';
}
