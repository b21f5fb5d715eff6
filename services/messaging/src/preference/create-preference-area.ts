import { deriveKey } from '@conect/auth';
import type { Area } from '../service/area';
import type { MessagingEnvironment } from '../service/environment';
import type { Foundation } from '../service/foundation';
import { unsubscribe } from './application/commands/unsubscribe';
import { createUpdateNotificationPreferences } from './application/commands/update-notification-preferences';
import type { Unsubscription } from './application/ports';
import { createUnsubscribeTokens } from './crypto/unsubscribe-tokens';
import { createPreferenceStore } from './database/stores/preference-store';
import { completed } from './domain/preference';
import type { PreferenceContext } from './graphql/context';
import { preferenceResolvers } from './graphql/resolvers';
import { unsubscribePath, unsubscribeRoutes } from './http/unsubscribe-routes';

interface Dependencies extends Foundation {
  readonly environment: Pick<MessagingEnvironment, 'MESSAGING_SECRET' | 'MESSAGING_PUBLIC_URL'>;
}

/** Builds what people choose about mails, in the graph and by the link in a mail. */
export function createPreferenceArea({ dataSource, inTransaction, inJob, environment }: Dependencies): Area<PreferenceContext> & {
  readonly unsubscribeUrlOf: (unsubscription: Unsubscription) => string;
} {
  const preferences = createPreferenceStore(dataSource.manager);
  const tokens = createUnsubscribeTokens(deriveKey(environment.MESSAGING_SECRET, 'messaging unsubscribe links'));
  const updateNotificationPreferences = createUpdateNotificationPreferences(inTransaction);
  return {
    resolvers: preferenceResolvers,
    contextFor: () => ({
      updateNotificationPreferences,
      preferencesOf: async (userId) => completed(await preferences.findByUserId(userId)),
    }),
    routes: (app) => unsubscribeRoutes(app, { tokens, unsubscribe: (unsubscription) => inJob('unsubscribe', (unit) => unsubscribe(unit, unsubscription)) }),
    unsubscribeUrlOf: (unsubscription) => `${environment.MESSAGING_PUBLIC_URL.replace(/\/$/, '')}${unsubscribePath}?token=${tokens.tokenOf(unsubscription)}`,
  };
}
