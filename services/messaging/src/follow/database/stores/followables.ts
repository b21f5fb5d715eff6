import { createKnownInstitutions, createKnownOrganizations } from '@conect/event-bus';
import type { EntityManager } from 'typeorm';
import type { Followables } from '../../application/ports';
import { publicConsultationTable } from '../tables/public-consultation.table';

/** What there is to follow, as this service has heard of it. */
export function createFollowables(manager: EntityManager): Followables {
  const [institutions, organizations, consultations] = [createKnownInstitutions(manager), createKnownOrganizations(manager), manager.getRepository(publicConsultationTable)];
  return {
    isInstitution: institutions.isOpen,
    statusOfOrganization: organizations.statusOf,
    async nameOfOrganization(id) {
      const [found] = await manager.query<{ name: string | null }[]>('SELECT legal_name AS name FROM organization WHERE id = $1', [id]);
      return found?.name ?? null;
    },
    consultation: (id) => consultations.findOneBy({ id }),
  };
}
