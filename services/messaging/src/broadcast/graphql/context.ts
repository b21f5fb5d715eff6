import type { CancelBroadcast } from '../application/commands/cancel-broadcast';
import type { SendBroadcast } from '../application/commands/send-broadcast';
import type { SetBroadcastOptOut } from '../application/commands/set-broadcast-opt-out';
import type { AskedBroadcasts, AskedRecipients, BroadcastPreview, BroadcastReader, BroadcastRecipient, BroadcastSide, Meant, RecipientList } from '../application/ports';
import type { Broadcast, BroadcastTopic } from '../domain/broadcast';

/** Whom a broadcast would reach, with what is needed to list them. */
export interface BroadcastPreviewModel extends BroadcastPreview {
  readonly meant: Meant;
}

/** The commands on broadcasts, by the names of their mutations. */
interface BroadcastCommands {
  readonly sendBroadcast: SendBroadcast;
  readonly cancelBroadcast: CancelBroadcast;
  readonly setBroadcastOptOut: SetBroadcastOptOut;
}

/** What the area of broadcasts gives to resolvers; what is of one broadcast, institution or organization is batched. */
export interface BroadcastContext {
  readonly broadcastCommands: BroadcastCommands;
  /** A broadcast as it is now, whoever asks; what a viewer is given comes through `visibleBroadcast`. */
  readonly broadcastById: (id: string) => Promise<Broadcast | null>;
  readonly broadcastReaches: (asked: { readonly broadcastId: string; readonly organizationIds: readonly string[] }) => Promise<boolean>;
  readonly broadcastsOf: (side: BroadcastSide, asked: AskedBroadcasts) => Promise<readonly Broadcast[]>;
  readonly broadcastCountOf: (side: BroadcastSide, id: string) => Promise<number>;
  readonly broadcastRecipientsOf: (asked: AskedRecipients) => Promise<readonly BroadcastRecipient[]>;
  readonly broadcastRecipientCountOf: (list: RecipientList) => Promise<number>;
  readonly broadcastOptOutsOf: (organizationId: string) => Promise<readonly BroadcastTopic[]>;
  readonly broadcastReader: Pick<BroadcastReader, 'preview' | 'findMeantPage'>;
}
