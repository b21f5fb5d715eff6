const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#MessagingContext',
  mappers: {
    Notification: '../../../notification/domain/notification#Notification as NotificationModel',
    NotificationConnection: '@conect/service-kit#Connection<NotificationModel>',
    MessagingAuditEntry: '@conect/service-kit#AuditEntryView',
    MessagingAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
