import { In, type EntityManager } from 'typeorm';
import type { LinkStore } from '../../application/ports';
import type { OrganizationLink } from '../../domain/link';
import { organizationLinkTable, type OrganizationLinkRow } from '../tables/organization-link.table';

const live = In(['PENDING', 'CONFIRMED'] as const);

/** The links of one transaction, by TypeORM. */
export function createLinkStore(manager: EntityManager): LinkStore {
  const rows = manager.getRepository(organizationLinkTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toLink(row);
    },
    findLiveOf: async (id) => (await rows.find({ where: [{ parentId: id, status: live }, { memberId: id, status: live }], order: { id: 'ASC' } })).map(toLink),
    hasLive: ({ kind, parentId, memberId }) => rows.existsBy({ kind, parentId, memberId, status: live }),
    isConfirmedBranch: (memberId) => rows.existsBy({ memberId, kind: 'BRANCH', status: 'CONFIRMED' }),
    async isBelow({ kind, parentId, memberId }) {
      const [found] = await manager.query<{ below: boolean }[]>(selectIsBelow, [kind, parentId, memberId]);
      return found!.below;
    },
    async lockConfirmations() {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('organization_link confirmations'))`);
    },
    async insert(link) {
      await rows.insert(toRow(link));
    },
    async save(link) {
      await rows.update({ id: link.id }, toRow(link));
    },
  };
}

// UNION and not UNION ALL: a circle, if there ever were one, ends the walk.
const selectIsBelow = `
  WITH RECURSIVE above AS (
    SELECT parent_id FROM organization_link WHERE member_id = $2 AND kind = $1 AND status = 'CONFIRMED'
    UNION
    SELECT l.parent_id FROM above JOIN organization_link l ON l.member_id = above.parent_id AND l.kind = $1 AND l.status = 'CONFIRMED'
  )
  SELECT EXISTS (SELECT 1 FROM above WHERE parent_id = $3) AS below`;

/** Reads a link from its row; what a status implies is not null: the table's constraints say so. */
export function toLink(row: OrganizationLinkRow): OrganizationLink {
  const { id, version, kind, parentId, memberId, requestedBySide, requesterId, createdAt, status } = row;
  const facts = { id, version, kind, parentId, memberId, requestedBySide, requesterId, createdAt };
  if (status === 'PENDING') return { ...facts, status };
  if (status === 'CONFIRMED') return { ...facts, status, confirmedAt: row.confirmedAt!, confirmedBy: row.confirmedBy! };
  const { confirmedAt, confirmedBy, closedAt, closedBy, closedBySide, closeReason } = row;
  return { ...facts, status, confirmedAt, confirmedBy, closedAt: closedAt!, closedBy, closedBySide, closeReason };
}

const toRow = (link: OrganizationLink): OrganizationLinkRow => ({ confirmedAt: null, confirmedBy: null, closedAt: null, closedBy: null, closedBySide: null, closeReason: null, ...link });
