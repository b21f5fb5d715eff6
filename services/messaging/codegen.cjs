const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#MessagingContext',
  mappers: {
    Notification: '../../../notification/domain/notification#Notification as NotificationModel',
    NotificationConnection: '@conect/service-kit#Connection<NotificationModel>',
    Thread: '../../../thread/domain/thread#Thread as ThreadModel',
    ThreadConnection: '@conect/service-kit#Connection<ThreadModel>',
    Follow: '../../../follow/domain/follow#Follow as FollowModel',
    FollowConnection: '@conect/service-kit#Connection<FollowModel>',
    Message: '../../../thread/graphql/context#SeenMessage',
    MessageConnection: '@conect/service-kit#Connection<SeenMessage>',
    ThreadReport: '../../../report/domain/thread-report#ThreadReport as ThreadReportModel',
    ThreadReportConnection: '@conect/service-kit#Connection<ThreadReportModel>',
    SenderBlock: '../../../block/domain/sender-block#SenderBlock as SenderBlockModel',
    SenderBlockConnection: '@conect/service-kit#Connection<SenderBlockModel>',
    MessagingDocument: '@conect/kernel#Document as DocumentModel',
    InternalNote: '../../../thread/domain/thread#InternalNote as InternalNoteModel',
    InternalNoteConnection: '@conect/service-kit#Connection<InternalNoteModel>',
    Webhook: '../../../webhook/domain/webhook#Webhook as WebhookModel',
    WebhookConnection: '@conect/service-kit#Connection<WebhookModel>',
    WebhookDelivery: '../../../webhook/domain/delivery#WebhookDelivery as WebhookDeliveryModel',
    WebhookDeliveryConnection: '@conect/service-kit#Connection<WebhookDeliveryModel>',
    MessagingAuditEntry: '@conect/service-kit#AuditEntryView',
    MessagingAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
