import { randomUUID } from 'node:crypto';
import { runSql } from '@conect/testing';
import { anOpportunity } from './opportunities';
import type { Actor, Input } from './people';
import type { World } from './world';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A contract of the owner with the own organization that both have signed, as if it had been; to one of its shifts, which has begun, when `shiftId` is given. */
export async function aContract(world: World, shiftId: string | null = null): Promise<string> {
  const { actor, organizations: { own }, stack: { databases } } = world;
  const [opportunityId, applicationId, contractId, { userId }] = [await anOpportunity(world), randomUUID(), randomUUID(), actor('owner')];
  const sql = (text: string, values: readonly unknown[]) => runSql(databases.volunteering.ownerUrl, text, values);
  if (shiftId !== null) {
    await sql(`INSERT INTO shift (id, opportunity_id, starts_at, ends_at, places, taken_count) VALUES ($1, $2, now() - interval '2 minutes', now() - interval '1 minute', 10, 1)`, [shiftId, opportunityId]);
  }
  await sql(
    `INSERT INTO application (id, version, opportunity_id, organization_id, shift_id, volunteer_id, status, status_since, answers, applied_at) VALUES ($1, 1, $2, $3, $4, $5, 'ENGAGED', now(), '[]', now())`,
    [applicationId, opportunityId, own, shiftId, userId],
  );
  await sql(
    `INSERT INTO contract (id, version, organization_id, opportunity_id, application_id, volunteer_id, number, year, status, status_since, starts_on, ends_on, created_at, created_by)
     SELECT $1, 1, $2, $3, $4, $5, 100000 + count(*), 2026, 'ACTIVE', now(), $6, $7, now(), $5 FROM contract WHERE organization_id = $2`,
    [contractId, own, opportunityId, applicationId, userId, inDays(-30), inDays(30)],
  );
  return contractId;
}

/** A minute of yesterday: many of them fit in a day. */
export const aMinute = (): Input => ({ day: inDays(-1), minutes: 1, activity: 'Plantare de puieți' });

/** Hours that the owner has entered and at which nobody has looked. */
export async function hoursOfOwner(world: World): Promise<string> {
  const { hourLog } = await world.actor('owner').change('logHours', { contractId: await aContract(world), ...aMinute() }, 'hourLog { id }');
  return (hourLog as { id: string }).id;
}

/** Somebody says who he is. */
export const sayWho = (person: Actor): Promise<unknown> => person.change('updateVolunteerProfile', { fullName: 'Mara Ionescu', birthDate: '1998-03-04' });

/** A contract with approved hours, of which a certificate can be issued. */
export async function aWorkedContract(world: World): Promise<string> {
  await sayWho(world.actor('owner'));
  const contractId = await aContract(world);
  await world.actor('own VOLUNTEER_COORDINATOR').change('logHours', { contractId, ...aMinute() });
  return contractId;
}

/** What a certificate states. */
export const aStatement = { activitySummary: 'A plantat puieți de stejar.', competences: ['LIFECOMP_2_3'] };

/** A certificate of the owner. */
export async function aCertificate(world: World): Promise<string> {
  const { certificate } = await world.actor('own VOLUNTEER_COORDINATOR').change('issueCertificate', { contractId: await aWorkedContract(world), ...aStatement }, 'certificate { id }');
  return (certificate as { id: string }).id;
}

/** The code of a shift that expects the owner. */
export async function aShiftCode(world: World): Promise<string> {
  const shiftId = randomUUID();
  await aContract(world, shiftId);
  const { data } = await world.actor('own VOLUNTEER_COORDINATOR').ask('query ($shiftId: ID!) { shiftAttendanceCode(shiftId: $shiftId) { code } }', { shiftId });
  return (data as unknown as { shiftAttendanceCode: { code: string } }).shiftAttendanceCode.code;
}

/** What a link to a record shows, until next month. */
export const aShare = (): Input => ({ expiresOn: inDays(30), includes: ['HOURS'] });

/** A link to the owner's record. */
export async function aLink(world: World): Promise<string> {
  await sayWho(world.actor('owner'));
  const { recordShare } = await world.actor('owner').change('createRecordShare', aShare(), 'recordShare { id }');
  return (recordShare as { id: string }).id;
}
