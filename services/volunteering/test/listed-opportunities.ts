import { randomUUID } from 'node:crypto';
import type { TestService } from '@conect/testing';
import type { DataSource } from 'typeorm';
import { createOpportunityStore } from '../src/opportunity/database/stores/opportunity-store';
import type { Opportunity, Place, Shift } from '../src/opportunity/domain/opportunity';
import { createVolunteeringDataSource } from '../src/service/database/data-source';

/** Writes opportunities as the commands do, in whatever state a test needs; close it afterwards. */
export interface Listing {
  /** Answers the ids, in order. */
  readonly list: (opportunities: readonly Partial<Opportunity>[]) => Promise<readonly string[]>;
  /** Changes one; its version goes up. */
  readonly change: (id: string, changes: Partial<Opportunity>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a listing of its own connections for an organization. */
export async function openListing({ databaseUrl }: TestService, organizationId: string): Promise<Listing> {
  const dataSource: DataSource = await createVolunteeringDataSource({ url: databaseUrl, poolSize: 2 }).initialize();
  return {
    list: (opportunities) =>
      dataSource.transaction(async (manager) => {
        const store = createOpportunityStore(manager);
        const listed = opportunities.map((changes) => ({ ...anOpportunity(organizationId), ...changes }));
        for (const opportunity of listed) await store.insert(opportunity);
        return listed.map(({ id }) => id);
      }),
    change: (id, changes) =>
      dataSource.transaction(async (manager) => {
        const store = createOpportunityStore(manager);
        const opportunity = (await store.findByIdForUpdate(id))!;
        await store.save({ ...opportunity, ...changes, version: opportunity.version + 1 });
      }),
    close: () => dataSource.destroy(),
  };
}

let minutes = 0;

function anOpportunity(organizationId: string): Opportunity {
  // Each was published a minute after the one before.
  const at = new Date(Date.UTC(2026, 2, 2, 6, (minutes += 1)));
  return {
    id: randomUUID(),
    version: 1,
    organizationId,
    status: 'PUBLISHED',
    statusSince: at,
    statusReason: null,
    statusReasonCode: null,
    createdAt: at,
    createdBy: randomUUID(),
    updatedAt: at,
    publishedAt: at,
    approvedAt: null,
    title: 'Ajutor la evenimente',
    description: 'Se caută oameni care vor să dea o mână de ajutor.',
    volunteeringDomains: ['ENVIRONMENT'],
    domains: ['E-ENVIRONMENT'],
    place: null,
    startsOn: '2026-05-02',
    endsOn: '2026-05-10',
    applyUntil: null,
    acceptance: 'AUTOMATIC',
    places: 10,
    minimumAge: 16,
    isOpenToMinors: true,
    hasNightWork: false,
    accessibility: [],
    skills: [],
    languages: ['ro'],
    benefits: [],
    questions: [],
    takenCount: 0,
    shifts: [],
  };
}

/** A place in a locality, whose own coordinates are used. */
export const placeIn = (localityId: string, countyCode: string): Place => ({ localityId, countyCode, address: null, latitude: null, longitude: null });

/** A shift of two places that begins then. */
export const shiftAt = (startsAt: string, takenCount = 0): Shift => ({
  id: randomUUID(),
  startsAt: new Date(startsAt),
  endsAt: new Date(new Date(startsAt).getTime() + 3_600_000),
  places: 2,
  takenCount,
});
