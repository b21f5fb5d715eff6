import { representationsIn } from './subgraph-counter';

it('counts the entities that a request asks for by their keys', () => {
  const representations = [{ __typename: 'User', id: '1' }, { __typename: 'User', id: '1' }];

  expect(representationsIn(JSON.stringify({ query: '...', variables: { representations } }))).toBe(2);
  expect(representationsIn(JSON.stringify({ query: '{ me { id } }' }))).toBe(0);
});
