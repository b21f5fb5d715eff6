import type { IncomingEvent } from '@conect/events';
import { publicEvents, type PublicEvent, type PublicEventName } from '../domain/public-events';
import { tellableOf } from './cloud-event';
import { describedTypes, publicContracts, publicDataOf, publicEventNames } from './public-contracts';

/** An event as its example has it. */
const anIncoming = (name: PublicEventName, data: object = {}): IncomingEvent => ({
  ...{ id: '0193a5d2-8e10-7a3e-8b11-6d5a4c3b2a10', name, subject: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001', time: new Date('2026-03-02T09:15:30.123Z'), actorId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b2', aggregateVersion: 7, traceparent: '00-trace' },
  data: { ...publicContracts[name].example, ...data },
});

describe('every event of which other systems are told', () => {
  it.each(publicEventNames)('%s names nobody, says why it is public, and is heard', (name) => {
    const { because, hidden = [], only }: PublicEvent = publicEvents[name];
    const { service, consumers, data } = publicContracts[name];
    const fields = Object.keys(publicDataOf(name).shape);

    expect(['registry', 'consultations', 'volunteering']).toContain(service);
    expect(consumers).toContain('messaging');
    expect(because).toMatch(/^[A-Z].+\.$/);
    expect(fields.filter((field) => /user|applicant|claim|actor|person|volunteerId|reviewer|requester|recipient|guardian|author/i.test(field))).toEqual([]);
    expect(Object.keys(data.shape)).toEqual(expect.arrayContaining([...hidden, ...(only === undefined ? [] : [only.field])]));
  });

  it('is what it says in its type: what begins hidden, or tells of it, is none of them', () => {
    expect(publicEventNames.filter((name) => /(Created|Submitted|Requested|Refused|Rejected|Scheduled|Cancelled|Ended|Archived|Added)$/.test(name))).toEqual([
      'YearlyReportSubmitted', 'ExpertiseCommunityCreated', 'ConsultationArchived', 'DebateScheduled', 'IdeaSubmitted',
    ]);
  });

  it('is sent as a CloudEvent that says nothing of who did it, nor of the people in it', () => {
    const { body, eventType } = tellableOf('OrganizationApproved', anIncoming('OrganizationApproved'))!;

    const { applicantId, ...shown } = publicContracts.OrganizationApproved.example;
    expect(JSON.parse(body)).toEqual({
      ...{ specversion: '1.0', id: '0193a5d2-8e10-7a3e-8b11-6d5a4c3b2a10', type: eventType, source: '/registry', subject: '0193a5d2-7f00-7cc1-9d55-3f6a0c1be001' },
      ...{ time: '2026-03-02T09:15:30.123Z', datacontenttype: 'application/json', aggregateversion: 7, data: shown },
    });
    expect(body).not.toContain(applicantId);
    expect(body).not.toContain('0193a5cf');
    expect(body).not.toContain('trace');
  });

  it.each(['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES', 'REJECTED'])('is not told of an organization that is %s', (status) => {
    expect(tellableOf('OrganizationUpdated', anIncoming('OrganizationUpdated', { status }))).toBeNull();
  });

  it.each(['IMPORTED_UNCLAIMED', 'ACTIVE', 'DISSOLVING', 'DEREGISTERED'])('is told of an organization that is %s', (status) => {
    expect(tellableOf('OrganizationUpdated', anIncoming('OrganizationUpdated', { status }))).not.toBeNull();
  });

  it('is described with a schema of what is sent', () => {
    const described = new Map(describedTypes().map((type) => [type.type, type]));

    expect(described.get('ro.gov.conect.consultations.ConsultationPublished')).toMatchObject({ service: 'consultations', schemaUrl: 'https://conect.gov.ro/schemas/consultations/ConsultationPublished/1' });
    const approved = described.get('ro.gov.conect.registry.OrganizationApproved')!;
    expect([approved.schemaUrl, JSON.parse(approved.dataJsonSchema)]).toMatchObject([null, { type: 'object', properties: { legalName: { type: 'string' } } }]);
    expect(approved.dataJsonSchema).not.toContain('applicantId');
  });
});
