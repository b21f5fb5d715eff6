import type { EntityManager } from 'typeorm';
import type { CertificateUnit } from '../../application/ports';
import type { CertificateRows } from '../certificate-rows';
import { certificateTable } from '../tables/certificate.table';

/** The certificates of one transaction, by TypeORM. */
export function createCertificateStore(manager: EntityManager, { toCertificate, toRow }: CertificateRows): CertificateUnit['certificates'] {
  const rows = manager.getRepository(certificateTable);
  return {
    async findByIdForUpdate(id) {
      const row = await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      return row === null ? null : toCertificate(row);
    },
    async nextNumber(organizationId, year) {
      const [counter] = await manager.query<{ lastNumber: number }[]>(
        `INSERT INTO certificate_counter AS counter (organization_id, year, last_number) VALUES ($1, $2, 1)
         ON CONFLICT (organization_id, year) DO UPDATE SET last_number = counter.last_number + 1 RETURNING last_number AS "lastNumber"`,
        [organizationId, year],
      );
      return counter!.lastNumber;
    },
    insert: async (certificate) => void (await rows.insert(toRow(certificate))),
    save: async (certificate) => void (await rows.update({ id: certificate.id }, toRow(certificate))),
    findOfVolunteerForUpdate: async (volunteerId) => (await rows.find({ where: { volunteerId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })).map(toCertificate),
  };
}
