import { ChangeType, CriticalityLevel, diff, type Change } from '@graphql-inspector/core';
import { buildSchema, isInputObjectType, isInterfaceType, isObjectType, parse, validate, type GraphQLSchema } from 'graphql';

/** A named operation that our own clients or examples use. */
export interface PublishedOperation {
  readonly file: string;
  readonly source: string;
}

/** What would change for clients, one line each; `breaking` empty means the change may be released. */
export interface SchemaVerdict {
  readonly breaking: readonly string[];
  /** What a client that assumes too much may stumble over, e.g. a new enum value: for the reviewer to see. */
  readonly dangerous: readonly string[];
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
export async function checkSchema({ publishedSdl, composedSdl, operations, today }: SchemaChange): Promise<SchemaVerdict> {
  const composed = buildSchema(composedSdl);
  const published = publishedSdl === null ? null : buildSchema(publishedSdl);
  const changes = published === null ? [] : await diff(published, composed);
  const ofLevel = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level);
  const breaking = ofLevel(CriticalityLevel.Breaking).filter((change) => published === null || !isAnnouncedRemoval(published, change, today));
  return {
    breaking: [...brokenOperations(composed, operations), ...breaking.map(told)],
    dangerous: ofLevel(CriticalityLevel.Dangerous).map(told),
    outOfDate: publishedSdl !== composedSdl,
  };
}

const told = ({ path, message }: Change): string => `${path ?? 'schema'}: ${message}`;

/** Every way in which an operation is no longer valid, with the file it stands in. */
function brokenOperations(schema: GraphQLSchema, operations: readonly PublishedOperation[]): string[] {
  return operations.flatMap(({ file, source }) => validate(schema, parse(source)).map((error) => `operations/${file}: ${error.message}`));
}

/** A deprecated field may go once the date in its reason has passed: `@deprecated(reason: "Use name. Goes on 2027-03-01.")`. */
function isAnnouncedRemoval(published: GraphQLSchema, { type, path = '' }: Change, today: Date): boolean {
  if (type !== ChangeType.FieldRemoved && type !== ChangeType.InputFieldRemoved) return false;
  const lastDay = /\d{4}-\d{2}-\d{2}/.exec(deprecationOf(published, path))?.[0];
  return lastDay !== undefined && lastDay <= today.toISOString().slice(0, 10);
}

function deprecationOf(schema: GraphQLSchema, path: string): string {
  const [typeName = '', fieldName = ''] = path.split('.');
  const owner = schema.getType(typeName);
  const hasFields = isObjectType(owner) || isInterfaceType(owner) || isInputObjectType(owner);
  return (hasFields ? owner.getFields()[fieldName]?.deprecationReason : undefined) ?? '';
}
