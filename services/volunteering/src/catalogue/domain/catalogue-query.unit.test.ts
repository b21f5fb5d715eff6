import { sortOf, type OpportunitySort } from './catalogue-query';

const cluj = { latitude: 46.78, longitude: 23.61, radiusKm: 10 };

it.each<[OpportunitySort | null, readonly string[], boolean, OpportunitySort]>([
  [null, [], false, 'NEWEST'],
  [null, [], true, 'NEAREST'],
  [null, ['padure'], false, 'RELEVANCE'],
  [null, ['padure'], true, 'RELEVANCE'],
  ['RELEVANCE', [], false, 'NEWEST'],
  ['RELEVANCE', [], true, 'NEAREST'],
  ['NEWEST', ['padure'], true, 'NEWEST'],
  ['STARTS_SOONEST', [], false, 'STARTS_SOONEST'],
  ['NEAREST', ['padure'], true, 'NEAREST'],
])('asked for %s with the words %j and near: %s, a list goes by %s', (asked, words, isNear, expected) => {
  expect(sortOf(asked, { words, near: isNear ? cluj : null })).toBe(expected);
});
