import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { FieldCost, FieldCosts } from './field-costs';

/** The values of a request's variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** A number that stands in the document, or comes with a variable. */
export type Amount = number | { readonly variable: string; readonly otherwise: number };

/** A number known from the document alone, or only with the variables. */
export type Cost = number | ((variables: Variables) => number);

/** What an operation asks for, counted once per document. */
export interface OperationMeasures {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Selections after flattening; counting stops just above the budget. */
  readonly fields: number;
  /** Arguments that ask for a number of items. */
  readonly pages: readonly { readonly argument: string; readonly amount: Amount }[];
  readonly cost: Cost;
}

/** The document and the schema that an operation is measured by. */
export interface MeasuredDocument {
  readonly schema: GraphQLSchema;
  readonly costs: FieldCosts;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** After this many selections counting stops: what comes after cannot make the document acceptable. */
  readonly budget: number;
}

/** Items of a list of which nothing is known. */
const assumedListSize = 10;
/** Items of a page of which the client says nothing. */
const assumedPageSize = 20;
/** What a mutation costs unless its service says otherwise. */
const mutationWeight = 10;

interface Walk extends MeasuredDocument {
  readonly operation: OperationDefinitionNode;
  readonly tally: { depth: number; aliases: number; rootFields: number; directives: number; fields: number };
  readonly pages: { argument: string; amount: Amount }[];
}

/** Where the walk stands. */
interface Place {
  readonly type: GraphQLNamedType;
  readonly level: number;
  /** Set below a connection: how many items its list fields hold. */
  readonly sized: { readonly names: readonly string[]; readonly size: Amount } | null;
}

/** Counts what one valid operation asks for, fragments flattened; below introspection fields nothing is counted. */
export function measureOperation(document: MeasuredDocument, operation: OperationDefinitionNode): OperationMeasures {
  const tally = { depth: 0, aliases: 0, rootFields: 0, directives: operation.directives?.length ?? 0, fields: 0 };
  const walk: Walk = { ...document, operation, tally, pages: [] };
  const root = document.schema.getRootType(operation.operation);
  const cost = root ? costOfSelections(walk, operation.selectionSet, { type: root, level: 1, sized: null }) : 0;
  return { ...tally, pages: walk.pages, cost };
}

const costOfSelections = (walk: Walk, { selections }: SelectionSetNode, place: Place): Cost =>
  sum(selections.map((selection) => costOfSelection(walk, selection, place)));

function costOfSelection(walk: Walk, selection: SelectionNode, place: Place): Cost {
  walk.tally.fields += 1;
  if (walk.tally.fields > walk.budget) return 0;
  walk.tally.directives += selection.directives?.length ?? 0;
  if (selection.kind === Kind.FIELD) return costOfField(walk, selection, place);
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
  if (!fragment) return 0;
  const condition = fragment.typeCondition && walk.schema.getType(fragment.typeCondition.name.value);
  return costOfSelections(walk, fragment.selectionSet, { ...place, type: condition ?? place.type });
}

function costOfField(walk: Walk, node: FieldNode, place: Place): Cost {
  if (node.alias) walk.tally.aliases += 1;
  if (place.level === 1) walk.tally.rootFields += 1;
  const field = fieldOf(place.type, node.name.value);
  if (!field) return 0;

  walk.tally.depth = Math.max(walk.tally.depth, place.level);
  const declared = walk.costs.get(`${place.type.name}.${field.name}`);
  const size = sizeOf(walk, { node, field, declared });
  if (!isListType(getNullableType(field.type))) return costOfOne(walk, { node, field, declared }, place, sizedBy(declared, size));
  return times(listSize(place, { node, field, declared }, size), costOfOne(walk, { node, field, declared }, place, null));
}

/** A field of the graph; introspection fields are none. */
const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

