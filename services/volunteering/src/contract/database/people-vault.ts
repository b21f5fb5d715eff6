import { startOfDay } from '@conect/legal-clock';
import { In, type DataSource, type EntityManager } from 'typeorm';
import type { Sealed, SealingKeys } from '../../service/crypto/sealing-keys';
import { rotateInBatches } from '../../service/database/rotate-in-batches';
import type { ContractReader, ContractUnit } from '../application/ports';
import type { Guardian } from '../domain/guardian';
import type { VolunteerDetails } from '../domain/terms';
import { contractPersonTable, type ContractPersonRow } from './tables/contract-person.table';

type Part = 'NAME' | 'DETAILS' | 'GUARDIAN';
type Name = Pick<VolunteerDetails, 'fullName'>;

const boundTo = (part: string, ownerId: string): string => `${part}:${ownerId}`;

/** What contracts say of people, on one transaction: encrypted on the way in, opened on the way out. What goes here goes from papers too. */
export function createPeopleVault(manager: EntityManager, keys: SealingKeys, forgetPapers: (contractIds: readonly string[]) => Promise<void>): ContractUnit['vault'] {
  const rows = manager.getRepository(contractPersonTable);
  const keep = async (part: Part, { ownerId, contractId }: Pick<ContractPersonRow, 'ownerId' | 'contractId'>, value: object): Promise<void> => {
    await rows.upsert({ ownerId, part, contractId, ...keys.seal(value, boundTo(part, ownerId)) }, ['ownerId', 'part']);
  };
  const { findVolunteers } = createPeopleReader(manager, keys);
  const forget = async (deleted: Promise<Deleted>): Promise<number> => {
    const contractIds = [...new Set((await deleted)[0].map(({ contract_id: id }) => id))];
    await forgetPapers(contractIds);
    return contractIds.length;
  };
  return {
    async keepVolunteer(contractId, { fullName, ...details }) {
      await keep('NAME', { ownerId: contractId, contractId }, { fullName });
      await keep('DETAILS', { ownerId: contractId, contractId }, details);
    },
    findVolunteer: async (contractId) => (await findVolunteers([contractId]))[0] ?? null,
    keepGuardian: ({ id, contractId }, guardian) => keep('GUARDIAN', { ownerId: id, contractId }, guardian),
    forgetVolunteer: (userId) => forget(manager.query(deleteOfVolunteer, [userId])),
    purge: (endedBefore, limit) => forget(manager.query(deleteOld, [startOfDay(endedBefore), limit])),
  };
}

/** Reads what contracts say of people, one statement for however many; null where nothing is kept. */
interface PeopleReader extends Pick<ContractReader, 'findVolunteers' | 'findGuardians'> {
  readonly findNames: (contractIds: readonly string[]) => Promise<readonly (string | null)[]>;
}

/** Makes a {@link PeopleReader}. */
export function createPeopleReader(manager: EntityManager, keys: SealingKeys): PeopleReader {
  const open = async (parts: readonly Part[], ownerIds: readonly string[]): Promise<ReadonlyMap<string, object>> => {
    const found = await manager.getRepository(contractPersonTable).findBy({ ownerId: In([...ownerIds]), part: In([...parts]) });
    return new Map(found.map(({ ownerId, part, ...sealed }) => [boundTo(part, ownerId), keys.open(sealed, boundTo(part, ownerId))]));
  };
  return {
    async findVolunteers(contractIds) {
      const opened = await open(['NAME', 'DETAILS'], contractIds);
      return contractIds.map((id) => {
        const [name, details] = [opened.get(boundTo('NAME', id)), opened.get(boundTo('DETAILS', id))];
        return name === undefined || details === undefined ? null : ({ ...name, ...details } as VolunteerDetails);
      });
    },
    async findNames(contractIds) {
      const opened = await open(['NAME'], contractIds);
      return contractIds.map((id) => (opened.get(boundTo('NAME', id)) as Name | undefined)?.fullName ?? null);
    },
    async findGuardians(consentIds) {
      const opened = await open(['GUARDIAN'], consentIds);
      return consentIds.map((id) => (opened.get(boundTo('GUARDIAN', id)) as Guardian | undefined) ?? null);
    },
  };
}

/** Of which contracts something went. */
type Deleted = [{ contract_id: string }[], number];

const over = `('TERMINATED', 'EXPIRED', 'REJECTED', 'CANCELLED')`;

const deleteOfVolunteer = `
  DELETE FROM contract_person person USING contract c
  WHERE c.id = person.contract_id AND c.volunteer_id = $1 AND c.status IN ${over}
  RETURNING person.contract_id`;

/** Of a contract that was never in force nothing has to be kept; of one that was, the register needs the name. */
const deleteOld = `
  DELETE FROM contract_person WHERE (owner_id, part) IN (
    SELECT person.owner_id, person.part FROM contract_person person JOIN contract c ON c.id = person.contract_id
    WHERE c.status IN ('REJECTED', 'CANCELLED') OR (c.status IN ('TERMINATED', 'EXPIRED') AND c.status_since < $1 AND person.part <> 'NAME')
    LIMIT $2)
  RETURNING contract_id`;

const selectOlder = `
  SELECT owner_id AS "ownerId", part, key_id AS "keyId", bytes FROM contract_person
  WHERE key_id <> $1 ORDER BY owner_id, part LIMIT $2 FOR UPDATE`;

/** Encrypts with the current key what older ones encrypted of what contracts say of people; answers how many rows. */
export const rotateSealedPeople = (dataSource: DataSource, keys: SealingKeys): Promise<number> =>
  rotateInBatches<Sealed & Pick<ContractPersonRow, 'ownerId' | 'part'>>(dataSource, keys, {
    select: selectOlder,
    boundTo: ({ part, ownerId }) => boundTo(part, ownerId),
    save: (manager, { ownerId, part }, sealed) => manager.getRepository(contractPersonTable).update({ ownerId, part }, { ...sealed }),
  });
