import { In, type EntityManager } from 'typeorm';
import type { ProfileReader } from '../application/ports';
import { volunteerProfileTable } from './tables/volunteer-profile.table';

/** Reads profiles, one statement for however many. */
export const createProfileReader = (manager: EntityManager): ProfileReader => ({
  findByUserIds: (userIds) => manager.getRepository(volunteerProfileTable).findBy({ userId: In([...userIds]) }),
});
