import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type DefinitionNode } from 'graphql';

const root = join(__dirname, '../..');
const fileOf = (service: string): string => join(root, 'services', service, 'schema/document.graphql');
const services = readdirSync(join(root, 'services')).filter((service) => existsSync(fileOf(service)));

/** Each definition of a service's SDL without its words, with `Service` for its name, and without the purposes, which are its own. */
function shapesOf(service: string): Readonly<Record<string, string>> {
  const name = service.replace(/^./, (letter) => letter.toUpperCase());
  const sdl = readFileSync(fileOf(service), 'utf8').replaceAll(name, 'Service');
  const { definitions } = visit(parse(sdl), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) });
  return Object.fromEntries(definitions.map((definition) => [nameOf(definition), definition.kind === Kind.ENUM_TYPE_DEFINITION ? 'its own' : print(definition)]));
}

const nameOf = (definition: DefinitionNode): string => ('name' in definition && definition.name !== undefined ? definition.name.value : definition.kind);

test.each(services)('%s announces and shows documents as every service does', (service) => {
  expect(shapesOf(service)).toEqual(shapesOf('identity'));
});

test('a document is announced, described and refused', () => {
  expect(Object.keys(shapesOf('identity'))).toEqual([
    'Mutation',
    'RequestServiceDocumentUploadInput',
    'ServiceDocumentPurpose',
    'RequestServiceDocumentUploadPayload',
    'ServiceDocument',
  ]);
  expect(services).toContain('registry');
});
