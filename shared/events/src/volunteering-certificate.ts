import { z } from 'zod';
import { publishedBy } from './contract';

const defineEvent = publishedBy('volunteering');

const data = z.object({
  certificateId: z.uuid().describe('The certificate; the key of its topic.'),
  contractId: z.uuid().describe('The volunteering contract whose hours it states.'),
  organizationId: z.uuid().describe('The host organization, which issues it.'),
  volunteerId: z.uuid().describe('Whose certificate it is.'),
  number: z.string().describe('Its number of the organization and year, e.g. 12/2026.'),
  minutes: z.int().describe('The approved hours that it states, in minutes.'),
});

const example = {
  certificateId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf201',
  contractId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0c1',
  organizationId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
  volunteerId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be0a1',
  number: '12/2026',
  minutes: 2_400,
};

const ofCertificate = (name: string, when: string) => defineEvent({ aggregate: 'certificate', name, when, consumers: ['messaging'], data, example });

/** Edge: nothing -> ISSUED. */
export const certificateIssued = ofCertificate('CertificateIssued', 'An organization issues a volunteering certificate.');

/** Edge: ISSUED -> REVOKED. */
export const certificateRevoked = ofCertificate('CertificateRevoked', 'An organization takes a volunteering certificate back; it still verifies, as revoked.');

/** Every event of certificates. */
export const certificateEvents = [certificateIssued, certificateRevoked] as const;