/** What one item of the field costs, with what is asked inside. */
function costOfOne(walk: Walk, { node, field, declared }: SlicedField, { level }: Place, sized: Place['sized']): Cost {
  const named = getNamedType(field.type);
  const inside = node.selectionSet ? costOfSelections(walk, node.selectionSet, { type: named, level: level + 1, sized }) : 0;
  const isChange = level === 1 && walk.operation.operation === OperationTypeNode.MUTATION;
  const usual = isChange ? mutationWeight : Number(isCompositeType(named));
  return sum([declared?.weight ?? usual, inside]);
}

function listSize({ sized }: Place, { field, declared }: SlicedField, size: Amount | null): Amount {
  if (sized?.names.includes(field.name)) return sized.size;
  return size ?? declared?.assumedSize ?? assumedListSize;
}

/** Which fields below hold the items: those the service names, else those of a Relay connection. */
const sizedBy = (declared: FieldCost | undefined, size: Amount | null): Place['sized'] =>
  size === null ? null : { names: declared?.sizedFields.length ? declared.sizedFields : ['nodes', 'edges'], size };

interface SlicedField {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly declared: FieldCost | undefined;
}

/** How many items the client asks this field for; null when the field has no such argument. */
function sizeOf(walk: Walk, { node, field, declared }: SlicedField): Amount | null {
  const names = declared?.slicingArguments.length ? declared.slicingArguments : ['first', 'last'];
  const slicing = field.args.filter(({ name }) => names.includes(name));
  if (slicing.length === 0) return sizeWithoutArguments(declared);

  const asked = slicing.flatMap((argument) => amountOf(walk, argument, node.arguments ?? []));
  walk.pages.push(...asked);
  return asked[0]?.amount ?? usualSize(slicing, declared);
}

const sizeWithoutArguments = (declared: FieldCost | undefined): number | null =>
  declared?.sizedFields.length ? (declared.assumedSize ?? assumedListSize) : null;

/** The size of a page of which the client says nothing. */
function usualSize(slicing: readonly GraphQLArgument[], declared: FieldCost | undefined): number {
  const usual = slicing.map(({ defaultValue }) => defaultValue).find((value) => typeof value === 'number');
  return usual ?? declared?.assumedSize ?? assumedPageSize;
}

function amountOf(walk: Walk, argument: GraphQLArgument, given: readonly ArgumentNode[]): { argument: string; amount: Amount }[] {
  const value = given.find(({ name }) => name.value === argument.name)?.value;
  const usual = typeof argument.defaultValue === 'number' ? argument.defaultValue : assumedPageSize;
  const literal = numberIn(value);
  if (literal !== null) return [{ argument: argument.name, amount: literal }];
  if (value?.kind !== Kind.VARIABLE) return [];
  const variable = value.name.value;
  const definition = walk.operation.variableDefinitions?.find((candidate) => candidate.variable.name.value === variable);
  return [{ argument: argument.name, amount: { variable, otherwise: numberIn(definition?.defaultValue) ?? usual } }];
}

const numberIn = (value: ValueNode | undefined): number | null => (value?.kind === Kind.INT ? Number(value.value) : null);

/** The number itself, or the one its variable brings. */
export function amountIn(amount: Amount, variables: Variables): number {
  if (typeof amount === 'number') return amount;
  const value = variables[amount.variable];
  return typeof value === 'number' ? value : amount.otherwise;
}

/** The cost of a request with these variables. */
export const costIn = (cost: Cost, variables: Variables): number => (typeof cost === 'number' ? cost : cost(variables));

/** Adds what is known now and leaves the rest for when the variables are. */
function sum(costs: readonly Cost[]): Cost {
  const known = costs.reduce<number>((total, cost) => (typeof cost === 'number' ? total + cost : total), 0);
  const open = costs.filter((cost) => typeof cost !== 'number');
  if (open.length === 0) return known;
  return (variables) => open.reduce((total, cost) => total + cost(variables), known);
}

function times(size: Amount, each: Cost): Cost {
  if (typeof size === 'number' && typeof each === 'number') return Math.max(0, size) * each;
  return (variables) => Math.max(0, amountIn(size, variables)) * costIn(each, variables);
}
