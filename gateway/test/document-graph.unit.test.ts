import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type DefinitionNode } from 'graphql';

const root = join(__dirname, '../..');
const shared = readFileSync(join(root, 'shared/documents/schema/document.graphql'), 'utf8');
const fileOf = (service: string): string => join(root, 'services', service, 'schema/document.graphql');
const services = readdirSync(join(root, 'services')).filter((service) => existsSync(fileOf(service)));

/** Each definition of the SDL but the purposes, which are each service's own, without its words. */
function shapesOf(sdl: string): ReadonlyMap<string, string> {
  const { definitions } = visit(parse(sdl), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) });
  return new Map(definitions.map((definition) => [nameOf(definition), definition.kind === Kind.ENUM_TYPE_DEFINITION ? 'its own' : print(definition)]));
}

const nameOf = (definition: DefinitionNode): string => ('name' in definition && definition.name !== undefined ? definition.name.value : definition.kind);

test.each(services)('%s announces and shows documents as every service does', (service) => {
  const name = service.replace(/^./, (letter) => letter.toUpperCase());

  const shapes = shapesOf(readFileSync(fileOf(service), 'utf8'));

  expect(Object.fromEntries(shapes)).toEqual(Object.fromEntries(shapesOf(shared.replaceAll('Service', name))));
});

test('at least two services have documents', () => {
  expect(services).toEqual(expect.arrayContaining(['identity', 'registry']));
});
