import {
  getArgumentValues,
  getVariableValues,
  Kind,
  OperationTypeNode,
  print,
  separateOperations,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  type NameNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { LiveKind } from './live-log';

/** A field of `Subscription`: of what it tells, and which query of one id answers it. */
interface LiveField {
  readonly kind: LiveKind;
  readonly query: string;
  /** The argument that narrows it to one thing. */
  readonly narrowedBy?: string;
}

const liveFields: Readonly<Record<string, LiveField>> = {
  notificationAdded: { kind: 'NOTIFICATION', query: 'notification' },
  threadUpdated: { kind: 'THREAD', query: 'thread', narrowedBy: 'threadId' },
};

/** A subscription as it is answered: a query for each thing that happens. */
export interface LiveOperation {
  readonly kind: LiveKind;
  /** The query that asks for one of them what the client wants to know. */
  readonly source: string;
  /** The variable of that query that says which one. */
  readonly idVariable: string;
  /** Under which name the answer stands. */
  readonly answerName: string;
  /** Nothing else is told of; null tells of all. */
  readonly onlyId: string | null;
}

/** What a valid subscription of a client is made of. */
interface Subscription {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The query of each thing that a subscription tells of, or why its variables do not fit. */
export function readLiveOperation({ schema, document, operation, variables }: Subscription): LiveOperation | readonly GraphQLError[] {
  const { errors, coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) return errors;
  const [field] = rootFields(document, operation.selectionSet);
  const { kind, narrowedBy } = fieldOf(field!);
  const definition = schema.getSubscriptionType()!.getFields()[field!.name.value]!;
  const onlyId = narrowedBy === undefined ? undefined : (getArgumentValues(definition, field!, coerced)[narrowedBy] as string | null | undefined);
  return { kind, onlyId: onlyId?.toLowerCase() ?? null, ...queryOf(document, operation) };
}

/** The query with which each event of a valid subscription is answered. */
export function queryOf(document: DocumentNode, operation: OperationDefinitionNode): Pick<LiveOperation, 'source' | 'idVariable' | 'answerName'> {
  const fields = rootFields(document, operation.selectionSet);
  const idVariable = freeName('liveId', operation);
  const answerName = (fields[0]!.alias ?? fields[0]!.name).value;
  const asked: OperationDefinitionNode = {
    ...operation,
    operation: OperationTypeNode.QUERY,
    directives: [],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields.map((field) => asQuery(field, answerName, idVariable)) },
  };
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const needed = Object.values(separateOperations({ kind: Kind.DOCUMENT, definitions: [asked, ...fragments] }))[0]!;
  return { source: print(withVariables(needed, idVariable)), idVariable, answerName };
}

/** Every field of the root, which validation lets be one answer alone, however many fragments it stands in. */
const rootFields = (document: DocumentNode, { selections }: SelectionSetNode): readonly FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : document.definitions.find((definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value);
    return fragment !== undefined && 'selectionSet' in fragment ? rootFields(document, fragment.selectionSet) : [];
  });

const asQuery = (field: FieldNode, answerName: string, idVariable: string): FieldNode => ({
  ...field,
  alias: named(answerName),
  name: named(fieldOf(field).query),
  arguments: [{ kind: Kind.ARGUMENT, name: named('id'), value: { kind: Kind.VARIABLE, name: named(idVariable) } }],
});

function fieldOf({ name }: FieldNode): LiveField {
  const field = liveFields[name.value];
  if (field === undefined) throw new Error(`Expected ${name.value} to be a live field that this gateway answers`);
  return field;
}

/** Declares the id, and of the client's variables those alone that are still used. */
function withVariables(document: DocumentNode, idVariable: string): DocumentNode {
  const used = new Set<string>();
  const collect = (node: ASTNode): unknown => visit(node, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  collect(document);
  const nonNullId = { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: named('ID') } } as const;
  const idDefinition = { kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: named(idVariable) }, type: nonNullId } as const;
  return visit(document, {
    OperationDefinition: (operation) => ({
      ...operation,
      variableDefinitions: [...(operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)), idDefinition],
    }),
  });
}

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

/** A name that no variable of the client has. */
function freeName(name: string, operation: OperationDefinitionNode): string {
  const isTaken = operation.variableDefinitions?.some(({ variable }) => variable.name.value === name) ?? false;
  return isTaken ? freeName(`${name}_`, operation) : name;
}
