import { exportWords, tableSection, type ExportSection } from './section';

const ofTheMachine = 'bookkeeping of the service: ids of events, counters and times';

/** Tables that many services have and no export shows, with the reason; those that a service has not are no matter. */
export const leftTables: Readonly<Record<string, string>> = {
  audit_head: ofTheMachine,
  business_clock: ofTheMachine,
  consumer_generation: ofTheMachine,
  data_export_part: 'the making of the export itself',
  data_export_part_piece: 'the making of the export itself, sealed',
  erasure_case: 'what the service said of a request to be erased, which identity shows',
  event_gap: ofTheMachine,
  event_position: ofTheMachine,
  idempotency_record: 'ids and hashes by which a repeated request is recognized, gone after 30 days',
  inbox: ofTheMachine,
  inbox_floor: ofTheMachine,
  migration: ofTheMachine,
  outbox: 'events on their way, of ids alone; gone after 7 days',
};

/** The person's own actions as the audit trail of a service has them. What changed is left out: it may be of others, and stands in their own sections where it is the person's. */
export const auditSection = (): ExportSection =>
  tableSection({
    name: 'actions',
    table: 'audit_entry',
    where: 'row.actor_id = $1',
    title: exportWords('Ce ați făcut în CONECT, așa cum apare în jurnalul de audit', 'What you did in CONECT, as the audit trail has it'),
    basis: exportWords('Obligație legală și sarcină publică: răspunderea pentru actele din registru (RGPD art. 6(1)(c) și (e))', 'Legal obligation and public task: accountability for what is entered (GDPR art. 6(1)(c) and (e))'),
    kept: exportWords('Cât timp există jurnalul; după ștergere, identificatorul nu mai numește pe nimeni', 'As long as the trail; after an erasure the id names nobody'),
    columns: {
      id: exportWords('Numărul înregistrării', 'Number of the entry'),
      recorded_at: exportWords('Când a fost înregistrat', 'When it was recorded'),
      business_at: exportWords('Data care contează pentru termene', 'The time that counts for terms'),
      action: exportWords('Operațiunea', 'The operation'),
      subject_type: exportWords('La ce s-a referit', 'What it was about'),
      subject_id: exportWords('Identificatorul acelui lucru', 'The id of that thing'),
    },
    omitted: {
      actor_id: 'the person',
      request_id: ofTheMachine,
      changes: 'values before and after, which may be of others; the own ones stand in the other sections',
      chain_id: ofTheMachine,
      position: ofTheMachine,
      hash: ofTheMachine,
    },
  });
