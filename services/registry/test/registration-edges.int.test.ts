import { aUser } from '@conect/testing';
import { aCui, anOrganizationIn, extraInputOf, lookUp, mutate } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

let registry: TestRegistry;
const applicant = aUser();
const officer = aUser();
const stranger = aUser();
const editor = aUser();
const applyingOfficer = aUser();
const idOf = (principal: ReturnType<typeof aUser>): string => (principal.kind === 'USER' ? principal.userId : '');

const statuses = ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'ACTIVE', 'REJECTED'] as const;
type ReachableStatus = (typeof statuses)[number];
const people = { applicant, officer, stranger, editor };
type Person = keyof typeof people;
type Action = 'update' | 'updateSensitiveFields' | 'delete' | 'submit' | 'startReview' | 'requestChanges' | 'approve' | 'reject';

const mutations: Readonly<Record<Action, string>> = {
  update: 'updateOrganization',
  updateSensitiveFields: 'updateOrganization',
  delete: 'deleteOrganizationDraft',
  submit: 'submitOrganization',
  startReview: 'startOrganizationReview',
  requestChanges: 'requestOrganizationChanges',
  approve: 'approveOrganization',
  reject: 'rejectOrganization',
};
const inputs: Partial<Record<Action, object>> = {
  update: { contactPhone: '+40264123456' },
  updateSensitiveFields: { registeredAddress: 'Str. Observatorului 1' },
};

/** What each person meets in each status: `ok` or the code. Written by hand from the state machine, not from the code. */
const expected: Readonly<Record<Person, Readonly<Record<ReachableStatus, Readonly<Record<Action, string>>>>>> = {
  applicant: {
    DRAFT: all('FORBIDDEN', { update: 'ok', updateSensitiveFields: 'ok', delete: 'ok', submit: 'ok' }),
    SUBMITTED: all('FORBIDDEN', { update: 'ok', updateSensitiveFields: 'SENSITIVE_FIELD', delete: 'INVALID_STATE', submit: 'INVALID_STATE' }),
    IN_REVIEW: all('FORBIDDEN', { update: 'ok', updateSensitiveFields: 'SENSITIVE_FIELD', delete: 'INVALID_STATE', submit: 'INVALID_STATE' }),
    NEEDS_CHANGES: all('FORBIDDEN', { update: 'ok', updateSensitiveFields: 'ok', delete: 'INVALID_STATE', submit: 'ok' }),
    ACTIVE: all('FORBIDDEN', { delete: 'INVALID_STATE', submit: 'INVALID_STATE' }),
    REJECTED: all('FORBIDDEN', {
      update: 'INVALID_STATE',
      updateSensitiveFields: 'INVALID_STATE',
      delete: 'INVALID_STATE',
      submit: 'INVALID_STATE',
    }),
  },
  officer: {
    DRAFT: all('NOT_FOUND'),
    SUBMITTED: all('FORBIDDEN', { startReview: 'ok', requestChanges: 'INVALID_STATE', approve: 'INVALID_STATE', reject: 'INVALID_STATE' }),
    IN_REVIEW: all('FORBIDDEN', { startReview: 'INVALID_STATE', requestChanges: 'ok', approve: 'ok', reject: 'ok' }),
    NEEDS_CHANGES: all('FORBIDDEN', reviewing('INVALID_STATE')),
    ACTIVE: all('FORBIDDEN', reviewing('INVALID_STATE')),
    REJECTED: all('FORBIDDEN', reviewing('INVALID_STATE')),
  },
  stranger: {
    DRAFT: all('NOT_FOUND'),
    SUBMITTED: all('NOT_FOUND'),
    IN_REVIEW: all('NOT_FOUND'),
    NEEDS_CHANGES: all('NOT_FOUND'),
    ACTIVE: all('FORBIDDEN'),
    REJECTED: all('NOT_FOUND'),
  },
  editor: {
    DRAFT: all('NOT_FOUND'),
    SUBMITTED: all('NOT_FOUND'),
    IN_REVIEW: all('NOT_FOUND'),
    NEEDS_CHANGES: all('NOT_FOUND'),
    ACTIVE: all('FORBIDDEN', { update: 'ok', updateSensitiveFields: 'SENSITIVE_FIELD' }),
    REJECTED: all('NOT_FOUND'),
  },
};

