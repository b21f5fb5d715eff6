import { randomUUID } from 'node:crypto';
import type { UserPrincipal } from '@conect/auth';
import { uploadDesignation } from './documents';
import type { TestIdentity } from './identity';
import { aSignedInUser, codesOf, mutate, tableCounts, type Operation } from './operations';

/** The people of institutions in a test, on one identity and with one administrator of SGG. */
export function institutionPeople(identity: () => TestIdentity, victor: () => UserPrincipal) {
  const unique = (name: string): string => `${name}.${randomUUID().slice(0, 8)}@exemplu.ro`;
  const aPerson = (name = 'radu'): Promise<UserPrincipal> => aSignedInUser(identity(), unique(name));
  const emailOf = async ({ userId }: UserPrincipal): Promise<string> =>
    (await identity().sql<{ email: string }>('SELECT email FROM user_account WHERE id = $1', [userId]))[0]!.email;

  async function asks(who: UserPrincipal, institutionId: string, changes: object = {}) {
    const designationDocumentId = await uploadDesignation(identity(), who);
    return mutate(identity(), 'requestInstitutionAccount', { institutionId, designationDocumentId, position: 'Director de cabinet', ...changes }, who);
  }

  return {
    unique,
    aPerson,
    emailOf,
    asks,
    aMinistry: async (name: string): Promise<string> => (await mutate(identity(), 'createInstitution', { name, type: 'MINISTRY' }, victor())).institution.id,
    idOf: async (name: string): Promise<string> => (await identity().sql<{ id: string }>('SELECT id FROM institution WHERE name = $1', [name]))[0]!.id,
    /** The representative of an institution, validated. */
    aRepresentative: async (institutionId: string): Promise<UserPrincipal> => {
      const elena = await aPerson('elena');
      const { request } = await asks(elena, institutionId);
      expect(codesOf(await mutate(identity(), 'validateInstitutionRepresentative', { requestId: request.id }, victor()))).toEqual([]);
      return elena;
    },
    grants: async (who: UserPrincipal, institutionId: string, person: UserPrincipal, role = 'TRANSPARENCY_OFFICER') =>
      mutate(identity(), 'grantOfficerRole', { institutionId, email: await emailOf(person), role }, who),
    rolesIn: async (institutionId: string): Promise<readonly string[]> =>
      (await identity().sql<{ role: string }>('SELECT role FROM membership WHERE institution_id = $1 AND revoked_at IS NULL ORDER BY granted_at, id', [institutionId])).map(
        ({ role }) => role,
      ),
    /** The codes of a refused mutation, which leaves everything as it was. */
    refused: async (operation: Operation, input: object, who: UserPrincipal): Promise<readonly string[]> => {
      const before = await tableCounts(identity());
      const payload = await mutate(identity(), operation, input, who);
      expect(await tableCounts(identity())).toEqual(before);
      return payload.userErrors.map(({ code, field }) => [code, ...(field ?? [])].join(' '));
    },
  };
}
