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
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Data of subgraphs, merged; or the part of it a client asked for. */
export type Data = Record<string, unknown>;

/** Where something is in an answer. */
export type Path = readonly (string | number)[];

/** What a client asked for out of the merged data, compiled once per operation. */
export interface AnswerShape {
  /** Picks it; nulls that the schema does not allow rise as the specification says. */
  readonly pick: (data: Data, variables: Data) => Picked;
}

/** The answer's data, and where it lacks what the schema promises. */
export interface Picked {
  readonly data: Data | null;
  readonly problems: readonly Path[];
}

/** `@include(if: $variable)` is wanted true, `@skip` false. */
interface Condition {
  readonly variable: string;
  readonly wanted: boolean;
}

/** Selections that apply only under conditions. */
interface Selected {
  readonly selections: readonly SelectionNode[];
  readonly when: readonly Condition[];
}

interface FieldShape {
  readonly key: string;
  /** Any of these lists of conditions, all of it, lets the field in; null: always in. */
  readonly when: readonly (readonly Condition[])[] | null;
  /** Null for `__typename`. */
  readonly value: ValueShape | null;
}

interface ObjectShape {
  readonly type: GraphQLCompositeType;
  readonly fields: readonly FieldShape[];
}

type ValueShape =
  | { readonly kind: 'LEAF'; readonly isNonNull: boolean; readonly isValid: (value: unknown) => boolean }
  | { readonly kind: 'LIST'; readonly isNonNull: boolean; readonly item: ValueShape }
  | { readonly kind: 'OBJECT'; readonly isNonNull: boolean; readonly declared: ObjectShape; readonly shapeOf: (typename: string) => ObjectShape | null };

interface Compilation {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Compiles what an operation asks for; null when it needs more than picking (introspection, keys that every object inherits). */
export function compileAnswerShape(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): AnswerShape | null {
  const root = schema.getRootType(operation.operation);
  const fragments = new Map(
    document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])),
  );
  if (!root || needsMoreThanPicking([operation.selectionSet, ...[...fragments.values()].map(({ selectionSet }) => selectionSet)])) return null;
  const shape = objectShape({ schema, fragments }, root, [{ selections: operation.selectionSet.selections, when: [] }]);
  return {
    pick(data, variables) {
      const picking: Picking = { variables, path: [], problems: [] };
      const picked = pickObject(shape, data, picking);
      return { data: picked === bubble ? null : (picked as Data), problems: picking.problems };
    },
  };
}

function needsMoreThanPicking(sets: readonly SelectionSetNode[]): boolean {
  return sets.some(({ selections }) =>
    selections.some((selection) => {
      if (selection.kind === 'FragmentSpread') return false;
      const isUnusual = selection.kind === 'Field' && (isIntrospection(selection) || keyOf(selection) in Object.prototype);
      return isUnusual || (selection.selectionSet !== undefined && needsMoreThanPicking([selection.selectionSet]));
    }),
  );
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';
const keyOf = (field: FieldNode): string => (field.alias ?? field.name).value;

/** The fields asked of one concrete type, in the order of the specification's CollectFields. */
function objectShape(compilation: Compilation, type: GraphQLCompositeType, selected: readonly Selected[]): ObjectShape {
  const groups: FieldGroups = new Map();
  selected.forEach((part) => collectFields(compilation, type, part, groups));
  const fields = [...groups].flatMap(([key, nodes]): FieldShape[] => {
    const name = nodes[0]!.node.name.value;
    const always = nodes.some(({ when }) => when.length === 0);
    const when = always ? null : nodes.map((node) => node.when);
    if (name === '__typename') return [{ key, when, value: null }];
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!definition) return [];
    const inside = nodes.flatMap(({ node, when: conditions }) =>
      node.selectionSet ? [{ selections: node.selectionSet.selections, when: conditions }] : [],
    );
    return [{ key, when, value: valueShape(compilation, definition.type, inside) }];
  });
  return { type, fields };
}

type FieldGroups = Map<string, { node: FieldNode; when: readonly Condition[] }[]>;

function collectFields(compilation: Compilation, type: GraphQLCompositeType, { selections, when }: Selected, groups: FieldGroups): void {
  for (const selection of selections) {
    const own = conditionsOf(selection.directives ?? []);
    if (own === null) continue;
    const conditions = own.length === 0 ? when : [...when, ...own];
    if (selection.kind === 'Field') {
      const key = keyOf(selection);
      groups.set(key, [...(groups.get(key) ?? []), { node: selection, when: conditions }]);
      continue;
    }
    const fragment = selection.kind === 'InlineFragment' ? selection : compilation.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition && compilation.schema.getType(fragment.typeCondition.name.value);
    if (!fragment || (condition && !applies(compilation.schema, condition, type))) continue;
    collectFields(compilation, type, { selections: fragment.selectionSet.selections, when: conditions }, groups);
  }
}

