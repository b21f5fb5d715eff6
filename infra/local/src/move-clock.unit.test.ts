import { moveClock, parseClockArgument } from './move-clock';

it.each([
  [undefined, null],
  ['show', null],
  ['reset', '0'],
  ['+31d', '31 days'],
  ['-2h', '-2 hours'],
  ['+1w', '1 weeks'],
])('reads "%s" as %s', (argument, offset) => {
  expect(parseClockArgument(argument)).toEqual({ offset });
});

it.each(['31d', '+d', '+1y', "+1d'; DROP TABLE x", ''])('refuses "%s" and says what it expects', (argument) => {
  expect(() => parseClockArgument(argument)).toThrow('expected npm run clock -- show | reset | +31d');
});

it('refuses to move the clock of a production installation', async () => {
  await expect(moveClock(['+1d'], { NODE_ENV: 'production' })).rejects.toThrow('production installation cannot be moved');
});
