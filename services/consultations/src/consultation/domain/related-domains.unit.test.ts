import { relatedDomains } from './related-domains';

it('a domain concerns its section too, and a section all its domains', () => {
  expect(relatedDomains(['E-ANIMALS'])).toEqual(['E', 'E-ANIMALS']);
  expect(relatedDomains(['E'])).toEqual(expect.arrayContaining(['E', 'E-ANIMALS']));
  expect(relatedDomains(['E']).every((code) => code.startsWith('E'))).toBe(true);
  expect(relatedDomains([])).toEqual([]);
});
