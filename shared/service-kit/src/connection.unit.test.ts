import { connectionOf, pageRequest } from './connection';

const totalCount = () => Promise.resolve(3);
const shape = (rows: string[], request: ReturnType<typeof pageRequest>) =>
  connectionOf({ order: 'NAME', request, rows, positionOf: (name) => [name], totalCount });

describe('connectionOf', () => {
  it('cuts the extra row and says that there is more', () => {
    const page = shape(['a', 'b', 'c'], pageRequest('NAME', 1, { first: 2 }));

    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false, endCursor: page.edges[1]?.cursor });
  });

  it('cuts the first row when it reads backwards', () => {
    const { pageInfo } = shape(['a'], pageRequest('NAME', 1, { first: 1 }));
    const page = shape(['x', 'y', 'z'], pageRequest('NAME', 1, { last: 2, before: pageInfo.endCursor }));

    expect(page.nodes).toEqual(['y', 'z']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('has no cursors when it is empty', () => {
    expect(shape([], pageRequest('NAME', 1, { first: 0 })).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});

it.each([
  [{ first: 101 }, 'LIMIT_EXCEEDED', 'first'],
  [{ last: -1 }, 'BAD_USER_INPUT', 'last'],
  [{ after: 'forged!' }, 'BAD_USER_INPUT', 'after'],
])('refuses %j naming the argument', (page, code, argument) => {
  expect(() => pageRequest('NAME', 1, page)).toThrow(expect.objectContaining({ extensions: { code, argument } }));
});
