import { In, type EntityManager } from 'typeorm';
import type { OrganizationNames } from '../application/organization-names';
import { organizationTable } from './tables/organization.table';

/** Reads how organizations are called. */
export const createOrganizationNames =
  (manager: EntityManager): OrganizationNames =>
  async (ids) => {
    const found = new Map((await manager.getRepository(organizationTable).findBy({ id: In([...ids]) })).map(({ id, legalName }) => [id, legalName]));
    return ids.map((id) => found.get(id) ?? null);
  };
