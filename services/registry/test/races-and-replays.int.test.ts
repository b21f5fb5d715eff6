import { aUser, waitFor } from '@conect/testing';
import { accepted, aCui, anOrganization, anOrganizationIn, lookUp, mutate, mutationOf, type Payload } from './operations';
import { grantRole, startRegistry, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
const officer = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

const codesOf = (payloads: readonly { userErrors: readonly { code: string }[] }[]) => payloads.map(({ userErrors }) => userErrors[0]?.code ?? 'ok').sort();

describe('one CUI', () => {
  it('is won by exactly one of ten simultaneous submissions', async () => {
    const cui = aCui();
    const applicants = Array.from({ length: 10 }, () => aUser());
    const ids = await Promise.all(applicants.map((applicant) => anOrganizationIn(registry, 'DRAFT', { applicant, officer }, { cui })));

    const payloads = await Promise.all(
      ids.map((organizationId, index) => mutate(registry, applicants[index]!, 'submitOrganization', { organizationId })),
    );

    expect(codesOf(payloads)).toEqual([...Array.from({ length: 9 }, () => 'CONFLICT'), 'ok']);
    const [row] = await registry.sql(
      `SELECT (SELECT count(*)::int FROM organization WHERE cui = $1 AND status = 'SUBMITTED') AS submitted,
         (SELECT count(*)::int FROM outbox WHERE key = ANY($2::text[]) AND headers->>'ce_type' LIKE '%OrganizationSubmitted') AS events,
         (SELECT count(*)::int FROM audit_entry WHERE subject_id = ANY($2::uuid[]) AND action = 'submitOrganization') AS audit`,
      [cui, ids],
    );
    expect(row).toEqual({ submitted: 1, events: 1, audit: 1 });
  });

  it('is decided by the index when the rival committed after the check', async () => {
    const cui = aCui();
    const [ana, ion] = [aUser(), aUser()];
    const rival = await anOrganizationIn(registry, 'DRAFT', { applicant: ion, officer }, { cui });
    const organizationId = await anOrganizationIn(registry, 'DRAFT', { applicant: ana, officer }, { cui });
    const rivals = await registry.connect();
    await rivals.query('BEGIN');
    const { rows } = await rivals.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
    await rivals.query(`UPDATE organization SET status = 'SUBMITTED', submitted_at = now() WHERE id = $1`, [rival]);

    const submission = mutate(registry, ana, 'submitOrganization', { organizationId });
    await waitFor(
      async () => (await registry.sql('SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid::text = $1', [rows[0]!.id])).length > 0,
      { describe: 'the submission to wait for its rival' },
    );
    await rivals.query('COMMIT');
    rivals.release();

    expect(await submission).toMatchObject({ organization: null, userErrors: [{ code: 'CONFLICT', field: ['cui'] }] });
  });

  it('can be in several drafts, since a draft blocks nobody', async () => {
    const cui = aCui();
    const [squatter, ana] = [aUser(), aUser()];
    await anOrganizationIn(registry, 'DRAFT', { applicant: squatter, officer }, { cui });

    const organizationId = await anOrganizationIn(registry, 'SUBMITTED', { applicant: ana, officer }, { cui });
    const late = await mutate(registry, squatter, 'createOrganization', anOrganization({ cui }));

    expect(await lookUp(registry, ana, organizationId)).toMatchObject({ status: 'SUBMITTED' });
    expect(late.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['cui'] }]);
  });

  it('is free again after a rejection, and its reason is for the applicant', async () => {
    const cui = aCui();
    const ana = aUser();
    const rejected = await anOrganizationIn(registry, 'REJECTED', { applicant: ana, officer }, { cui });

    const again = await anOrganizationIn(registry, 'SUBMITTED', { applicant: ana, officer }, { cui });

    expect(await lookUp(registry, ana, rejected)).toMatchObject({ status: 'REJECTED', decisionReason: 'The statute is of another organization.' });
    expect(await lookUp(registry, ana, again)).toMatchObject({ status: 'SUBMITTED' });
    expect(await lookUp(registry, aUser(), rejected)).toBeNull();
  });

  it('is refused early when a draft takes that of a live organization', async () => {
    const cui = aCui();
    await anOrganizationIn(registry, 'SUBMITTED', { applicant: aUser(), officer }, { cui });
    const ana = aUser();
    const organizationId = await anOrganizationIn(registry, 'DRAFT', { applicant: ana, officer });

    const { userErrors } = await mutate(registry, ana, 'updateOrganization', { organizationId, cui: `RO ${cui}` });

    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['cui'] }]);
  });
});

