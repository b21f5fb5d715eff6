import type { DocumentContext } from '@conect/documents';
import type { SubgraphRequest } from '@conect/service-kit';
import type { AuditContext } from '../../audit/graphql/context';
import type { DocumentPurpose } from '../../document/domain/document';
import type { BlockContext } from '../../block/graphql/context';
import type { FollowContext } from '../../follow/graphql/context';
import type { BroadcastContext } from '../../broadcast/graphql/context';
import type { MembershipContext } from '../../membership/graphql/context';
import type { NotificationContext } from '../../notification/graphql/context';
import type { PreferenceContext } from '../../preference/graphql/context';
import type { PushContext } from '../../push/graphql/context';
import type { ReportContext } from '../../report/graphql/context';
import type { ThreadContext } from '../../thread/graphql/context';
import type { WebhookContext } from '../../webhook/graphql/context';

/** What resolvers are given: the request, and what each area adds to it. One line per area. */
export interface MessagingContext extends SubgraphRequest, AuditContext, MembershipContext, NotificationContext, PreferenceContext, DocumentContext<DocumentPurpose>, BlockContext, ReportContext, ThreadContext, FollowContext, PushContext, WebhookContext, BroadcastContext {}
