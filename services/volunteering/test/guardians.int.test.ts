import { anonymous, signLookup, type Principal } from '@conect/auth';
import { statementsWith } from '@conect/testing';
import { acceptedContract, aContractOf, aHost, anAccepted, changeContract, contractRefusals, contractSeenBy, decideAsGuardian, detailsOf, type Host } from './contract-examples';
import { startListeningVolunteering, type ListeningVolunteering } from './events';
import { setClock } from './volunteering';

const lookupSecret = 'a-lookup-secret-of-tests-only-0123456789abcd';
const identityKey = 'an-identity-key-of-tests-only-0123456789abcd';

let service: ListeningVolunteering;
let host: Host;

beforeAll(async () => {
  service = await startListeningVolunteering({ VOLUNTEERING_LOOKUP_SECRET: lookupSecret, VOLUNTEERING_IDENTITY_KEYS: identityKey, VOLUNTEERING_IDENTITY_RETENTION_DAYS: '1095' });
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await setClock(service, '2026-03-10T08:00:00Z');
  host = await aHost(service);
});

const change = (principal: Principal, operation: string, input: object) => changeContract(service, principal, operation, input);
const seenBy = async (principal: Principal, id: string) => (await contractSeenBy(service, principal, id))!;
const written = async (id: string) => {
  const outbox = await service.sql<{ type: string; data: object }>(`SELECT split_part(headers->>'ce_type', '.', 5) AS type, value::jsonb AS data FROM outbox WHERE key = $1 ORDER BY position`, [id]);
  const audit = await service.sql<{ action: string; changes: object }>('SELECT action, changes FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
  return { events: outbox.map(({ type }) => type), audit: audit.map(({ action }) => action), said: JSON.stringify([outbox, audit]) };
};
const statusOf = async (id: string) => (await service.sql<{ status: string }>('SELECT status FROM contract WHERE id = $1', [id]))[0]!.status;

/** A contract that waits for the guardian of somebody who is 15 on the first day. */
async function forLuca(): Promise<{ readonly id: string; readonly luca: Principal }> {
  const { mara: luca, applicationId } = await anAccepted(service, host, '2011-04-01');
  const { id } = acceptedContract(await change(host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
  expect(acceptedContract(await change(luca, 'provideContractDetails', detailsOf(id, { email: 'luca@example.org' }))).status).toBe('PENDING_GUARDIAN');
  return { id, luca };
}

const dana = { fullName: 'Dana Munteanu', email: 'dana@example.org', relation: 'MOTHER' };

/** As messaging asks when it writes to whom an event names; answers the secrets of the links. */
async function linksOf(contractId: string): Promise<readonly string[]> {
  const events = await service.sql<{ ref: string }>(`SELECT value::jsonb -> 'recipientRef' ->> 'ref' AS ref FROM outbox WHERE key = $1 AND value::jsonb ? 'recipientRef' ORDER BY position`, [contractId]);
  const links = await Promise.all(events.map(({ ref }) => lookUp(ref)));
  return links.map((people) => people[0]?.link.split('/').at(-1) ?? '');
}

async function lookUp(ref: string, secret = lookupSecret): Promise<readonly { readonly link: string; readonly email: string; readonly name: string }[]> {
  const token = signLookup([ref], { service: 'volunteering', secret, now: new Date() });
  const response = await fetch(`${service.address}/internal/recipients`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  return response.status === 200 ? ((await response.json()) as { recipients: { link: string; email: string; name: string }[] }).recipients : [];
}

describe('a contract of somebody who is 15', () => {
  it('waits for a guardian, who consents once, by the link of the mail, and not by the volunteer himself', async () => {
    const { id, luca } = await forLuca();
    expect(contractRefusals(await change(luca, 'signContract', { contractId: id, sha256: (await seenBy(luca, id)).sha256 }))).toEqual([['INVALID_STATE', null]]);
    expect(contractRefusals(await change(luca, 'requestGuardianConsent', { contractId: id, guardian: { ...dana, email: 'Luca@example.org' } }))).toEqual([['GUARDIAN_IS_VOLUNTEER', 'guardian.email']]);
    expect(acceptedContract(await change(luca, 'requestGuardianConsent', { contractId: id, guardian: dana })).guardianConsent).toEqual({ status: 'REQUESTED', guardianName: 'Dana Munteanu' });

    const [token = ''] = await linksOf(id);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await service.sql('SELECT * FROM guardian_consent WHERE contract_id = $1', [id]))).not.toContain(token);
    const decide = (operation: string, principal: Principal = anonymous, more: object = {}) => decideAsGuardian(service, principal, operation, { token, ...more });
    expect(await decide('giveGuardianConsent', luca)).toEqual(['GUARDIAN_IS_VOLUNTEER']);
    expect(await decide('revokeGuardianConsent')).toEqual(['NOT_FOUND']);
    expect(await decide('giveGuardianConsent', anonymous, { sha256: '0'.repeat(64) })).toEqual(['CONFLICT']);
    expect(await decide('giveGuardianConsent')).toBe('PENDING_VOLUNTEER');
    for (const operation of ['giveGuardianConsent', 'refuseGuardianConsent']) expect(await decide(operation)).toEqual(['INVALID_STATE']);
    expect(await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token: 'another' })).toEqual(['NOT_FOUND']);
    const { events, said } = await written(id);
    expect(events).toEqual(['ContractGenerated', 'ContractDetailsProvided', 'GuardianConsentRequested', 'GuardianConsentGiven']);
    expect(said).not.toMatch(/Dana|dana@/);
  });

  it('asks the guardian anew when the text changes after his consent', async () => {
    const { id, luca } = await forLuca();
    acceptedContract(await change(host.ion, 'requestGuardianConsent', { contractId: id, guardian: dana }));
    const [token = ''] = await linksOf(id);
    expect(await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token })).toBe('PENDING_VOLUNTEER');
    expect(acceptedContract(await change(luca, 'provideContractDetails', detailsOf(id, { email: 'luca@example.org', address: 'Turda' })))).toMatchObject({ status: 'PENDING_GUARDIAN', guardianConsent: { status: 'REPLACED' } });
    expect(await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token })).toEqual(['INVALID_STATE']);
  });

  it('gives a link seven days, another one takes its place, and five are all there are', async () => {
    const { id, luca } = await forLuca();
    const ask = () => change(luca, 'requestGuardianConsent', { contractId: id, guardian: dana });
    acceptedContract(await ask());
    const [first = ''] = await linksOf(id);
    acceptedContract(await ask());
    expect(await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token: first })).toEqual(['INVALID_STATE']);
    const second = (await linksOf(id)).at(-1)!;
    await setClock(service, '2026-03-17T08:01:00Z');
    expect(await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token: second })).toEqual(['INVALID_STATE']);
    expect((await linksOf(id)).at(-1)).toBe('');
    for (let more = 0; more < 3; more += 1) acceptedContract(await ask());
    expect(contractRefusals(await ask())).toEqual([['QUOTA_EXCEEDED', null]]);
  });

  it('ends at once when the guardian takes the consent back, until the volunteer is 16', async () => {
    const { id, luca } = await forLuca();
    acceptedContract(await change(luca, 'requestGuardianConsent', { contractId: id, guardian: dana }));
    const [token = ''] = await linksOf(id);
    await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token });
    const { sha256 } = await seenBy(luca, id);
    acceptedContract(await change(luca, 'signContract', { contractId: id, sha256 }));
    acceptedContract(await change(host.ion, 'countersignContract', { contractId: id, sha256 }));
    const revocation = (await linksOf(id)).at(-1)!;

    await setClock(service, '2027-04-01T08:00:00Z');
    expect(await decideAsGuardian(service, anonymous, 'revokeGuardianConsent', { token: revocation })).toEqual(['INVALID_STATE']);
    await setClock(service, '2026-05-04T08:00:00Z');
    expect(await decideAsGuardian(service, anonymous, 'revokeGuardianConsent', { token: revocation })).toBe('TERMINATED');
    expect(await decideAsGuardian(service, anonymous, 'revokeGuardianConsent', { token: revocation })).toEqual(['INVALID_STATE']);
    expect((await written(id)).events.at(-1)).toBe('GuardianConsentRevoked');
  });

  it('is decided about on a page without the graph, which a program that opens links does not do', async () => {
    const { id, luca } = await forLuca();
    acceptedContract(await change(luca, 'requestGuardianConsent', { contractId: id, guardian: dana }));
    const [token = ''] = await linksOf(id);
    const page = `${service.address}/guardian/${token}`;
    const get = async (address = page) => {
      const response = await fetch(address);
      return { status: response.status, headers: response.headers, html: await response.text() };
    };
    const post = async (decision: string, sha256: string) => {
      const response = await fetch(page, { method: 'POST', body: new URLSearchParams({ decision, sha256 }) });
      return { status: response.status, html: await response.text() };
    };

    const opened = await get();
    expect(opened.status).toBe(200);
    expect(opened.html).toMatch(/<html lang="ro">.*<main>.*<h1>.*Mara Ștefănescu.*<button name="decision" value="consent">.*value="refuse"/s);
    expect(Object.fromEntries(opened.headers)).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'content-security-policy': expect.stringContaining("default-src 'none'") as string });
    expect(await statusOf(id)).toBe('PENDING_GUARDIAN');
    expect((await post('consent', '0'.repeat(64))).html).toContain('Textul s-a schimbat');
    const { sha256 } = await seenBy(luca, id);
    const read = statementsWith('FROM "contract_paper"');
    expect(await post('consent', sha256!)).toMatchObject({ status: 200, html: expect.stringContaining('a fost consemnat') as string });
    // The decision reads the text that it is about; the page is not read before it.
    expect(read).toHaveLength(1);
    expect(await statusOf(id)).toBe('PENDING_VOLUNTEER');
    expect(await get()).toMatchObject({ status: 409, html: expect.stringContaining('legătura a fost folosită') as string });
    expect((await get(`${service.address}/guardian/unknown`)).status).toBe(404);

    const revocation = (await linksOf(id)).at(-1)!;
    expect((await get(`${service.address}/guardian/${revocation}`)).html).toContain('value="revoke"');
    expect((await fetch(`${service.address}/guardian/${revocation}`, { method: 'POST', body: new URLSearchParams({ decision: 'revoke' }) })).status).toBe(200);
    expect(await statusOf(id)).toBe('REJECTED');
  });

  it('is shown by a link as long as something can be decided by it, and to nobody afterwards', async () => {
    const get = async (token: string) => {
      const response = await fetch(`${service.address}/guardian/${token}`);
      return { status: response.status, html: await response.text() };
    };
    const decide = async (token: string, decision: string) => (await fetch(`${service.address}/guardian/${token}`, { method: 'POST', body: new URLSearchParams({ decision }) })).text();
    /** The page says of the volunteer and of his contract nothing, and why, as its decisions do. */
    const closed = async (token: string, ...decisions: readonly string[]) => {
      const { status, html } = await get(token);
      expect([status, /Mara|Horea|123456|<button|<form/.test(html)]).toEqual([409, false]);
      for (const decision of decisions) expect(await decide(token, decision)).toBe(html);
      return html;
    };

    const cancelled = await forLuca();
    acceptedContract(await change(cancelled.luca, 'requestGuardianConsent', { contractId: cancelled.id, guardian: dana }));
    const [asked = ''] = await linksOf(cancelled.id);
    expect((await get(asked)).html).toContain('Mara Ștefănescu');
    acceptedContract(await change(host.ion, 'cancelContract', { contractId: cancelled.id }));
    await closed(asked, 'consent', 'refuse');

    const { id, luca } = await forLuca();
    acceptedContract(await change(luca, 'requestGuardianConsent', { contractId: id, guardian: dana }));
    await decideAsGuardian(service, anonymous, 'giveGuardianConsent', { token: (await linksOf(id))[0]! });
    const { sha256 } = await seenBy(luca, id);
    acceptedContract(await change(luca, 'signContract', { contractId: id, sha256 }));
    acceptedContract(await change(host.ion, 'countersignContract', { contractId: id, sha256 }));
    const revocation = (await linksOf(id)).at(-1)!;
    expect((await get(revocation)).html).toContain('Mara Ștefănescu');
    await setClock(service, '2027-04-01T08:00:00Z');
    expect(await closed(revocation, 'revoke')).toContain('a împlinit 16 ani');
    await setClock(service, '2026-06-30T21:01:00Z');
    await service.runJob('end-contracts');
    expect(await statusOf(id)).toBe('EXPIRED');
    await closed(revocation, 'revoke');
  });

  it('is refused at 14, and needs no guardian from the 16th birthday on, as it is on the first day', async () => {
    const draw = async (birthDate: string) => {
      const { mara, applicationId } = await anAccepted(service, host, birthDate);
      const { id } = acceptedContract(await change(host.ion, 'generateContract', aContractOf(applicationId, host.ion)));
      return change(mara, 'provideContractDetails', detailsOf(id));
    };
    expect(contractRefusals(await draw('2011-04-02'))).toEqual([['UNDER_MIN_AGE', null]]);
    expect(acceptedContract(await draw('2010-04-02')).status).toBe('PENDING_GUARDIAN');
    expect(acceptedContract(await draw('2010-04-01')).status).toBe('PENDING_VOLUNTEER');
  });

  it('tells who its guardian is to messaging alone', async () => {
    const { id, luca } = await forLuca();
    acceptedContract(await change(luca, 'requestGuardianConsent', { contractId: id, guardian: dana }));
    const [event] = await service.sql<{ ref: string }>(`SELECT value::jsonb -> 'recipientRef' ->> 'ref' AS ref FROM outbox WHERE key = $1 AND value::jsonb ? 'recipientRef'`, [id]);
    expect(await lookUp(event!.ref)).toMatchObject([{ email: 'dana@example.org', name: 'Dana Munteanu', language: 'RO' }]);
    expect(await lookUp(event!.ref, 'a-secret-that-nobody-shares-0123456789')).toEqual([]);
    expect(await lookUp(event!.ref.replace('consent', 'revocation'))).toEqual([]);
    expect((await fetch(`${service.address}/internal/recipients`, { method: 'POST' })).status).toBe(401);
  });
});
