import type { TransactionFacts } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import type { OrganizationUnit } from '../../organization/application/ports';
import type { PurposeReleaseUnit } from '../application/commands/release-register-purpose';

/** Builds what releasing a purpose touches on one transaction. */
export const createPurposeReleaseUnit =
  (organizationUnitOf: (manager: EntityManager, facts: TransactionFacts) => OrganizationUnit) =>
  (manager: EntityManager, facts: TransactionFacts): PurposeReleaseUnit => ({
    ...organizationUnitOf(manager, facts),
    async saveRelease({ organizationId, shownText, releasedBy }) {
      await manager.query(
        `INSERT INTO register_purpose_release (organization_id, shown_text, purpose_hash, released_by, released_at)
         SELECT o.id, $2, sha256(convert_to(o.purpose, 'UTF8')), $3, $4 FROM organization o WHERE o.id = $1
         ON CONFLICT (organization_id) DO UPDATE SET shown_text = excluded.shown_text, purpose_hash = excluded.purpose_hash,
           released_by = excluded.released_by, released_at = excluded.released_at`,
        [organizationId, shownText, releasedBy, facts.now],
      );
    },
  });

/** What may be shown of the purposes of organizations, by id; a text that the register has changed since is not among it. */
export async function findReleasedPurposes(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await manager.query<{ id: string; text: string }[]>(
    `SELECT o.id, r.shown_text AS text FROM register_purpose_release r JOIN organization o ON o.id = r.organization_id
     WHERE o.id = ANY($1) AND r.purpose_hash = sha256(convert_to(o.purpose, 'UTF8'))`,
    [ids],
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}
