import { on, type EventHandler, type EventSubscription } from '@conect/event-bus';
import {
  actAdopted,
  actNotAdopted,
  consultationArchived,
  consultationClosedForInput,
  consultationDeadlineExtended,
  consultationImported,
  consultationPublished,
  consultationWithdrawn,
  draftVersionPublished,
  responsesPublished,
  submittedForEndorsement,
  type DataOf,
} from '@conect/events';

/** What every event of a public consultation says that this service keeps. */
type PublicFacts = Pick<DataOf<typeof consultationPublished>, 'consultationId' | 'institutionId' | 'title' | 'domains'>;

/** Keeps `public_consultation` by the events of consultations that are public; of a draft none of them speaks. */
export const publicConsultationSubscriptions: readonly EventSubscription[] = [
  consultationPublished,
  consultationDeadlineExtended,
  consultationClosedForInput,
  draftVersionPublished,
  responsesPublished,
  submittedForEndorsement,
  actAdopted,
  actNotAdopted,
  consultationWithdrawn,
  consultationArchived,
  consultationImported,
].map((contract) => on(contract, record));

async function record({ data, aggregateVersion, time }: Parameters<EventHandler<PublicFacts>>[0], manager: Parameters<EventHandler<PublicFacts>>[1]): Promise<void> {
  await manager.query(
    `INSERT INTO public_consultation AS known (id, institution_id, title, domains, version, as_of) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET institution_id = excluded.institution_id, title = excluded.title, domains = excluded.domains, version = excluded.version, as_of = excluded.as_of
      WHERE known.version < excluded.version`,
    [data.consultationId, data.institutionId, data.title, data.domains, aggregateVersion, time],
  );
}
