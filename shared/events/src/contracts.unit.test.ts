import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { breakingChanges, type PayloadSchema } from './compatibility';
import { fromMessage, allEvents, toMessage, type EventContract, type OutgoingEvent } from './index';
import { organizationApproved } from './registry';
import { catalogueTable, schemaFileOf } from './published-files';

const contracts: readonly EventContract[] = allEvents;
const folder = join(__dirname, '..');
const cases = contracts.map((contract) => [contract.name, contract] as const);

describe.each(cases)('%s', (_name, contract) => {
  const { path, content } = schemaFileOf(contract);
  const file = join(folder, 'schemas', path);

  it('is published as the schema the code has', () => {
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(content);
  });

  it('has an example that its published schema accepts', () => {
    const ajv = addFormats(new Ajv({ strict: false }));

    expect(ajv.validate(JSON.parse(content) as object, contract.example)).toBe(true);
  });

  it('can still be read by those who read the last released schema', () => {
    const released = releasedSchema(`shared/events/schemas/${path}`);

    expect(released === null ? [] : breakingChanges(released, JSON.parse(content) as PayloadSchema)).toEqual([]);
  });

  it('says nothing of a person but ids', () => {
    const fields = Object.keys((JSON.parse(content) as PayloadSchema).properties ?? {});

    expect(fields.filter((field) => /e?mail|phone|person|address|password|token|birth|cnp|^name$|representative/i.test(field))).toEqual(
      ['InstitutionCreated', 'InstitutionUpdated'].includes(contract.name) ? ['name'] : [],
    );
  });
});

/** The schema as the last commit has it: what consumers may rely on. Null for a contract that is new. */
function releasedSchema(path: string): PayloadSchema | null {
  try {
    return JSON.parse(execFileSync('git', ['show', `HEAD:${path}`], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as PayloadSchema;
  } catch {
    return null;
  }
}

it('names every event once', () => {
  expect(new Set(contracts.map(({ type, version }) => `${type}/${version}`)).size).toBe(contracts.length);
});

it('has its catalogue in the README', () => {
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(catalogueTable(contracts));
});

describe('a message', () => {
  const event: OutgoingEvent = {
    eventId: '0193a5d2-8e10-7a3e-8b11-6d5a4c3b2a10',
    contract: organizationApproved,
    subject: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001',
    aggregateVersion: 7,
    actorId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    time: new Date('2026-03-02T09:15:30.123Z'),
    data: organizationApproved.example,
  };

  it('is a CloudEvent in binary mode', () => {
    const { key, headers, value } = toMessage(event);

    expect(key).toBe(event.subject);
    expect(headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.eventId,
      ce_type: 'ro.gov.conect.registry.OrganizationApproved',
      ce_source: '/registry',
      ce_subject: event.subject,
      ce_time: '2026-03-02T09:15:30.123Z',
      ce_dataschema: 'https://conect.gov.ro/schemas/registry/OrganizationApproved/1',
      ce_aggregateversion: '7',
      ce_actorid: event.actorId,
      traceparent: event.traceparent,
    });
    expect(JSON.parse(value)).toEqual(organizationApproved.example);
  });

  it('comes back as it went', () => {
    const { headers, value } = toMessage(event);

    expect(fromMessage(organizationApproved, headers as Record<string, string>, value)).toEqual({
      id: event.eventId,
      name: 'OrganizationApproved',
      subject: event.subject,
      time: event.time,
      actorId: event.actorId,
      aggregateVersion: 7,
      traceparent: event.traceparent,
      data: event.data,
    });
  });

  it('is not made of data that breaks the contract', () => {
    expect(() => toMessage({ ...event, data: { organizationId: 'x' } })).toThrow();
  });

  it('carries nothing the contract does not name', () => {
    const { value } = toMessage({ ...event, data: { ...organizationApproved.example, contactEmail: 'ana@example.org' } });

    expect(value).not.toContain('ana@');
  });

  it.each([
    ['an empty id', { ce_id: '' }],
    ['a version of zero', { ce_aggregateversion: '0' }],
    ['no subject', { ce_subject: '' }],
    ['another spec version', { ce_specversion: '0.3' }],
  ])('is refused with %s', (_case, change) => {
    const { headers, value } = toMessage(event);

    expect(() => fromMessage(organizationApproved, { ...(headers as Record<string, string>), ...change }, value)).toThrow();
  });
});
