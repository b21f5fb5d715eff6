import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { composeSubgraphs, readSubgraphs } from '../../src/compose';
import { outcomesOf } from './actors';
import { mutationOf, published, table } from './table';

const { apiSchemaSdl } = composeSubgraphs(readSubgraphs(join(__dirname, '../../..')));
const mutations = Object.keys(buildSchema(apiSchemaSdl).getMutationType()!.getFields());
const file = join(__dirname, '../../PERMISSIONS.md');

it('lists every mutation of the composed graph, and none besides', () => {
  expect([...new Set(Object.keys(table).map(mutationOf))].sort()).toEqual([...mutations].sort());
});

it.each(Object.entries(table))('says of %s what becomes of everybody, and that somebody may', (key, { who }) => {
  expect([...outcomesOf(key, who).values()]).toContain('A');
});

it('refuses a row that leaves somebody out', () => {
  expect(() => outcomesOf('x', 'UAA')).toThrow('The row of x has 3 letters');
  expect(() => outcomesOf('x', table['signIn']!.who.replace('F', 'X'))).toThrow('(X)');
});

it('is published as it is', () => {
  if (process.env['WRITE_PERMISSIONS'] === '1') writeFileSync(file, published());

  expect(readFileSync(file, 'utf8')).toBe(published());
});