describe('one registration', () => {
  it('is decided once by two officers at the same time', async () => {
    const other = aUser();
    await grantRole(registry, idOf(other), 'SGG_ADMIN');
    const organizationId = await anOrganizationIn(registry, 'IN_REVIEW', { applicant: aUser(), officer });

    const payloads = await Promise.all([
      mutate(registry, officer, 'approveOrganization', { organizationId }),
      mutate(registry, other, 'rejectOrganization', { organizationId, reason: 'Duplicate.' }),
    ]);

    expect(codesOf(payloads)).toEqual(['INVALID_STATE', 'ok']);
  });

  it('keeps both of two simultaneous changes of different fields', async () => {
    const ana = aUser();
    const organizationId = await anOrganizationIn(registry, 'DRAFT', { applicant: ana, officer });

    await Promise.all([
      mutate(registry, ana, 'updateOrganization', { organizationId, shortName: 'ATV' }),
      mutate(registry, ana, 'updateOrganization', { organizationId, purpose: 'Protecția mediului.' }),
    ]);

    expect(await lookUp(registry, ana, organizationId)).toMatchObject({ shortName: 'ATV', purpose: 'Protecția mediului.' });
    const versions = await registry.sql(`SELECT headers->>'ce_aggregateversion' AS version FROM outbox WHERE key = $1 ORDER BY position`, [organizationId]);
    expect(versions.map((row) => (row as { version: string }).version)).toEqual(['1', '2', '3']);
  });
});

describe('an idempotency key', () => {
  it('makes a replay answer like the first time and change nothing more', async () => {
    const ana = aUser();
    const input = anOrganization({ idempotencyKey: 'create-1' });

    const first = await mutate(registry, ana, 'createOrganization', input);
    const [again, ...others] = await Promise.all([1, 2, 3].map(() => mutate(registry, ana, 'createOrganization', input)));

    expect(again).toEqual(first);
    expect(others).toEqual([first, first]);
    expect(await registry.sql('SELECT 1 AS one FROM organization WHERE applicant_id = $1', [idOf(ana)])).toHaveLength(1);
    expect(await registry.sql('SELECT 1 AS one FROM outbox WHERE key = $1', [accepted(first).id])).toHaveLength(1);
    expect(await registry.sql('SELECT 1 AS one FROM audit_entry WHERE subject_id = $1', [accepted(first).id])).toHaveLength(1);
  });

  it('lets one of several simultaneous first calls through, the others answer the same', async () => {
    const ana = aUser();
    const input = anOrganization({ idempotencyKey: 'create-together' });

    const payloads = await Promise.all(Array.from({ length: 5 }, () => mutate(registry, ana, 'createOrganization', input)));

    expect(new Set(payloads.map((payload) => accepted(payload).id)).size).toBe(1);
    expect(await registry.sql('SELECT 1 AS one FROM organization WHERE applicant_id = $1', [idOf(ana)])).toHaveLength(1);
  });

  it('is refused at top level with another input', async () => {
    const ana = aUser();
    await mutate(registry, ana, 'createOrganization', anOrganization({ idempotencyKey: 'k' }));

    const answer = await registry.ask(ana, mutationOf('createOrganization'), { input: anOrganization({ idempotencyKey: 'k', shortName: 'X' }) });

    expect(answer).toMatchObject({ data: { createOrganization: null }, errors: [{ extensions: { code: 'IDEMPOTENCY_MISMATCH' } }] });
  });

  it('of one person, operation or refused attempt does not stand in the way of another', async () => {
    const [ana, ion] = [aUser(), aUser()];
    const refused = await mutate(registry, ana, 'createOrganization', anOrganization({ cui: '12345678', idempotencyKey: 'same' }));
    const corrected = await mutate(registry, ana, 'createOrganization', anOrganization({ idempotencyKey: 'same' }));
    const ions = await mutate(registry, ion, 'createOrganization', anOrganization({ idempotencyKey: 'same' }));
    const organizationId = accepted(corrected).id;
    const updated = await mutate(registry, ana, 'updateOrganization', { organizationId, shortName: 'A', idempotencyKey: 'same' });

    expect(refused.userErrors).toMatchObject([{ code: 'CUI_CHECKSUM' }]);
    expect([corrected, ions, updated].map(({ userErrors }) => userErrors)).toEqual([[], [], []]);
    expect(accepted(ions).id).not.toBe(organizationId);
  });

  it('answers a replayed submission with the registration as it is now', async () => {
    const ana = aUser();
    const organizationId = await anOrganizationIn(registry, 'DRAFT', { applicant: ana, officer });
    const submission = { organizationId, idempotencyKey: 'submit-1' };
    await mutate(registry, ana, 'submitOrganization', submission);
    await mutate(registry, officer, 'startOrganizationReview', { organizationId });

    const replay = await mutate(registry, ana, 'submitOrganization', submission);

    expect(replay).toMatchObject({ userErrors: [], organization: { id: organizationId, status: 'IN_REVIEW' } });
  });

  it('answers a replayed deletion although the draft is gone', async () => {
    const ana = aUser();
    const organizationId = await anOrganizationIn(registry, 'DRAFT', { applicant: ana, officer });
    const deletion = { organizationId, idempotencyKey: 'delete-1' };
    await mutate(registry, ana, 'deleteOrganizationDraft', deletion);

    expect(await mutate(registry, ana, 'deleteOrganizationDraft', deletion)).toEqual({ deletedOrganizationId: organizationId, userErrors: [] });
  });
});

