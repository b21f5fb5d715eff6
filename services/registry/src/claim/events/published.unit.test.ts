import { registryEvents } from '@conect/events';
import { ana, documentId, then, unclaimed } from '../../../test/examples';
import { submitClaim } from '../domain/claim';
import { publishedClaim } from './published';

const { claim } = submitClaim({ id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0c7', organizationId: unclaimed.id, claimantId: ana, message: 'I preside it.', documentIds: [documentId] }, then);

it.each(['ClaimSubmitted', 'ClaimWithdrawn', 'ClaimAccepted', 'ClaimRejected'] as const)('%s fits the contract of its name exactly, without the message', (type) => {
  const { contract, data } = publishedClaim({ type, claim });

  expect(contract.name).toBe(type);
  expect(registryEvents).toContain(contract);
  expect(contract.data.parse(data)).toEqual(data);
  expect(data).toEqual({ claimId: claim.id, organizationId: unclaimed.id, claimantId: ana });
});
