import { systemCall } from '@conect/auth';
import { accept, unrefused, type NewId } from '@conect/kernel';
import { relatedDomains } from '../../../consultation/domain/related-domains';
import type { DraftNotificationRequest } from '../../domain/draft-notification';
import type { DraftNotificationUnit, InDraftNotificationTransaction } from '../ports';

/** See {@link createServeDraftNotifications}. */
export type ServeDraftNotifications = (limit: number) => Promise<number>;

interface Dependencies {
  readonly inTransaction: InDraftNotificationTransaction;
  readonly newId: NewId;
}

/**
 * Serves up to so many standing requests the published draft that waits longest, in a transaction of its own: however many ask, a publication
 * does not wait for them, and what a process that died has served is not served again. Answers how many were served, 1 for the mere end of a draft's turn; 0 when none waits.
 */
export const createServeDraftNotifications =
  ({ inTransaction, newId }: Dependencies): ServeDraftNotifications =>
  async (limit) => {
    const serving = inTransaction(systemCall('serveDraftNotifications', newId), async (unit) => {
      const round = await unit.draftNotifications.findRound();
      if (round === null) return accept({ steps: 0 });
      const servedCount = await serveSome(unit, newId, { ...round, limit });
      if (servedCount < limit) await unit.draftNotifications.endRound(round.consultationId, unit.now);
      return accept({ steps: Math.max(servedCount, 1) });
    });
    return (await unrefused(serving)).steps;
  };

async function serveSome(unit: DraftNotificationUnit, newId: NewId, { consultationId, limit }: { readonly consultationId: string; readonly limit: number }): Promise<number> {
  const consultation = await unit.consultations.findByIdForShare(consultationId);
  // What was taken back meanwhile is not sent to anybody.
  if (consultation === null || !('publishedAt' in consultation) || consultation.status === 'WITHDRAWN') return 0;
  const { institutionId, publishedAt, content } = consultation;
  const requests = await unit.draftNotifications.findUnserved({ consultationId, institutionId, publishedAt, related: relatedDomains(content.domains) }, limit);
  const notificationOf = ({ id: requestId, holder }: DraftNotificationRequest) => ({ id: newId(), consultationId, institutionId, requestId, holder, createdAt: unit.now });
  const served = requests.map((request) => ({ request, notification: notificationOf(request) }));
  await unit.draftNotifications.insertServed(served.map(({ notification }) => notification));
  await unit.publish(served.map((one) => ({ type: 'DraftNotificationDue', title: content.title, ...one })));
  return requests.length;
}
