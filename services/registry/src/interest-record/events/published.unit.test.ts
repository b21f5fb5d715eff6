import { registryEvents } from '@conect/events';
import { ana, now, unclaimed } from '../../../test/examples';
import { requestInterestRecord } from '../domain/interest-record';
import { publishedInterestRecord } from './published';

const institutionId = '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c3';
const { interestRecord } = requestInterestRecord({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0d1', organizationId: unclaimed.id, institutionId, domains: ['E', 'B', 'E'], requesterId: ana }, now);

it.each(['InterestRecordRequested', 'InterestRecordConfirmed', 'InterestRecordRefused', 'InterestRecordEnded'] as const)('%s fits the contract of its name exactly, without names or reasons', (type) => {
  const { contract, data } = publishedInterestRecord({ type, interestRecord });

  expect(contract.name).toBe(type);
  expect(registryEvents).toContain(contract);
  expect(contract.data.parse(data)).toEqual(data);
  expect(data).toEqual({ interestRecordId: interestRecord.id, organizationId: unclaimed.id, institutionId, domains: ['B', 'E'] });
});
