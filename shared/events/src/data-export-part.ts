import { z } from 'zod';
import { publishedBy } from './contract';

const exampleRequest = '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf2a1';
const requestId = z.uuid().describe('The request for an export that identity keeps; the key of its topic.');

const ready = z.object({
  requestId,
  partRef: z.string().min(1).describe('What the part is fetched by, at an address of the service that only identity can open.'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).describe('Of the bytes of the part.'),
  byteLength: z.int().min(0),
  itemCount: z.int().min(0).describe('How many rows it has.'),
});

const failed = z.object({ requestId, reason: z.string().min(1).describe('Why, e.g. NOT_MADE or TOO_LARGE. An open list.') });

/** Both ends of a service's part of an export of personal data, under the service's own name: `RegistryDataExportPartReady`. */
function partEventsOf<Service extends string>(service: Service) {
  const defineEvent = publishedBy(service);
  const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;
  return {
    ready: defineEvent({
      aggregate: 'data-export-part',
      name: `${name}DataExportPartReady`,
      when: 'What the service keeps of a person who asked for his data is written down, and waits to be fetched.',
      consumers: ['identity'],
      data: ready,
      example: { requestId: exampleRequest, partRef: exampleRequest, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', byteLength: 4_096, itemCount: 12 },
    }),
    failed: defineEvent({
      aggregate: 'data-export-part',
      name: `${name}DataExportPartFailed`,
      when: 'The service could not write down what it keeps of a person, after several tries.',
      consumers: ['identity'],
      data: failed,
      example: { requestId: exampleRequest, reason: 'NOT_MADE' },
    }),
  } as const;
}

/** What each service says of its part. */
export const dataExportPartEvents = {
  identity: partEventsOf('identity'),
  registry: partEventsOf('registry'),
  volunteering: partEventsOf('volunteering'),
  consultations: partEventsOf('consultations'),
  messaging: partEventsOf('messaging'),
} as const;

/** A service that keeps something of people. */
export type ExportingService = keyof typeof dataExportPartEvents;
