import { anonymous } from '@conect/auth';
import { aUser, type TestService } from '@conect/testing';
import { runCommand } from '../src/service/commands';
import { accepted, aDraftOf, anInstitution, idOf, mutate, someone, startConsultations } from './consultations';

let service: TestService;
beforeAll(async () => {
  service = await startConsultations();
});
afterAll(() => service?.stop());

const query = 'query ($filter: ConsultationsAuditFilter) { consultationsAuditEntries(filter: $filter) { nodes { action actor { id } subjectType subjectId changes { field before after } } totalCount } }';

it('the audit trail shows SGG who did what, is FORBIDDEN to others, and whole until somebody touches it', async () => {
  const victor = await someone(service, 'SGG_ADMIN', null);
  const institutionId = await anInstitution(service);
  const radu = await someone(service, 'TRANSPARENCY_OFFICER', institutionId);
  const { id } = accepted(await mutate(service, radu, 'createConsultation', aDraftOf(institutionId)));
  await mutate(service, radu, 'updateConsultation', { consultationId: id, initiator: null });

  const { data } = await service.ask(victor, query, { filter: { subjectId: id } });

  expect(data).toMatchObject({
    consultationsAuditEntries: {
      nodes: [
        { action: 'updateConsultation', actor: { id: idOf(radu) }, subjectType: 'consultation', subjectId: id, changes: expect.arrayContaining([{ field: 'initiator', before: 'Direcția generală evaluare impact', after: null }]) },
        { action: 'createConsultation' },
      ],
      totalCount: 2,
    },
  });
  expect((await service.ask(radu, query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await service.ask(aUser(), query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await service.ask(anonymous, query)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);

  const verify = () => runCommand(['verify-audit'], { CONSULTATIONS_DATABASE_URL: service.databaseUrl });
  expect(await verify()).toMatchObject({ done: true });
  await service.sql('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  await service.sql(`UPDATE audit_entry SET action = 'other' WHERE subject_id = $1 AND position = 1`, [id]);
  expect(await verify()).toEqual({ done: false, text: expect.stringContaining(`ROW_CHANGED chain ${id} place 1`) });
  expect(await runCommand(['verify'], {})).toBeNull();
});
