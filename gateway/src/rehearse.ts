import type { ApolloServer } from '@apollo/server';
import type { Logger } from '@conect/service-kit';
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  OperationTypeNode,
  parse,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { queryOf } from './live/live-operation';
import type { RequestContext } from './request-context';
import type { PublishedOperation } from './schema-check';

interface Rehearsal {
  readonly apollo: ApolloServer<RequestContext>;
  readonly schema: GraphQLSchema;
  readonly operations: readonly PublishedOperation[];
  readonly logger: Logger;
}

/** Parses, validates and plans the known operations before a client sends one; no subgraph is asked. */
export async function rehearse({ apollo, schema, operations, logger }: Rehearsal): Promise<void> {
  for (const { file, source } of operations) {
    const query = asQuery(source);
    const variables = sampleVariables(schema, query);
    const response = await apollo.executeOperation({ query, variables }, { contextValue: rehearsalContext });
    const refusals = response.body.kind === 'single' && response.body.singleResult.data === undefined ? response.body.singleResult.errors : undefined;
    if (refusals) logger.warn({ file, problems: refusals.map(({ message }) => message) }, 'known operation cannot be planned');
  }
}

/** A subscription is answered by a query for each thing that happens; that query is what is planned. */
function asQuery(source: string): string {
  const document = parse(source);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.operation === OperationTypeNode.SUBSCRIPTION ? queryOf(document, operation).source : source;
}

const rehearsalContext: RequestContext = {
  principal: null,
  clientAddress: null,
  requestId: 'rehearsal',
  traceparent: null,
  acceptLanguage: null,
  accept: '',
  startedAt: 0,
  isRehearsal: true,
};

/** Values that the operation's variables accept; planning asks for well-typed variables, whatever they say. */
export function sampleVariables(schema: GraphQLSchema, source: string): Record<string, unknown> {
  const definitions = parse(source).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    definitions
      .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue)
      .map(({ variable, type }) => [variable.name.value, sampleOf(typeFromAST(schema, type as never) as GraphQLInputType | undefined)]),
  );
}

function sampleOf(type: GraphQLInputType | undefined): unknown {
  if (type === undefined || !isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner)) return [];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    return Object.fromEntries(Object.values(inner.getFields()).map((field) => [field.name, field.defaultValue === undefined ? sampleOf(field.type) : field.defaultValue]));
  }
  return sampleScalars[inner.name] ?? 'x';
}

const sampleScalars: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true };
