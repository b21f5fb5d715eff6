import type { EntityManager } from 'typeorm';
import type { PackDocuments, UsedDocument } from '../application/ports';

/** Reads which documents belong to a consultation, by one statement. */
export const createPackDocuments = (manager: EntityManager): PackDocuments => ({
  findAll: (consultationId) => manager.query<UsedDocument[]>(selectUsed, [consultationId]),
});

// In an order of its own, so that the same documents make the same list.
const selectUsed = `
  SELECT used.document_id AS "documentId", used.contribution_id AS "contributionId", used.use, d.file_name AS "fileName", d.media_type AS "mediaType", d.byte_length AS "byteLength", d.sha256
  FROM (
    SELECT DISTINCT unnest(v.attachment_ids) AS document_id, c.id AS contribution_id, 'ATTACHMENT' AS use
      FROM contribution c JOIN contribution_version v ON v.contribution_id = c.id WHERE c.consultation_id = $1
    UNION ALL SELECT c.scan_document_id, c.id, 'SCAN' FROM contribution c WHERE c.consultation_id = $1 AND c.scan_document_id IS NOT NULL
    UNION ALL SELECT v.document_id, NULL, 'DRAFT_TEXT' FROM draft_version v WHERE v.consultation_id = $1 AND v.document_id IS NOT NULL
    UNION ALL SELECT r.scan_document_id, NULL, 'DEBATE_REQUEST' FROM debate_request r WHERE r.consultation_id = $1 AND r.scan_document_id IS NOT NULL
    UNION ALL SELECT d.minutes_document_id, NULL, 'MINUTES' FROM debate d WHERE d.consultation_id = $1 AND d.minutes_document_id IS NOT NULL
    UNION ALL SELECT NULL, c.id, 'ATTACHMENT' FROM contribution c WHERE c.consultation_id = $1 AND c.erased_at IS NOT NULL
  ) used
  LEFT JOIN document d ON d.id = used.document_id AND d.stored_at IS NOT NULL
  ORDER BY used.document_id NULLS LAST, used.contribution_id, used.use`;
