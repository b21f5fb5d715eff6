import {
  getDirectiveValues,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  Kind,
  parse,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
} from 'graphql';

/** How a field counts towards the cost of an operation, as its service says with `@cost` and `@listSize`. */
export interface FieldCost {
  readonly weight: number | null;
  readonly assumedSize: number | null;
  /** Arguments that say how many items come back. */
  readonly slicingArguments: readonly string[];
  /** Fields of the answer that hold the items; empty when the field itself is the list. */
  readonly sizedFields: readonly string[];
}

/** The cost of fields by `Type.field`. */
export type FieldCosts = ReadonlyMap<string, FieldCost>;

const strings = new GraphQLList(new GraphQLNonNull(GraphQLString));
const costDirective = new GraphQLDirective({ name: 'cost', locations: [], args: { weight: { type: GraphQLInt } } });
const listSizeDirective = new GraphQLDirective({
  name: 'listSize',
  locations: [],
  args: { assumedSize: { type: GraphQLInt }, slicingArguments: { type: strings }, sizedFields: { type: strings } },
});

/** Reads `@cost` and `@listSize` off a supergraph; composition keeps them there and leaves them out of the API schema. */
export function readFieldCosts(supergraphSdl: string): FieldCosts {
  const costs = new Map<string, FieldCost>();
  for (const type of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const cost = costOf(field);
      if (cost) costs.set(`${type.name.value}.${field.name.value}`, cost);
    }
  }
  return costs;
}

function costOf(field: FieldDefinitionNode): FieldCost | null {
  const directives = (field.directives ?? []).map(byOwnName);
  const weight = getDirectiveValues(costDirective, { directives }) as { readonly weight?: number } | undefined;
  const size = getDirectiveValues(listSizeDirective, { directives }) as Partial<Omit<FieldCost, 'weight'>> | undefined;
  const said = Object.entries({ ...weight, ...size }).filter(([, value]) => value !== null);
  return weight || size ? { ...unsaid, ...Object.fromEntries(said) } : null;
}

/** What a service leaves unsaid of a field. */
const unsaid: FieldCost = { weight: null, assumedSize: null, slicingArguments: [], sizedFields: [] };

/** When no subgraph imports the name, composition prefixes it with that of its specification. */
const byOwnName = (directive: ConstDirectiveNode): ConstDirectiveNode =>
  directive.name.value === 'cost__listSize' ? { ...directive, name: { ...directive.name, value: 'listSize' } } : directive;
