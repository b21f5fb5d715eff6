import { pageByAge } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { RelationSight } from '../../membership/domain/host';
import { seenRelations } from '../../service/database/seen-relations';
import type { CertificateQuery, CertificateReader } from '../application/ports';
import type { CertificateRows } from './certificate-rows';
import { certificateTable } from './tables/certificate.table';

/** Reads certificates, one statement for however many. */
export function createCertificateReader(manager: EntityManager, { toCertificate }: CertificateRows): CertificateReader {
  const rows = manager.getRepository(certificateTable);
  const listed = (sight: RelationSight, query: CertificateQuery) => seenRelations(rows.createQueryBuilder('certificate'), sight, query);
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toCertificate),
    findByCodeHashes: async (hashes) => (await rows.findBy({ codeHash: In(hashes.map((hash) => Buffer.from(hash, 'hex'))) })).map(toCertificate),
    findPage: async (sight, query, request) => (await pageByAge(listed(sight, query), request, 'NEWEST_FIRST')).map(toCertificate),
    count: (sight, query) => listed(sight, query).getCount(),
  };
}
