import { findCounty, findLocality } from '@conect/reference-data';
import type { EntityManager } from 'typeorm';
import type { FactSources, PrintedShift } from '../application/find-facts';
import type { MonthOfHours } from '../domain/facts';

const selectMonths = `
  SELECT to_char(day, 'YYYY-MM') AS month, sum(minutes)::int AS minutes FROM hour_log
  WHERE contract_id = $1 AND status = 'APPROVED' AND status_since <= $2 GROUP BY 1 ORDER BY 1`;

type ShiftRow = Omit<PrintedShift, 'place'> & { readonly localityId: string | null; readonly address: string | null };

const selectShift = `
  SELECT s.id, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.opportunity_id AS "opportunityId", o.organization_id AS "organizationId", o.title, o.locality_id AS "localityId", o.address
  FROM shift s JOIN opportunity o ON o.id = s.opportunity_id WHERE s.id = $1`;

/** Each change of a contract counts up its version, and names go when people are erased. */
const selectRegister = `
  SELECT concat_ws(':', count(*), sum(c.version), count(person.contract_id)) AS "rowsStamp", coalesce(max(c.status_since), make_timestamptz($2, 1, 1, 0, 0, 0, 'Europe/Bucharest')) AS "asOf"
  FROM contract c LEFT JOIN contract_person person ON person.owner_id = c.id AND person.part = 'NAME'
  WHERE c.organization_id = $1 AND c.year = $2 AND c.status IN ('ACTIVE', 'NOTICE_GIVEN', 'TERMINATED', 'EXPIRED')`;

const selectSigned = `SELECT signed_at AS "signedAt" FROM contract_signature WHERE contract_id = $1 AND revision = 1 AND party = 'HOST'`;

type Sources = Pick<FactSources, 'signedAt' | 'monthsOf' | 'findShift' | 'registerState'>;

/** Reads what papers need and no other area shows. */
export const createPaperSources = (manager: EntityManager): Sources => ({
  signedAt: async (contractId) => (await manager.query<{ signedAt: Date }[]>(selectSigned, [contractId]))[0]?.signedAt ?? null,
  monthsOf: (contractId, until) => manager.query<MonthOfHours[]>(selectMonths, [contractId, until]),
  async findShift(id) {
    const [row] = await manager.query<ShiftRow[]>(selectShift, [id]);
    if (row === undefined) return null;
    const { localityId, address, ...shift } = row;
    return { ...shift, place: placeIn(localityId, address) };
  },
  async registerState(organizationId, year) {
    const [state] = await manager.query<Awaited<ReturnType<Sources['registerState']>>[]>(selectRegister, [organizationId, year]);
    return state!;
  },
});

/** A place in words: address, locality, county. */
function placeIn(localityId: string | null, address: string | null): string | null {
  const locality = localityId === null ? null : findLocality(localityId);
  if (locality == null) return address;
  const county = findCounty(locality.countyCode)?.name;
  return [address, locality.name, county].filter((part) => part != null && part !== '').join(', ');
}
