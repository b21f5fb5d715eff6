import { buildSchema, Kind, parse, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql';
import { readFieldCosts } from './field-costs';
import { costIn, measureOperation, type OperationMeasures } from './measure-operation';

const sdl = `
  directive @cost(weight: Int!) on FIELD_DEFINITION
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    organizations(first: Int = 20, last: Int): OrganizationConnection!
    recent(limit: Int = 5): RecentList! @listSize(slicingArguments: ["limit"], sizedFields: ["items"])
    counties: [County!]! @listSize(assumedSize: 42)
    statistics: Statistics @cost(weight: 50)
    tags: [String!]!
    any: Any
  }
  type Mutation { approve(id: ID!): Organization  import: Organization @cost(weight: 100) }
  union Any = Organization | County
  type RecentList { items: [Organization!]! }
  type OrganizationConnection { nodes: [Organization!]! edges: [Edge!]! totalCount: Int! }
  type Edge { node: Organization! }
  type Organization { id: ID! name: String! parent: Organization domains: [Domain!]! }
  type Domain { name: String! }
  type County { name: String! organizations(first: Int): OrganizationConnection! }
  type Statistics { total: Int! }
`;

function measure(source: string, budget = 1_000): OperationMeasures {
  const { definitions } = parse(source);
  const fragments = definitions.filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION);
  const operation = definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)!;
  return measureOperation(
    {
      schema: buildSchema(sdl),
      costs: readFieldCosts(sdl),
      fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
      budget,
    },
    operation,
  );
}

describe('measureOperation', () => {
  it.each([
    ['{ tags }', 1],
    ['{ any { __typename } }', 1],
    ['{ organizations { nodes { parent { id } } } }', 4],
    ['{ __schema { types { fields { type { ofType { ofType { name } } } } } } }', 0],
    ['{ ...A } fragment A on Query { organizations { ...B } } fragment B on OrganizationConnection { nodes { id } }', 3],
    ['{ any { ... on Organization { parent { ... on Organization { id } } } } }', 3],
  ])('counts the depth of %s as %d', (source, depth) => {
    expect(measure(source).depth).toBe(depth);
  });

  it.each([
    ['{ a: tags b: tags c: __typename }', 3, 3],
    ['{ ...A ...A } fragment A on Query { x: tags __typename }', 2, 4],
    ['{ organizations { t: totalCount } }', 1, 1],
  ])('counts aliases and root fields of %s, fragments flattened', (source, aliases, rootFields) => {
    expect(measure(source)).toMatchObject({ aliases, rootFields });
  });

  it('counts directives wherever they stand', () => {
    const { directives } = measure('query @a { tags @a @b ... @a { tags } ...F @a } fragment F on Query { tags @a }');

    expect(directives).toBe(6);
  });

  it('stops counting just above the budget, however often fragments multiply', () => {
    const names = Array.from({ length: 40 }, (_, index) => index);
    const bomb = `{ ...F0 } ${names.map((index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`).join(' ')} fragment F40 on Query { tags }`;

    expect(measure(bomb, 500).fields).toBeGreaterThan(500);
  });

  it('survives fragments that spread each other, which validation refuses later', () => {
    expect(measure('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 100).fields).toBeGreaterThan(100);
  });

  it.each([
    ['{ tags }', {}, 0],
    ['{ statistics { total } }', {}, 50],
    ['{ counties { name } }', {}, 42],
    ['{ organizations { totalCount } }', {}, 1],
    ['{ organizations { nodes { id } } }', {}, 1 + 20],
    ['{ organizations(first: 100) { nodes { id } edges { node { id } } } }', {}, 1 + 100 + 200],
    ['{ organizations(first: 30) { nodes { domains { name } } } }', {}, 1 + 30 * (1 + 10)],
    ['query($n: Int = 7) { organizations(first: $n) { nodes { id } } }', {}, 1 + 7],
    ['query($n: Int) { organizations(first: $n) { nodes { id } } }', { n: 90 }, 1 + 90],
    ['query($n: Int) { organizations(last: $n) { nodes { id } } }', { n: 90 }, 1 + 90],
    ['query($n: Int) { counties { organizations(first: $n) { nodes { id } } } }', { n: 10 }, 42 * (1 + 1 + 10)],
    ['query($n: Int) { organizations(first: $n) { ...F } } fragment F on OrganizationConnection { nodes { id } }', { n: 9 }, 1 + 9],
    ['query($n: Int) { organizations(first: $n) { nodes { id } } }', { n: -5 }, 1],
    ['{ recent { items { id } } }', {}, 1 + 5],
    ['{ recent(limit: 50) { items { id } } }', {}, 1 + 50],
    ['mutation { approve(id: 1) { id } }', {}, 10],
    ['mutation { import { id } }', {}, 100],
  ])('costs %s with %j at %d', (source, variables, cost) => {
    expect(costIn(measure(source).cost, variables)).toBe(cost);
  });

  it('finds every argument that asks for a number of items', () => {
    const { pages } = measure('query($n: Int) { recent(limit: 3) { items { id } } counties { organizations(first: $n) { totalCount } } }');

    expect(pages).toEqual([
      { argument: 'limit', amount: 3 },
      { argument: 'first', amount: { variable: 'n', otherwise: 20 } },
    ]);
  });
});
