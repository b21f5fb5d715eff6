import { interestRecordConfirmed, interestRecordEnded, interestRecordRefused, interestRecordRequested, type EventContract } from '@conect/events';
import type { InterestRecordEvent } from '../domain/interest-record';

const contracts: Readonly<Record<InterestRecordEvent['type'], EventContract>> = {
  InterestRecordRequested: interestRecordRequested,
  InterestRecordConfirmed: interestRecordConfirmed,
  InterestRecordRefused: interestRecordRefused,
  InterestRecordEnded: interestRecordEnded,
};

/** Translates what happened to an interest record into the contract other services rely on. */
export const publishedInterestRecord = ({ type, interestRecord: { id, organizationId, institutionId, domains } }: InterestRecordEvent) => ({
  contract: contracts[type],
  data: { interestRecordId: id, organizationId, institutionId, domains: [...domains] },
});