function all(code: string, others: Partial<Record<Action, string>> = {}): Record<Action, string> {
  return { ...(Object.fromEntries(Object.keys(mutations).map((action) => [action, code])) as Record<Action, string>), ...others };
}
function reviewing(code: string): Partial<Record<Action, string>> {
  return { startReview: code, requestChanges: code, approve: code, reject: code };
}

beforeAll(async () => {
  registry = await startRegistry();
  await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  await grantRole(registry, idOf(applyingOfficer), 'SGG_ADMIN');
});
afterAll(() => registry?.stop());

/** Everything a refused command must leave alone. */
const written = async () => {
  const [row] = await registry.sql(`SELECT
    (SELECT md5(string_agg(o::text, '' ORDER BY id)) FROM organization o) AS organizations,
    (SELECT count(*) FROM organization_domain) AS domains,
    (SELECT count(*) FROM organization_review_comment) AS comments,
    (SELECT count(*) FROM outbox) AS events,
    (SELECT count(*) FROM audit_entry) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys`);
  return row;
};

const cases = (Object.keys(people) as Person[]).flatMap((person) => statuses.map((status) => [person, status] as const));

describe.each(cases)('the %s, with a registration that is %s', (person, status) => {
  it('meets exactly what the state machine says, as viewerCan promised, and a refusal leaves nothing behind', async () => {
    const actions = Object.keys(mutations) as Action[];
    let organizationId = await anOrganizationIn(registry, status, { applicant, officer });
    await grantRole(registry, idOf(editor), 'NGO_EDITOR', organizationId);

    for (const action of actions) {
      const promised = (await lookUp(registry, people[person], organizationId))?.viewerCan[action] ?? { allowed: false, code: 'NOT_FOUND' };
      const before = await written();
      const input = { organizationId, idempotencyKey: `${person}-${status}-${action}`, ...inputs[action], ...extraInputOf(mutations[action]) };
      const payload = await mutate(registry, people[person], mutations[action], input);
      const outcome = payload.userErrors[0]?.code ?? 'ok';

      expect([action, outcome]).toEqual([action, expected[person][status][action]]);
      expect([action, promised.allowed ? 'ok' : promised.code]).toEqual([action, outcome]);
      if (outcome === 'ok') {
        organizationId = await anOrganizationIn(registry, status, { applicant, officer }, { cui: aCui() });
        await grantRole(registry, idOf(editor), 'NGO_EDITOR', organizationId);
      } else {
        expect(await written()).toEqual(before);
        expect(payload.organization ?? payload.deletedOrganizationId ?? null).toBeNull();
      }
    }
  });
});

describe('an officer who registers an organization himself', () => {
  it('cannot review it', async () => {
    const organizationId = await anOrganizationIn(registry, 'SUBMITTED', { applicant: applyingOfficer, officer });

    const own = await mutate(registry, applyingOfficer, 'startOrganizationReview', { organizationId });
    await mutate(registry, officer, 'startOrganizationReview', { organizationId });
    const approval = await mutate(registry, applyingOfficer, 'approveOrganization', { organizationId });

    expect(own.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(approval.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('a deleted draft', () => {
  it('is gone for everybody, with its event and its audit entry', async () => {
    const organizationId = await anOrganizationIn(registry, 'DRAFT', { applicant, officer });

    const payload = await mutate(registry, applicant, 'deleteOrganizationDraft', { organizationId });

    expect(payload).toMatchObject({ deletedOrganizationId: organizationId, userErrors: [] });
    expect(await lookUp(registry, applicant, organizationId)).toBeNull();
    expect(await registry.sql('SELECT 1 FROM organization_domain WHERE organization_id = $1', [organizationId])).toEqual([]);
    const [last] = await registry.sql(
      `SELECT headers->>'ce_type' AS type, headers->>'ce_aggregateversion' AS version FROM outbox WHERE key = $1 ORDER BY position DESC LIMIT 1`,
      [organizationId],
    );
    expect(last).toEqual({ type: 'ro.gov.conect.registry.OrganizationDraftDeleted', version: '2' });
  });
});
