import { isOutage } from './outage';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

it.each([
  ['a refused connection', withCode('ECONNREFUSED')],
  ['a server that starts up', withCode('57P03')],
  ['a connection exception of class 08', withCode('08006')],
  ['a full disk', withCode('53100')],
  ['a pool that gave up waiting', new Error('timeout exceeded when trying to connect')],
  ['an ended connection', new Error('Connection terminated unexpectedly')],
  ['an outage wrapped by a driver', new Error('query failed', { cause: withCode('ECONNRESET') })],
])('takes %s for an outage', (_what, error) => {
  expect(isOutage(error)).toBe(true);
});

it.each([
  ['a violated constraint', withCode('23505')],
  ['a bug', new TypeError('undefined is not a function')],
  ['what is no error', 'ECONNREFUSED'],
])('does not take %s for one', (_what, error) => {
  expect(isOutage(error)).toBe(false);
});
