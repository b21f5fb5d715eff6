import type { Principal } from '@conect/auth';
import { aUser } from '@conect/testing';
import { anOrganizationIn, mutate, type Payload } from './operations';
import { grantRole, startRegistry, type TestRegistry } from './registry';

/** Who a principal is. */
export const idOf = (principal: Principal): string => (principal.kind === 'USER' ? principal.userId : '');

/** Starts a registry for the tests of one file, with an applicant, an officer of SGG, and an editor of every organization that becomes active. */
export function editedOrganizations() {
  let registry: TestRegistry;
  const applicant = aUser();
  const officer = aUser();
  const editor = aUser();

  beforeAll(async () => {
    registry = await startRegistry();
    await grantRole(registry, idOf(officer), 'SGG_ADMIN');
  });
  afterAll(() => registry?.stop());

  return {
    applicant,
    officer,
    editor,
    /** There once the tests run. */
    registry: (): TestRegistry => registry,
    anActive: async (changes: object = {}): Promise<string> => {
      const id = await anOrganizationIn(registry, 'ACTIVE', { applicant, officer }, changes);
      await grantRole(registry, idOf(editor), 'NGO_EDITOR', id);
      return id;
    },
    anEnded: (changes: object): Promise<string> => anOrganizationIn(registry, 'DEREGISTERED', { applicant, officer }, changes),
    /** As the editor. */
    update: (organizationId: string, changes: object): Promise<Payload> => mutate(registry, editor, 'updateOrganization', { organizationId, ...changes }),
    /** One field of an organization as the viewer sees it; undefined when he does not see the organization. */
    seen: async (viewer: Principal, id: string, selection: string): Promise<unknown> => {
      const { data, errors } = await registry.ask<{ organization: { field: unknown } | null }>(viewer, `query ($id: ID!) { organization(id: $id) { field: ${selection} } }`, { id });
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data.organization?.field;
    },
    eventsOf: (id: string) =>
      registry.sql<{ type: string; fields: string[] | null }>(
        `SELECT replace(headers->>'ce_type', 'ro.gov.conect.registry.', '') AS type, value::jsonb->'changedFields' AS fields FROM outbox WHERE key = $1 ORDER BY position`,
        [id],
      ),
    /** What the newest audit entry says of an organization. */
    lastChanges: async (id: string): Promise<object> => {
      const [entry] = await registry.sql<{ changes: object }>('SELECT changes FROM audit_entry WHERE subject_id = $1 ORDER BY id DESC LIMIT 1', [id]);
      return entry!.changes;
    },
    /** All that the audit trail and the events say of an organization, as text. */
    toldOf: async (id: string): Promise<string> =>
      JSON.stringify([await registry.sql('SELECT changes FROM audit_entry WHERE subject_id = $1', [id]), await registry.sql('SELECT value FROM outbox WHERE key = $1', [id])]),
  };
}
