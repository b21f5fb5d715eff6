import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isInterfaceType,
  isObjectType,
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
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

function costOfSelections(walk: Walk, { selections }: SelectionSetNode, place: Place): Cost {
  return sum(
    selections.map((selection) => {
      walk.tally.fields += 1;
      if (walk.tally.fields > walk.budget) return 0;
      walk.tally.directives += selection.directives?.length ?? 0;
      if (selection.kind === 'Field') return costOfField(walk, selection, place);
      const fragment = selection.kind === 'InlineFragment' ? selection : walk.fragments.get(selection.name.value);
      if (!fragment) return 0;
      const condition = fragment.typeCondition && walk.schema.getType(fragment.typeCondition.name.value);
      return costOfSelections(walk, fragment.selectionSet, { ...place, type: condition ?? place.type });
    }),
  );
}

function costOfField(walk: Walk, node: FieldNode, { type, level, sized }: Place): Cost {
  if (node.alias) walk.tally.aliases += 1;
  if (level === 1) walk.tally.rootFields += 1;
  const name = node.name.value;
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (name.startsWith('__') || !field) return 0;

  walk.tally.depth = Math.max(walk.tally.depth, level);
  const declared = walk.costs.get(`${type.name}.${name}`);
  const size = sizeOf(walk, { node, field, declared });
  const named = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type));
  const inside = node.selectionSet
    ? costOfSelections(walk, node.selectionSet, { type: named, level: level + 1, sized: isList ? null : sizedBy(declared, size) })
    : 0;
  const usual = level === 1 && walk.operation.operation === 'mutation' ? mutationWeight : Number(isCompositeType(named));
  const each = sum([declared?.weight ?? usual, inside]);
  if (!isList) return each;
  return times(sized?.names.includes(name) ? sized.size : (size ?? declared?.assumedSize ?? assumedListSize), each);
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
  if (slicing.length === 0) return declared?.sizedFields.length ? (declared.assumedSize ?? assumedListSize) : null;

  const asked = slicing.flatMap((argument) => amountOf(walk, argument, node.arguments ?? []));
  walk.pages.push(...asked);
  const usual = slicing.map(({ defaultValue }) => defaultValue).find((value) => typeof value === 'number');
  const [first] = asked;
  return first?.amount ?? usual ?? declared?.assumedSize ?? assumedPageSize;
}

function amountOf(walk: Walk, argument: GraphQLArgument, given: readonly ArgumentNode[]): { argument: string; amount: Amount }[] {
  const value = given.find(({ name }) => name.value === argument.name)?.value;
  const usual = typeof argument.defaultValue === 'number' ? argument.defaultValue : assumedPageSize;
  const literal = numberIn(value);
  if (literal !== null) return [{ argument: argument.name, amount: literal }];
  if (value?.kind !== 'Variable') return [];
  const variable = value.name.value;
  const definition = walk.operation.variableDefinitions?.find((candidate) => candidate.variable.name.value === variable);
  return [{ argument: argument.name, amount: { variable, otherwise: numberIn(definition?.defaultValue) ?? usual } }];
}

const numberIn = (value: ValueNode | undefined): number | null => (value?.kind === 'IntValue' ? Number(value.value) : null);

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
