import { readArguments } from './bench';

it('measures every part when none is named, and in its own order', () => {
  expect(readArguments([]).parts).toEqual(['bus', 'import', 'consultations-search', 'opportunities', 'open-data', 'audit', 'search', 'idle', 'notices', 'gateway', 'memory', 'contributions', 'grouping', 'inbox', 'volunteering']);
  expect(readArguments(['gateway', 'bus']).parts).toEqual(['bus', 'gateway']);
});

it('works with a register of the real size, or of the size that is asked for', () => {
  expect(readArguments(['import']).registerRows).toBe(150_667);
  expect(readArguments(['import', '20000'])).toEqual({ parts: ['import'], registerRows: 20_000 });
});

it('refuses a part that it does not know', () => {
  expect(() => readArguments(['bus', 'speed'])).toThrow('Unknown part speed: npm run bench takes bus, import, consultations-search, opportunities, open-data, audit, search, idle, notices, gateway, memory, contributions, grouping, inbox, volunteering, e.g. npm run bench -- bus.');
});
