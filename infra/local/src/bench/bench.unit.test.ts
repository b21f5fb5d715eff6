import { partsOf } from './bench';

it('measures every part when none is named, and in its own order', () => {
  expect(partsOf([])).toEqual(['bus', 'idle', 'gateway', 'memory']);
  expect(partsOf(['gateway', 'bus'])).toEqual(['bus', 'gateway']);
});

it('refuses a part that it does not know', () => {
  expect(() => partsOf(['bus', 'speed'])).toThrow('Unknown part speed: npm run bench takes bus, idle, gateway, memory, e.g. npm run bench -- bus.');
});
