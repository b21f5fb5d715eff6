import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { composeSubgraphs, CompositionRefused, readSubgraphs } from '../src/compose';
import { readOperations } from '../src/published';
import { sampleVariables } from '../src/rehearse';

const subgraphs = readSubgraphs(join(__dirname, '../..'));
const { apiSchemaSdl } = composeSubgraphs(subgraphs);
const schema = buildSchema(apiSchemaSdl);

/** Mutations that carry no idempotency key, and why. */
const withoutKey: Readonly<Record<string, string>> = {
  registerUser: 'anonymous',
  confirmEmail: 'the token can be used once',
  signIn: 'credential',
  refreshSession: 'credential',
  signOut: 'signing out twice is signing out',
  changePassword: 'credential',
  enableTotp: 'credential',
  confirmTotp: 'credential',
  finishSecondFactor: 'credential',
  startPasskeyRegistration: 'credential',
  finishPasskeyRegistration: 'credential',
  startPasskeySignIn: 'credential',
  finishPasskeySignIn: 'credential',
  startExternalSignIn: 'credential',
  finishExternalSignIn: 'the flow can be used once',
  confirmMinorAccount: 'the token can be used once',
  restoreAccount: 'restoring twice is restoring',
  refuseMinorAccount: 'the token can be used once',
  withdrawMinorAccount: 'the token can be used once',
  resetPassword: 'the token can be used once',
  requestPasswordReset: 'anonymous',
  acceptInvitation: 'the token can be used once',
  requestRegistryDocumentUpload: 'upload address',
  requestIdentityDocumentUpload: 'upload address',
  requestConsultationsDocumentUpload: 'upload address',
  requestVolunteeringDocumentUpload: 'upload address',
  requestMessagingDocumentUpload: 'upload address',
  giveGuardianConsent: 'the token can be used once',
  refuseGuardianConsent: 'the token can be used once',
  revokeGuardianConsent: 'the token can be used once',
};

describe('the subgraphs', () => {
  it('compose without errors and without a hint that nobody accepted', () => {
    expect(subgraphs.map(({ name }) => name)).toEqual(expect.arrayContaining(['consultations', 'identity', 'messaging', 'registry', 'volunteering']));
  });

  it('do not compose when two of them say one field, and the reason is told', () => {
    const typeDefs = parse('type Query { counties: [String!]! }');

    expect(() => composeSubgraphs([...subgraphs, { name: 'other', typeDefs }])).toThrow(CompositionRefused);
    expect(() => composeSubgraphs([...subgraphs, { name: 'other', typeDefs }])).toThrow(/Query\.counties/);
  });
});