/** What `@skip` and `@include` ask of the variables; null when a literal already leaves the selection out. */
function conditionsOf(directives: readonly DirectiveNode[]): readonly Condition[] | null {
  const conditions: Condition[] = [];
  for (const { name, arguments: given } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const wanted = name.value === 'include';
    const value = given?.[0]?.value;
    if (value?.kind === 'Variable') conditions.push({ variable: value.name.value, wanted });
    else if (value?.kind === 'BooleanValue' && value.value !== wanted) return null;
  }
  return conditions;
}

const applies = (schema: GraphQLSchema, condition: GraphQLNamedType, type: GraphQLCompositeType): boolean =>
  condition === type || (isAbstractType(condition) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(condition, type));

function valueShape(compilation: Compilation, type: GraphQLOutputType, inside: readonly Selected[]): ValueShape {
  const isNonNull = isNonNullType(type);
  const nullable = isNonNull ? type.ofType : type;
  if (isListType(nullable)) return { kind: 'LIST', isNonNull, item: valueShape(compilation, nullable.ofType, inside) };
  const named = getNamedType(nullable);
  if (!isCompositeType(named)) return { kind: 'LEAF', isNonNull, isValid: leafCheck(named) };

  // Most types are met in one place; others are compiled when the data first names them.
  const shapes = new Map<string, ObjectShape | null>();
  const declared = objectShape(compilation, named, inside);
  shapes.set(named.name, declared);
  const shapeOf = (typename: string): ObjectShape | null => {
    const known = shapes.get(typename);
    if (known !== undefined) return known;
    const concrete = compilation.schema.getType(typename);
    const shape = concrete && isCompositeType(concrete) ? objectShape(compilation, concrete, inside) : null;
    shapes.set(typename, shape);
    return shape;
  };
  return { kind: 'OBJECT', isNonNull, declared, shapeOf };
}

/** Which JSON values a leaf type may have; custom scalars are for their service to check. */
function leafCheck(type: GraphQLNamedType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined;
  const check = isSpecifiedScalarType(type) ? scalarChecks[type.name] : undefined;
  return check ?? (() => true);
}

const scalarChecks: Readonly<Record<string, (value: unknown) => boolean>> = {
  Int: Number.isInteger,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

/** Stands for a null that its place does not allow, so that the place around it becomes null. */
const bubble = Symbol('null where none is allowed');

interface Picking {
  readonly variables: Data;
  readonly path: (string | number)[];
  readonly problems: Path[];
}

function pickObject({ type, fields }: ObjectShape, input: Data, picking: Picking): Data | typeof bubble {
  const output: Data = {};
  for (const { key, when, value } of fields) {
    if (when !== null && !when.some((conditions) => hold(conditions, picking.variables))) continue;
    if (value === null) {
      const typename = typenameOf(type, key, input);
      if (typename === null) return bubble;
      output[key] = typename;
      continue;
    }
    picking.path.push(key);
    const picked = pickValue(value, input[key], picking);
    picking.path.pop();
    if (picked === bubble) return bubble;
    output[key] = picked;
  }
  return output;
}

const hold = (conditions: readonly Condition[], variables: Data): boolean =>
  conditions.every(({ variable, wanted }) => variables[variable] === wanted);

/** The name comes with the data where the type is abstract; elsewhere it is known. */
function typenameOf(type: GraphQLCompositeType, key: string, input: Data): string | null {
  const given = input[key] ?? input['__typename'];
  if (typeof given === 'string') return given;
  return isObjectType(type) ? type.name : null;
}

function pickValue(shape: ValueShape, input: unknown, picking: Picking): unknown {
  const picked = input === null || input === undefined ? null : pickPresent(shape, input, picking);
  if (!shape.isNonNull) return picked === bubble ? null : picked;
  if (picked !== null) return picked;
  picking.problems.push([...picking.path]);
  return bubble;
}

function pickPresent(shape: ValueShape, input: {}, picking: Picking): unknown {
  if (shape.kind === 'LEAF') return shape.isValid(input) ? input : invalid(picking);
  if (shape.kind === 'LIST') return Array.isArray(input) ? pickList(shape.item, input, picking) : invalid(picking);
  if (typeof input !== 'object' || Array.isArray(input)) return invalid(picking);
  const typename = (input as Data)['__typename'];
  const object = typeof typename === 'string' && typename !== shape.declared.type.name ? shape.shapeOf(typename) : shape.declared;
  return object === null ? invalid(picking) : pickObject(object, input as Data, picking);
}

function invalid({ problems, path }: Picking): typeof bubble {
  problems.push([...path]);
  return bubble;
}

function pickList(item: ValueShape, input: readonly unknown[], picking: Picking): unknown {
  const output = new Array<unknown>(input.length);
  for (let index = 0; index < input.length; index += 1) {
    picking.path.push(index);
    const picked = pickValue(item, input[index], picking);
    picking.path.pop();
    if (picked === bubble) return bubble;
    output[index] = picked;
  }
  return output;
}
