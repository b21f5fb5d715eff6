import { noticeTexts, type NoticeTexts } from './notice-text';

/** The words around a broadcast; what it says itself is in the graph, and in the mail about it. */
export const broadcastNoticeTexts: Readonly<Record<'BroadcastReceived', NoticeTexts>> = {
  BroadcastReceived: noticeTexts(
    'O instituție publică v-a trimis un anunț',
    '„{broadcastSubject}”, anunț trimis organizației dumneavoastră și altora.',
    'A public institution has sent you an announcement',
    '"{broadcastSubject}": sent to your organization and to others.',
  ),
};
