const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#ConsultationsContext',
  mappers: {
    Consultation: '../../../consultation/domain/consultation#Consultation as ConsultationModel',
    ConsultationConnection: '@conect/service-kit#Connection<ConsultationModel>',
    ConsultationViewerCan: '../../../consultation/graphql/context#ConsultationPermissions',
    ConsultationsUserError: '../user-errors#ShapedRefusal',
    DraftVersion: '../../../consultation/application/ports#DraftVersion as DraftVersionModel',
    DraftBlock: '../../../consultation/application/ports#PlacedBlock',
    DraftBlockConnection: '@conect/service-kit#Connection<PlacedBlock>',
    DraftChange: '../../../consultation/application/ports#DraftChange as DraftChangeModel',
    DraftChangeConnection: '@conect/service-kit#Connection<DraftChangeModel>',
    PublicDebate: '../../../debate/domain/debate#PublicDebate as PublicDebateModel',
    DebatePresence: '../../../debate/domain/debate-input#Presence',
    DebateRequest: '../../../debate/domain/debate-request#DebateRequest as DebateRequestModel',
    DebateRequestConnection: '@conect/service-kit#Connection<DebateRequestModel>',
    DebateRegistration: '../../../debate/application/ports#PlacedRegistration',
    DebateRegistrationConnection: '@conect/service-kit#Connection<PlacedRegistration>',
    LegalTermBreach: '../../../debate/domain/breach#LegalTermBreach as LegalTermBreachModel',
    LegalTermBreachConnection: '@conect/service-kit#Connection<LegalTermBreachModel>',
    ConsultationsAuditEntry: '@conect/service-kit#AuditEntryView',
    ConsultationsAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