describe('an update', () => {
  it('that changes nothing is accepted and leaves no trace', async () => {
    const ana = aUser();
    const statute = await uploadStatute(registry, ana);
    const input = anOrganization({ documents: { statute }, domains: ['E', 'C', 'B'] });
    const { id } = accepted(await mutate(registry, ana, 'createOrganization', input));

    const payload = await mutate(registry, ana, 'updateOrganization', { organizationId: id, ...input });

    expect(payload.userErrors).toEqual([]);
    expect(await registry.sql('SELECT 1 AS one FROM outbox WHERE key = $1', [id])).toHaveLength(1);
    expect(await registry.sql('SELECT version FROM organization WHERE id = $1', [id])).toEqual([{ version: 1 }]);
  });

  it('leaves what is absent and clears what is null', async () => {
    const ana = aUser();
    const input = anOrganization({ shortName: 'ATV', purpose: 'Mediu', description: { ro: 'Da', en: 'Yes' }, domains: ['E', 'B'] });
    const { id: organizationId } = accepted(await mutate(registry, ana, 'createOrganization', input));

    const changed = await mutate(registry, ana, 'updateOrganization', { organizationId, shortName: null, description: { en: null }, localityCode: null });
    const named = await mutate(registry, ana, 'updateOrganization', { organizationId, legalName: null, type: null });

    expect(changed.organization).toMatchObject({
      shortName: null,
      purpose: 'Mediu',
      description: { text: 'Da', locale: 'RO' },
      locality: null,
      county: { code: 'CJ' },
      domains: [{ domain: { code: 'E' }, isPrimary: true }, { domain: { code: 'B' }, isPrimary: false }],
    });
    expect(named.userErrors.map(({ field }) => field)).toEqual([['type'], ['legalName']]);
  });

  it('moves the primary domain and never leaves two', async () => {
    const ana = aUser();
    const { id: organizationId } = accepted(await mutate(registry, ana, 'createOrganization', anOrganization({ domains: ['B'] })));

    const moved = await mutate(registry, ana, 'updateOrganization', { organizationId, primaryDomain: 'B' });
    const replaced = await mutate(registry, ana, 'updateOrganization', { organizationId, domains: ['C', 'C'] });

    expect(accepted(moved).domains).toMatchObject([
      { domain: { code: 'B' }, isPrimary: true },
      { domain: { code: 'E' }, isPrimary: false },
    ]);
    expect(accepted(replaced).domains).toMatchObject([{ domain: { code: 'C' }, isPrimary: false }]);
    expect(accepted(replaced).viewerCan.submit).toMatchObject({ allowed: false, code: 'BAD_USER_INPUT' });
  });
});

describe('names', () => {
  it('that authorities have, or that the county has already, are warned of and accepted', async () => {
    const [ana, ion] = [aUser(), aUser()];
    const legalName = 'Agenția Română pentru Păduri';
    await anOrganizationIn(registry, 'SUBMITTED', { applicant: ion, officer }, { legalName: 'AGENTIA ROMANA pentru paduri' });

    const here = await mutate(registry, ana, 'createOrganization', anOrganization({ legalName }));
    const elsewhere = await mutate(registry, ana, 'createOrganization', anOrganization({ legalName, countyCode: 'BH', localityCode: null }));

    const codes = ({ warnings }: Payload) => warnings.map(({ code }) => code);
    expect(here.userErrors).toEqual([]);
    expect(codes(here)).toEqual(['RESTRICTED_NAME_TERM', 'RESTRICTED_NAME_TERM', 'POSSIBLE_DUPLICATE']);
    expect(here.warnings[0]).toMatchObject({ field: ['legalName'], message: expect.stringContaining('"agenție"') as string });
    expect(codes(elsewhere)).toEqual(['RESTRICTED_NAME_TERM', 'RESTRICTED_NAME_TERM']);
  });
});
