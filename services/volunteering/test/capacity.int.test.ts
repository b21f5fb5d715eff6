import type { TestService } from '@conect/testing';
import { aHost, raceForOnePlace, walkSequences, type Host } from './capacity';
import { setClock, startVolunteering } from './volunteering';

let service: TestService;
let host: Host;

beforeAll(async () => {
  service = await startVolunteering();
  await setClock(service, '2026-09-10T09:00:00+03:00');
  host = await aHost(service, 11);
});
afterAll(() => service?.stop());

describe('places', () => {
  it.each(['AUTOMATIC', 'BY_COORDINATOR'] as const)('are given once when eleven want the last one, with %s acceptance', async (acceptance) => {
    await raceForOnePlace(host, acceptance);
  });

  it('are never oversold, nobody is lost, and the line keeps its order, whatever people and the coordinator do', async () => {
    await walkSequences({ ...host, people: host.people.slice(0, 5) }, { sequences: 8, seed: 20_260_910 });
  });
});
