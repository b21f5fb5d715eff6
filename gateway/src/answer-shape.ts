import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Condition, FieldShape, ObjectShape, ValueShape } from './pick-answer';

/** Selections that apply only under conditions. */
interface Selected {
  readonly selections: readonly SelectionNode[];
  readonly when: readonly Condition[];
}

interface Compilation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Compiles what an operation asks for; null when it needs more than picking (introspection, keys that every object inherits). */
export function compileAnswerShape(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): ObjectShape | null {
  const root = schema.getRootType(operation.operation);
  const fragments = fragmentsOf(document);
  const sets = [operation.selectionSet, ...[...fragments.values()].map(({ selectionSet }) => selectionSet)];
  if (!root || sets.some(needsMoreThanPicking)) return null;
  return objectShape({ schema, fragments }, root, [{ selections: operation.selectionSet.selections, when: [] }]);
}

/** The fragments of a document by name. */
export const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));

const needsMoreThanPicking = ({ selections }: SelectionSetNode): boolean => selections.some(selectsMoreThanPicking);

function selectsMoreThanPicking(selection: SelectionNode): boolean {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
  if (selection.kind === Kind.FIELD && (isIntrospection(selection) || keyOf(selection) in Object.prototype)) return true;
  return selection.selectionSet !== undefined && needsMoreThanPicking(selection.selectionSet);
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';
const keyOf = (field: FieldNode): string => (field.alias ?? field.name).value;

/** The fields asked of one type, in the order of the specification's CollectFields. */
function objectShape(compilation: Compilation, type: GraphQLCompositeType, selected: readonly Selected[]): ObjectShape {
  const groups: FieldGroups = new Map();
  selected.forEach((part) => collectFields(compilation, type, part, groups));
  const fields = [...groups].flatMap(([key, nodes]) => fieldShape(compilation, type, key, nodes));
  return { typeName: type.name, isAbstract: isAbstractType(type), fields };
}

/** A field as one selection asks for it. */
interface AskedField {
  readonly node: FieldNode;
  readonly when: readonly Condition[];
}
type FieldGroups = Map<string, AskedField[]>;

function fieldShape(compilation: Compilation, type: GraphQLCompositeType, key: string, asked: readonly AskedField[]): FieldShape[] {
  const name = asked[0]!.node.name.value;
  const when = asked.some((field) => field.when.length === 0) ? null : asked.map((field) => field.when);
  if (name === '__typename') return [{ key, when, value: null }];
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!definition) return [];
  const inside = asked.flatMap((field) => (field.node.selectionSet ? [{ selections: field.node.selectionSet.selections, when: field.when }] : []));
  return [{ key, when, value: valueShape(compilation, definition.type, inside) }];
}

function collectFields(compilation: Compilation, type: GraphQLCompositeType, { selections, when }: Selected, groups: FieldGroups): void {
  for (const selection of selections) {
    const own = conditionsOf(selection.directives ?? []);
    if (own === null) continue;
    const conditions = own.length === 0 ? when : [...when, ...own];
    if (selection.kind === Kind.FIELD) {
      const key = keyOf(selection);
      groups.set(key, [...(groups.get(key) ?? []), { node: selection, when: conditions }]);
    } else {
      const inside = applicableSelections(compilation, type, selection);
      collectFields(compilation, type, { selections: inside, when: conditions }, groups);
    }
  }
}

/** What a fragment asks of a type; nothing when its condition is on another. */
function applicableSelections({ schema, fragments }: Compilation, type: GraphQLCompositeType, selection: InlineFragmentNode | FragmentSpreadNode): readonly SelectionNode[] {
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  if (!fragment) return [];
  const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
  return condition && !applies(schema, condition, type) ? [] : fragment.selectionSet.selections;
}

const applies = (schema: GraphQLSchema, condition: GraphQLNamedType, type: GraphQLCompositeType): boolean =>
  condition === type || (isAbstractType(condition) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(condition, type));

/** What `@skip` and `@include` ask of the variables; null when a literal already leaves the selection out. */
function conditionsOf(directives: readonly DirectiveNode[]): readonly Condition[] | null {
  const asked = directives.filter(({ name }) => name.value === 'skip' || name.value === 'include').map(conditionOf);
  return asked.includes(false) ? null : asked.filter((condition) => typeof condition !== 'boolean');
}

/** What one of the two directives asks; a boolean when it is decided in the document. */
function conditionOf({ name, arguments: given }: DirectiveNode): Condition | boolean {
  const wanted = name.value === 'include';
  const value = given?.[0]?.value;
  if (value?.kind === Kind.VARIABLE) return { variable: value.name.value, wanted };
  return value?.kind !== Kind.BOOLEAN || value.value === wanted;
}

function valueShape(compilation: Compilation, type: GraphQLOutputType, inside: readonly Selected[]): ValueShape {
  const isNonNull = isNonNullType(type);
  const nullable = isNonNull ? type.ofType : type;
  if (isListType(nullable)) return { kind: 'LIST', isNonNull, item: valueShape(compilation, nullable.ofType, inside) };
  const named = getNamedType(nullable);
  if (!isCompositeType(named)) return { kind: 'LEAF', isNonNull, isValid: leafCheck(named) };
  const declared = objectShape(compilation, named, inside);
  return { kind: 'OBJECT', isNonNull, declared, shapeOf: shapesByType(compilation, inside) };
}

/** Shapes of the types that the data names; compiled when it first does, since most types are met in one place. */
function shapesByType(compilation: Compilation, inside: readonly Selected[]): (typename: string) => ObjectShape | null {
  const shapes = new Map<string, ObjectShape>();
  return (typename) => {
    const known = shapes.get(typename);
    if (known) return known;
    const type = compilation.schema.getType(typename);
    // A name that the schema does not have is never kept: the data must not fill the memory.
    if (!isCompositeType(type)) return null;
    const shape = objectShape(compilation, type, inside);
    shapes.set(typename, shape);
    return shape;
  };
}

/** Which JSON values a leaf type may have; custom scalars are for their service to check. */
function leafCheck(type: GraphQLNamedType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
  const check = isSpecifiedScalarType(type) ? scalarChecks[type.name] : undefined;
  return check ?? (() => true);
}

const scalarChecks: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: (value) => Number.isInteger(value) && value === (value as number) >> 0,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};
