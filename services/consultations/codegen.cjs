const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#ConsultationsContext',
  mappers: {
    Consultation: '../../../consultation/domain/consultation#Consultation as ConsultationModel',
    ConsultationConnection: '@conect/service-kit#Connection<ConsultationModel>',
    ConsultationsAuditEntry: '@conect/service-kit#AuditEntryView',
    ConsultationsAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