describe('the graph of clients', () => {
  const mutations = Object.values(schema.getMutationType()!.getFields());

  it.each(mutations.map(({ name }) => name))('%s takes one input of its name', (name) => {
    const [input, ...others] = mutations.find((mutation) => mutation.name === name)!.args;

    expect(others).toEqual([]);
    expect([input!.name, String(input!.type)]).toEqual(['input', `${pascal(name)}Input!`]);
  });

  it.each(mutations.map(({ name }) => name))('%s answers a payload of its name with userErrors', (name) => {
    const type = mutations.find((mutation) => mutation.name === name)!.type;
    const payload = getNamedType(type);

    expect(String(type)).toBe(`${pascal(name)}Payload`);
    expect(String(fieldsOf(payload)['userErrors']?.type)).toMatch(/^\[\w+UserError!\]!$/);
  });

  it('lets every root field be null, so that a service that is down voids nothing but its own parts', () => {
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) => Object.values(type.getFields()));

    expect(roots.filter(({ type }) => String(type).endsWith('!')).map(({ name }) => name)).toEqual([]);
  });

  it('gives every mutation an idempotency key but those that are exempt', () => {
    const keyless = mutations.filter(({ args }) => !('idempotencyKey' in fieldsOf(getNamedType(args[0]!.type)))).map(({ name }) => name);

    expect(keyless.sort()).toEqual(Object.keys(withoutKey).sort());
  });

  it('describes every type, field, argument, input and enum value', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('gives every connection edges, nodes, pageInfo and totalCount', () => {
    const connections = ownTypes(schema).filter(({ name }) => name.endsWith('Connection'));

    expect(connections.length).toBeGreaterThan(0);
    for (const connection of connections) {
      const shape = Object.fromEntries(Object.values(fieldsOf(connection)).map(({ name, type }) => [name, String(type)]));
      expect([connection.name, shape]).toMatchObject([
        connection.name,
        { edges: expect.stringMatching(/^\[\w+Edge!\]!$/), nodes: expect.stringMatching(/^\[\w+!\]!$/), pageInfo: 'PageInfo!', totalCount: 'Int!' },
      ]);
    }
  });

  it('pages every connection both ways', () => {
    const paged = ownTypes(schema)
      .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'));

    paged.forEach(({ name, args }) => expect([name, args.map((argument) => argument.name)]).toEqual([name, expect.arrayContaining(['first', 'after', 'last', 'before'])]));
  });

  it('has user errors with one fragment for all of them', () => {
    const errors = schema.getPossibleTypes(schema.getType('UserError') as never).map(({ name }) => name);

    expect(ownTypes(schema).filter(({ name }) => /.UserError$/.test(name)).map(({ name }) => name).sort()).toEqual([...errors].sort());
  });

  it('has only non-null items in its lists', () => {
    const open = ownTypes(schema).flatMap((type) =>
      Object.values(fieldsOf(type)).filter(({ type: of }) => /\[\w+\]/.test(String(of))).map(({ name }) => `${type.name}.${name}`),
    );

    expect(open).toEqual([]);
  });

  it('shows nothing of federation', () => {
    expect(apiSchemaSdl).not.toMatch(/_entities|_service|_Any|join__|@key/);
  });
});

describe('the published operations', () => {
  const operations = readOperations();

  it.each(operations.map(({ file }) => file))('%s is valid and named as its file', (file) => {
    const { source } = operations.find((operation) => operation.file === file)!;
    const names = [...source.matchAll(/^(?:query|mutation|subscription) (\w+)/gm)].map(([, name]) => name);

    expect(validate(schema, parse(source))).toEqual([]);
    expect(names).toEqual([pascal(file.replace(/\.graphql$/, '').replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase()))]);
  });

  it('hold one for every mutation', () => {
    const sources = operations.map(({ source }) => source).join('\n');

    expect(Object.keys(schema.getMutationType()!.getFields()).filter((name) => !new RegExp(`\\b${name}\\(`).test(sources))).toEqual([]);
  });

  it('can each be rehearsed with values of the right type', () => {
    const sample = sampleVariables(schema, operations.find(({ file }) => file === 'request-registry-document-upload.graphql')!.source);

    expect(sample).toEqual({ input: { byteLength: 1, fileName: 'x', mediaType: 'x', purpose: 'ACTIVITY_DOCUMENT', sha256: 'x' } });
  });
});

const pascal = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly type: unknown;
}

const fieldsOf = (type: GraphQLNamedType): Readonly<Record<string, Described>> =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};

const ownTypes = (graph: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(graph.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));

/** Everything that says nothing of itself. */
function undescribed(graph: GraphQLSchema): string[] {
  const roots = [graph.getQueryType(), graph.getMutationType()];
  const lacks = ({ description }: { description?: string | null | undefined }) => !description || description.trim() === '';
  return ownTypes(graph).flatMap((type) => {
    const fields = Object.values(fieldsOf(type)) as (Described & { args?: readonly Described[] })[];
    const values = isEnumType(type) ? type.getValues() : [];
    return [
      ...(lacks(type) && !roots.includes(type as never) ? [type.name] : []),
      ...[...fields, ...values].filter(lacks).map(({ name }) => `${type.name}.${name}`),
      ...fields.flatMap(({ name, args = [] }) => args.filter(lacks).map((argument) => `${type.name}.${name}(${argument.name})`)),
    ];
  });
}
