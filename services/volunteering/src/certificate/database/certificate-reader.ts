import { pageByAge } from '@conect/service-kit';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { CertificateQuery, CertificateReader, CertificateSight } from '../application/ports';
import type { CertificateRows } from './certificate-rows';
import { certificateTable, type CertificateRow } from './tables/certificate.table';

/** Reads certificates, one statement for however many. */
export function createCertificateReader(manager: EntityManager, { toCertificate }: CertificateRows): CertificateReader {
  const rows = manager.getRepository(certificateTable);
  const listed = (sight: CertificateSight, query: CertificateQuery) => where(seenBy(rows.createQueryBuilder('certificate'), sight), query);
  return {
    findByIds: async (ids) => (await rows.findBy({ id: In([...ids]) })).map(toCertificate),
    findByCodeHashes: async (hashes) => (await rows.findBy({ codeHash: In(hashes.map((hash) => Buffer.from(hash, 'hex'))) })).map(toCertificate),
    findPage: async (sight, query, request) => (await pageByAge(listed(sight, query), request, 'NEWEST_FIRST')).map(toCertificate),
    count: (sight, query) => listed(sight, query).getCount(),
  };
}

const seenBy = (builder: SelectQueryBuilder<CertificateRow>, { volunteerId, organizationIds }: CertificateSight): SelectQueryBuilder<CertificateRow> =>
  builder.where('(certificate.volunteer_id = :volunteerId OR certificate.organization_id = ANY (:decidedFor::uuid[]))', { volunteerId, decidedFor: organizationIds });

function where(builder: SelectQueryBuilder<CertificateRow>, { statuses, organizationIds, contractIds }: CertificateQuery): SelectQueryBuilder<CertificateRow> {
  if (statuses !== null) builder.andWhere('certificate.status = ANY (:statuses)', { statuses });
  if (organizationIds !== null) builder.andWhere('certificate.organization_id = ANY (:organizationIds::uuid[])', { organizationIds });
  if (contractIds !== null) builder.andWhere('certificate.contract_id = ANY (:contractIds::uuid[])', { contractIds });
  return builder;
}
