import type { ErasureBlocker } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';

/** What stands in the way of an applicant's erasure: that SGG examines an organization which he registers, and whose people nobody knows but he. */
export const findReviewsOf = (manager: EntityManager, applicantId: string): Promise<readonly ErasureBlocker[]> =>
  manager.query<ErasureBlocker[]>(
    `SELECT 'ORGANIZATION_UNDER_REVIEW' AS code, min(status_since) AS since FROM organization WHERE applicant_id = $1 AND status IN ('SUBMITTED', 'IN_REVIEW') HAVING count(*) > 0`,
    [applicantId],
  );
