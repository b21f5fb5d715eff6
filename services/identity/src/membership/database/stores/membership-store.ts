import { In, IsNull, type EntityManager } from 'typeorm';
import type { MembershipStore } from '../../application/ports';
import type { Membership } from '../../domain/membership';
import { membershipTable, type MembershipRow } from '../tables/membership.table';

/** Memberships in PostgreSQL. */
export function createMembershipStore(manager: EntityManager): MembershipStore {
  const rows = manager.getRepository(membershipTable);
  const order = { grantedAt: 'ASC', id: 'ASC' } as const;

  return {
    async findActive({ userId, role, institutionId, organizationId }) {
      const place = { institutionId: institutionId ?? IsNull(), organizationId: organizationId ?? IsNull() };
      const row = await rows.findOneBy({ userId, role, ...place, revokedAt: IsNull() });
      return row === null ? null : toDomain(row);
    },
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toDomain(row);
    },
    async findActiveOfUsers(userIds) {
      return (await rows.find({ where: { userId: In([...userIds]), revokedAt: IsNull() }, order })).map(toDomain);
    },
    async findActiveOfOrganizations(organizationIds) {
      return (await rows.find({ where: { organizationId: In([...organizationIds]), revokedAt: IsNull() }, order })).map(toDomain);
    },
    async findActiveOfInstitutions(institutionIds) {
      return (await rows.find({ where: { institutionId: In([...institutionIds]), revokedAt: IsNull() }, order })).map(toDomain);
    },
    async save(membership) {
      await rows.upsert(membership, ['id']);
    },
  };
}

/** A check of the table holds that exactly one of the two places is set. */
const toDomain = (row: MembershipRow): Membership => row as Membership;
