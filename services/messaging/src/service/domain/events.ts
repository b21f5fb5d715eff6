/** What can have happened in messaging. */
export interface MessagingEvent {
  readonly name: 'NotificationDelivered';
  readonly deliveryId: string;
  readonly kind: 'NOTICE' | 'DIGEST';
  /** Null for somebody without an account. */
  readonly userId: string | null;
  readonly notificationIds: readonly string[];
}
