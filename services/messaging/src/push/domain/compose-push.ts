import type { Locale } from '@conect/kernel';
import { bodyOf, titleOf, type Notification } from '../../notification/domain/notification';

/** A title of an institution or a consultation may be long; a push service takes 4,096 bytes, sealed (RFC 8030), and a screen shows less. */
const maximumBody = 500;

/** What a device is told: the words of the notice, and by which it opens it. */
export const composePush = (notification: Notification, language: Locale): string =>
  JSON.stringify({ notificationId: notification.id, topic: notification.topic, title: titleOf(notification, language), body: bodyOf(notification, language).slice(0, maximumBody) });
