const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#VolunteeringContext',
  mappers: {
    VolunteeringAuditEntry: '@conect/service-kit#AuditEntryView',
    VolunteeringAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
