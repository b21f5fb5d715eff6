import { manyByKey } from '@conect/service-kit';
import { In, type EntityManager } from 'typeorm';
import type { VolunteeringContract } from '../../contract/domain/contract';
import { lastWorkedDayOf } from '../../hours/domain/term';
import type { HostYear, RecordContract, RecordHours, RecordReader, YearTotals } from '../application/ports';
import { selectAges, selectCertificateIds, selectContracts, selectHostYear, selectHours, selectTotals } from './record-statements';
import { toShare } from './share-rows';
import { recordShareTable } from './tables/record-share.table';

type OfVolunteer<Fact> = Fact & { readonly volunteerId: string };
type ContractFacts = Pick<VolunteeringContract, 'organizationId' | 'number' | 'year' | 'status' | 'statusSince' | 'startsOn' | 'endsOn' | 'noticeEndsOn'>;

/** Reads records and totals, one statement for however many. */
export function createRecordReader(manager: EntityManager): RecordReader {
  const shares = manager.getRepository(recordShareTable);
  const ofVolunteer = <Fact>(find: (ids: readonly string[]) => Promise<readonly OfVolunteer<Fact>[]>) => manyByKey(find, ({ volunteerId }) => volunteerId);
  const certificateIdsOf = ofVolunteer((ids) => manager.query<OfVolunteer<{ readonly id: string }>[]>(selectCertificateIds, [ids]));
  return {
    contractsOf: ofVolunteer(async (ids) => (await manager.query<OfVolunteer<ContractFacts>[]>(selectContracts, [ids])).map(toContractOfRecord)),
    hoursOf: ofVolunteer((ids) => manager.query<OfVolunteer<RecordHours>[]>(selectHours, [ids])),
    certificateIdsOf: async (ids) => (await certificateIdsOf(ids)).map((found) => found.map(({ id }) => id)),
    sharesOf: ofVolunteer(async (ids) => (await shares.find({ where: { volunteerId: In([...ids]) }, order: { createdAt: 'DESC', id: 'DESC' } })).map(toShare)),
    async findShareByTokenHash(tokenHash) {
      const row = await shares.findOneBy({ tokenHash: Buffer.from(tokenHash, 'hex') });
      return row === null ? null : toShare(row);
    },
    totalsOf: manyByKey((ids) => manager.query<(YearTotals & { readonly organizationId: string })[]>(selectTotals, [ids]), ({ organizationId }) => organizationId),
    async hostYear(organizationId, year, today) {
      const [counted] = await manager.query<Omit<HostYear, 'ages'>[]>(selectHostYear, [organizationId, year]);
      return { ...counted!, ages: await manager.query<HostYear['ages'][number][]>(selectAges, [organizationId, year, today]) };
    },
  };
}

const toContractOfRecord = ({ status, statusSince, endsOn, noticeEndsOn, ...facts }: OfVolunteer<ContractFacts>): OfVolunteer<RecordContract> => ({
  ...facts,
  endsOn: lastWorkedDayOf({ status, statusSince, endsOn, noticeEndsOn }),
});
