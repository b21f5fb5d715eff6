import { aUser } from '@conect/testing';
import { lookUp, mutate, anOrganization, aCui } from './operations';
import { aStatute, announceStatute, grantRole, localAddressOf, startRegistry, uploadStatute, type TestRegistry } from './registry';

let registry: TestRegistry;
const ana = aUser();
const victor = aUser();
const stranger = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(victor), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

const reviewQueue = `query { organizationsToReview(first: 10) { totalCount nodes { id status legalName } } }`;

describe('J1: Ana registers her association and Victor approves it', () => {
  let organizationId: string;

  it('keeps a draft that nobody but Ana sees, with the digits of the CUI', async () => {
    const { organization, userErrors } = await mutate(registry, ana, 'createOrganization', {
      type: 'ASSOCIATION',
      legalName: 'Asociația Ţarniţa Verde',
      cui: 'RO 28765437',
      countyCode: 'CJ',
      localityCode: '54984',
      primaryDomain: 'E',
    });

    expect(userErrors).toEqual([]);
    expect(organization).toMatchObject({
      status: 'DRAFT',
      source: 'REGISTRATION',
      legalName: 'Asociația Țarnița Verde',
      cui: '28765437',
      county: { code: 'CJ' },
      locality: { code: '54984' },
      primaryDomain: { code: 'E' },
      domains: [{ domain: { code: 'E' }, isPrimary: true, isProposed: false }],
      applicant: { id: idOf(ana) },
    });
    organizationId = organization!.id;
    expect(await registry.sql('SELECT unit_code FROM organization')).toEqual([{ unit_code: '54975' }]);
    expect(await lookUp(registry, stranger, organizationId)).toBeNull();
    expect(await lookUp(registry, victor, organizationId)).toBeNull();
    expect(await lookUp(registry, ana, organizationId)).toMatchObject({ id: organizationId });
  });

  it('refuses a CUI with a wrong check digit and a locality of another county', async () => {
    const wrongCui = await mutate(registry, ana, 'createOrganization', anOrganization({ cui: '12345678' }));
    const wrongCounty = await mutate(registry, ana, 'createOrganization', anOrganization({ countyCode: 'BH' }));

    expect(wrongCui).toMatchObject({ organization: null, userErrors: [{ code: 'CUI_CHECKSUM', field: ['cui'] }] });
    expect(wrongCounty).toMatchObject({ userErrors: [{ code: 'LOCALITY_COUNTY_MISMATCH', field: ['localityCode'] }] });
    expect(wrongCounty.userErrors[0]?.message).toBe('The locality is in county CJ, not in BH.');
  });

  it('tells who sends the code of the unit which code to send', async () => {
    const { userErrors } = await mutate(registry, ana, 'createOrganization', anOrganization({ localityCode: '54975' }));

    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['localityCode'] }]);
    expect(userErrors[0]?.message).toContain('54984 (Cluj-Napoca)');
  });

  it('refuses the submission without a statute and says so in viewerCan', async () => {
    const { organization, userErrors } = await mutate(registry, ana, 'submitOrganization', { organizationId });

    expect(organization).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['documents', 'statute'] }]);
    expect((await lookUp(registry, ana, organizationId))?.viewerCan['submit']).toMatchObject({ allowed: false, code: 'BAD_USER_INPUT', nextStep: 'Fill in: documents.statute.' });
  });

  it('takes a statute only when it was uploaded, by Ana, whole', async () => {
    const announced = await announceStatute(registry, ana, aStatute());
    const awaited = announced.upload!.documentId;
    const foreign = await uploadStatute(registry, stranger);

    for (const statute of [awaited, foreign, organizationId, 'not-an-id']) {
      const { userErrors } = await mutate(registry, ana, 'updateOrganization', { organizationId, documents: { statute } });
      expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: ['documents', 'statute'] }]);
    }
  });

  it('accepts the submission with the statute, whose bytes Victor can then fetch', async () => {
    const bytes = aStatute();
    const statute = await uploadStatute(registry, ana, bytes);
    await mutate(registry, ana, 'updateOrganization', { organizationId, documents: { statute } });

    const { organization, userErrors } = await mutate(registry, ana, 'submitOrganization', { organizationId });

    expect(userErrors).toEqual([]);
    expect(organization).toMatchObject({ status: 'SUBMITTED', viewerCan: { submit: { allowed: false, code: 'INVALID_STATE' } } });
    const seen = await lookUp(registry, victor, organizationId);
    expect(seen?.statute).toMatchObject({ fileName: 'statut.pdf', mediaType: 'application/pdf', byteLength: bytes.length });
    const { downloadUrl } = seen!.statute!;
    const response = await fetch(localAddressOf(registry, downloadUrl));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    const tampered = await fetch(localAddressOf(registry, downloadUrl.replace(/expires=\d/, 'expires=9')));
    expect(tampered.status).toBe(403);
  });

  it('no longer lets Ana change what identifies the organization, but the rest', async () => {
    const sensitive = await mutate(registry, ana, 'updateOrganization', {
      organizationId,
      legalName: 'Altă denumire',
      cui: aCui(),
      registeredAddress: 'Str. Nouă 1',
      legalRepresentative: 'Altcineva',
    });
    const free = await mutate(registry, ana, 'updateOrganization', {
      organizationId,
      legalName: 'Asociația Țarnița Verde',
      contactPhone: '0722 123 456',
      website: 'https://tarnita.example.org',
      description: { ro: 'Plantăm copaci.' },
    });

    expect(sensitive.userErrors.map(({ code, field }) => [code, field.join('.')])).toEqual([
      ['SENSITIVE_FIELD', 'legalName'],
      ['SENSITIVE_FIELD', 'cui'],
      ['SENSITIVE_FIELD', 'registeredAddress'],
      ['SENSITIVE_FIELD', 'legalRepresentative'],
    ]);
    expect(free).toMatchObject({
      userErrors: [],
      organization: {
        contactPhone: '+40722123456',
        website: 'https://tarnita.example.org/',
        description: { text: 'Plantăm copaci.', locale: 'RO' },
        viewerCan: { update: { allowed: true }, updateSensitiveFields: { allowed: false, code: 'SENSITIVE_FIELD' } },
      },
    });
  });

  it('shows the queue to SGG alone', async () => {
    const forAna = await registry.ask(ana, reviewQueue);
    const forVictor = await registry.ask<{ organizationsToReview: object }>(victor, reviewQueue);

    expect(forAna).toMatchObject({ data: { organizationsToReview: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(forVictor.data.organizationsToReview).toMatchObject({ totalCount: 1, nodes: [{ id: organizationId, status: 'SUBMITTED' }] });
  });

  it('returns the registration to Ana with a comment per field, and only with one', async () => {
    await mutate(registry, victor, 'startOrganizationReview', { organizationId });
    const request = (comments: object[]) => mutate(registry, victor, 'requestOrganizationChanges', { organizationId, comments });

    expect(await request([])).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['comments'] }] });
    expect(await request([{ field: ['colour'], comment: ' ' }])).toMatchObject({
      userErrors: [
        { code: 'BAD_USER_INPUT', field: ['comments', '0', 'field'] },
        { code: 'BAD_USER_INPUT', field: ['comments', '0', 'comment'] },
      ],
    });
    const { organization, userErrors } = await request([
      { field: ['legalName'], comment: 'As in the court decision.' },
      { field: ['documents', 'statute'], comment: 'Page 3 is missing.' },
    ]);
    expect(userErrors).toEqual([]);
    expect(organization).toMatchObject({ status: 'NEEDS_CHANGES' });
    expect((await lookUp(registry, ana, organizationId))?.reviewComments).toEqual([
      { round: 1, field: ['legalName'], comment: 'As in the court decision.' },
      { round: 1, field: ['documents', 'statute'], comment: 'Page 3 is missing.' },
    ]);
  });

  it('is resubmitted, and Ana cannot approve it herself', async () => {
    await mutate(registry, ana, 'updateOrganization', { organizationId, legalName: 'Asociația Țarnița Verde' });
    await mutate(registry, ana, 'submitOrganization', { organizationId });
    await mutate(registry, victor, 'startOrganizationReview', { organizationId });

    const own = await mutate(registry, ana, 'approveOrganization', { organizationId });
    const outsiders = await mutate(registry, stranger, 'approveOrganization', { organizationId });

    expect(own).toMatchObject({ organization: null, userErrors: [{ code: 'FORBIDDEN' }] });
    expect(outsiders).toMatchObject({ organization: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('is approved by Victor and then public, but for what is private', async () => {
    const { organization, userErrors } = await mutate(registry, victor, 'approveOrganization', { organizationId });

    expect(userErrors).toEqual([]);
    expect(organization).toMatchObject({ status: 'ACTIVE', legalName: 'Asociația Țarnița Verde' });
    expect(await lookUp(registry, stranger, organizationId)).toMatchObject({
      status: 'ACTIVE',
      legalName: 'Asociația Țarnița Verde',
      contactPhone: '+40722123456',
      applicant: null,
      reviewer: null,
      statute: null,
      reviewComments: null,
      submittedAt: null,
      reviewStartedAt: null,
      decidedAt: null,
      boardMembers: null,
    });
  });

  it('published one event per edge, in order, and audited each', async () => {
    const events = await registry.sql<{ type: string; version: string; actor: string; value: string }>(
      `SELECT headers->>'ce_type' AS type, headers->>'ce_aggregateversion' AS version, headers->>'ce_actorid' AS actor, value
         FROM outbox WHERE key = $1 ORDER BY position`,
      [organizationId],
    );
    const audit = await registry.sql<{ action: string; actor_id: string }>(
      `SELECT action, actor_id FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [organizationId],
    );

    expect(events.map(({ type }) => type.replace('ro.gov.conect.registry.', ''))).toEqual([
      'OrganizationCreated',
      'OrganizationUpdated',
      'OrganizationSubmitted',
      'OrganizationUpdated',
      'OrganizationReviewStarted',
      'OrganizationChangesRequested',
      'OrganizationSubmitted',
      'OrganizationReviewStarted',
      'OrganizationApproved',
    ]);
    expect(events.map(({ version }) => version)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(audit.map(({ action }) => action)).toEqual([
      'createOrganization',
      'updateOrganization',
      'submitOrganization',
      'updateOrganization',
      'startOrganizationReview',
      'requestOrganizationChanges',
      'submitOrganization',
      'startOrganizationReview',
      'approveOrganization',
    ]);
    expect(JSON.parse(events.at(-1)!.value)).toEqual({
      organizationId,
      applicantId: idOf(ana),
      type: 'ASSOCIATION',
      status: 'ACTIVE',
      legalName: 'Asociația Țarnița Verde',
      cui: '28765437',
      countyCode: 'CJ',
      localityCode: '54984',
      domains: ['E'],
      primaryDomain: 'E',
    });
    expect(events.at(-1)).toMatchObject({ actor: idOf(victor) });
    const [decided] = await registry.sql<{ changes: object }>(
      `SELECT changes FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [organizationId],
    );
    expect(decided!.changes).toMatchObject({ status: { before: 'IN_REVIEW', after: 'ACTIVE' }, decidedBy: { before: null, after: idOf(victor) } });
  });

  it('keeps its CUI: another registration with it is a CONFLICT', async () => {
    const { userErrors } = await mutate(registry, stranger, 'createOrganization', anOrganization({ cui: '28765437' }));

    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['cui'] }]);
  });

  it('lets its members edit what is not sensitive, and nobody else', async () => {
    const editor = aUser();
    await grantRole(registry, idOf(editor), 'NGO_EDITOR', organizationId);
    const coordinator = aUser();
    await grantRole(registry, idOf(coordinator), 'VOLUNTEER_COORDINATOR', organizationId);
    const update = (principal: ReturnType<typeof aUser>, changes: object) =>
      mutate(registry, principal, 'updateOrganization', { organizationId, ...changes });

    expect(await update(editor, { contactEmail: 'birou@tarnita.example.org' })).toMatchObject({
      userErrors: [],
      organization: { contactEmail: 'birou@tarnita.example.org', statute: { fileName: 'statut.pdf' }, reviewComments: null },
    });
    expect(await update(editor, { legalName: 'Alt nume' })).toMatchObject({ userErrors: [{ code: 'SENSITIVE_FIELD', field: ['legalName'] }] });
    expect(await update(editor, { primaryDomain: null })).toMatchObject({ userErrors: [{ code: 'BAD_USER_INPUT', field: ['primaryDomain'] }] });
    expect(await update(coordinator, { contactEmail: null })).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
    expect(await update(stranger, { contactEmail: null })).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
  });
});
