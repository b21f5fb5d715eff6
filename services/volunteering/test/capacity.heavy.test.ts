import type { TestService } from '@conect/testing';
import { aHost, raceForOnePlace, walkSequences, type Host } from './capacity';
import { setClock, startVolunteering } from './volunteering';

const hour = 3_600_000;
let service: TestService;
let host: Host;

beforeAll(async () => {
  service = await startVolunteering();
  await setClock(service, '2026-09-10T09:00:00+03:00');
  host = await aHost(service, 11);
}, hour);
afterAll(() => service?.stop());

describe('places', () => {
  it.each(['AUTOMATIC', 'BY_COORDINATOR'] as const)(
    'are given once in each of a hundred races of eleven for one, with %s acceptance',
    async (acceptance) => {
      for (let race = 0; race < 100; race += 1) await raceForOnePlace(host, acceptance);
    },
    hour,
  );

  it(
    'are never oversold, nobody is lost, and the line keeps its order in a thousand sequences',
    async () => {
      await walkSequences({ ...host, people: host.people.slice(0, 5) }, { sequences: 1_000, seed: Number(process.env['SEED'] ?? Date.now()) });
    },
    hour,
  );
});
