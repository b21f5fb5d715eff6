import { jobInBatches, type Logger, type RecurringJob } from '@conect/service-kit';
import type { EndContracts } from '../application/commands/end-contracts';
import type { PurgeContractDetails } from '../application/commands/purge-contract-details';

interface Dependencies {
  readonly endContracts: EndContracts;
  readonly purgeContractDetails: PurgeContractDetails;
  readonly logger: Logger;
}

const limit = 100;

/** Ends contracts whose last day is over, every ten minutes so that a moved clock is seen soon; removes each night what is no longer to be kept of people. */
export const contractJobs = ({ endContracts, purgeContractDetails, logger }: Dependencies): readonly RecurringJob[] => [
  jobInBatches({ name: 'end-contracts', schedule: '*/10 * * * *', step: endContracts, limit, logger, told: ['contracts ended', 'endedCount'] }),
  jobInBatches({ name: 'purge-contract-details', schedule: '37 2 * * *', step: purgeContractDetails, limit, logger, told: ['details of contracts purged', 'purgedCount'] }),
];
