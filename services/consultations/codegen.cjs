const { codegenOf } = require('../../shared/tooling/codegen-preset.cjs');

module.exports = codegenOf({
  contextType: '../context#ConsultationsContext',
  mappers: {
    Consultation: '../../../consultation/domain/consultation#Consultation as ConsultationModel',
    ConsultationConnection: '@conect/service-kit#Connection<ConsultationModel>',
    ConsultationsUserError: '../user-errors#ShapedRefusal',
    DraftVersion: '../../../consultation/application/ports#DraftVersion as DraftVersionModel',
    DraftBlock: '../../../consultation/application/ports#PlacedBlock',
    DraftBlockConnection: '@conect/service-kit#Connection<PlacedBlock>',
    DraftChange: '../../../consultation/application/ports#DraftChange as DraftChangeModel',
    DraftChangeConnection: '@conect/service-kit#Connection<DraftChangeModel>',
    ConsultationsDocument: '@conect/kernel#Document as DocumentModel',
    LegalTerm: '@conect/legal-clock#LegalTerm as LegalTermModel',
    CalendarDay: '../../../legal-term/domain/calendar-day#CalendarDay as CalendarDayModel',
    Idea: '../../../idea/domain/idea#Idea as IdeaModel',
    IdeaConnection: '@conect/service-kit#Connection<IdeaModel>',
    IdeaSupport: '../../../idea/domain/idea#IdeaSupport as IdeaSupportModel',
    IdeaSupportConnection: '@conect/service-kit#Connection<IdeaSupportModel>',
    ConsultationsAuditEntry: '@conect/service-kit#AuditEntryView',
    ConsultationsAuditEntryConnection: '@conect/service-kit#Connection<AuditEntryView>',
  },
});
