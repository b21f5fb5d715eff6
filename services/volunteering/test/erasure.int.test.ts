import { newId } from '@conect/kernel';
import { userErased, userErasureRequested, userErasureWithdrawn } from '@conect/events';
import type { Principal } from '@conect/auth';
import { acceptedContract, aContractOf, aHost, anAccepted, anActiveContract, changeContract, detailsOf, type Host } from './contract-examples';
import { anEvent, startListeningVolunteering, type ListeningVolunteering } from './events';
import { idOf, setClock } from './volunteering';

let service: ListeningVolunteering;
let host: Host;

beforeAll(async () => {
  service = await startListeningVolunteering();
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await setClock(service, '2026-03-10T08:00:00Z');
  host = await aHost(service);
});

/** What volunteering has said of a person's erasure. */
const saidOf = async (person: Principal) => (await service.sql<{ said: string }>(selectSaid, [idOf(person)])).map(({ said }) => said);
const selectSaid = `
  SELECT split_part(headers->>'ce_type', '.', 5) || coalesce(' ' || (value::jsonb->'blockers'->0->>'code'), '') AS said
  FROM outbox WHERE topic = 'conect.volunteering.erasure.v1' AND key = $1 ORDER BY position`;
const request = (person: Principal, erasureId = newId(), version = 1) => anEvent(userErasureRequested, idOf(person), { userId: idOf(person), erasureId }, version);
const erased = (person: Principal, version = 9) => anEvent(userErased, idOf(person), { userId: idOf(person) }, version);
const keptOf = (id: string) => service.sql('SELECT part FROM contract_person WHERE contract_id = $1', [id]);

describe('volunteering, asked whether a person can be erased', () => {
  it('says no while a contract is in force, yes once it has ended, and forgets and acknowledges once', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const asked = request(mara);
    await service.hears(asked, asked);
    await service.runJob('see-to-erasures');
    expect(await saidOf(mara)).toEqual(['VolunteeringErasureDeferred CONTRACT_IN_FORCE']);

    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    await service.runJob('see-to-erasures');
    await service.runJob('see-to-erasures');
    expect(await saidOf(mara)).toEqual(['VolunteeringErasureDeferred CONTRACT_IN_FORCE', 'VolunteeringErasureCleared']);

    const end = erased(mara);
    await service.hears(end, end, erased(mara, 10));
    expect((await saidOf(mara)).slice(2)).toEqual(['VolunteeringUserForgotten']);
    expect(await keptOf(id)).toEqual([]);
  });

  it('says no more of a request that was taken back, and answers the next one', async () => {
    const { mara } = await anActiveContract(service, host);
    const [first, second] = [newId(), newId()];
    await service.hears(request(mara, first), anEvent(userErasureWithdrawn, idOf(mara), { userId: idOf(mara), erasureId: first }, 2));
    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    await service.runJob('see-to-erasures');
    expect(await saidOf(mara)).toEqual(['VolunteeringErasureDeferred CONTRACT_IN_FORCE']);

    await service.hears(request(mara, second, 3), request(mara, first, 4));
    expect((await saidOf(mara)).slice(1)).toEqual(['VolunteeringErasureCleared']);
  });

  it('keeps a contract that came into force between its answer and the erasure until it ends, and acknowledges then', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    await service.hears(request(mara));
    const { id } = acceptedContract(await changeContract(service, host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    const { sha256 } = acceptedContract(await changeContract(service, mara, 'provideContractDetails', detailsOf(id)));
    await service.runJob('see-to-erasures');
    acceptedContract(await changeContract(service, mara, 'signContract', { contractId: id, sha256 }));
    acceptedContract(await changeContract(service, host.ion, 'countersignContract', { contractId: id, sha256 }));
    await service.hears(erased(mara));
    expect(await saidOf(mara)).toEqual(['VolunteeringErasureCleared', 'VolunteeringErasureDeferred CONTRACT_UNSIGNED', 'VolunteeringErasureDeferred CONTRACT_IN_FORCE']);
    expect(await keptOf(id)).toHaveLength(2);

    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    await service.runJob('see-to-erasures');
    expect((await saidOf(mara)).at(-1)).toBe('VolunteeringUserForgotten');
    expect(await keptOf(id)).toEqual([]);
  });

  it('rejects in the name of whoever is erased what nobody is bound by yet', async () => {
    const { mara, applicationId } = await anAccepted(service, host);
    // The application was put there behind the back of the service, which gives its place back.
    await service.sql('UPDATE opportunity SET taken_count = taken_count + 1 WHERE id = $1', [host.opportunityId]);
    const { id } = acceptedContract(await changeContract(service, host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
    acceptedContract(await changeContract(service, mara, 'provideContractDetails', detailsOf(id)));

    await service.hears(erased(mara));

    expect(await service.sql('SELECT status FROM contract WHERE id = $1', [id])).toEqual([{ status: 'REJECTED' }]);
    expect(await keptOf(id)).toEqual([]);
    expect(await saidOf(mara)).toEqual(['VolunteeringUserForgotten']);
  });
});
