import type { DocumentContext } from '@conect/documents';
import type { OpenDataContext, SubgraphRequest } from '@conect/service-kit';
import type { AuditContext } from '../../audit/graphql/context';
import type { ConsultationContext } from '../../consultation/graphql/context';
import type { ContributionContext } from '../../contribution/graphql/context';
import type { DashboardContext } from '../../dashboard/graphql/context';
import type { DebateContext } from '../../debate/graphql/context';
import type { DocumentPurpose } from '../../document/domain/document';
import type { GroupContext } from '../../grouping/graphql/context';
import type { HistoryContext } from '../../history/graphql/context';
import type { IdeaContext } from '../../idea/graphql/context';
import type { DraftNotificationContext } from '../../draft-notification/graphql/context';
import type { InvitationContext } from '../../invitation/graphql/context';
import type { LegalTermContext } from '../../legal-term/graphql/context';
import type { MembershipContext } from '../../membership/graphql/context';
import type { PaperContext } from '../../paper/graphql/context';
import type { ReportContext } from '../../report/graphql/context';
import type { TransparencyIndexContext } from '../../transparency-index/graphql/context';

/** What resolvers are given: the request, and what each area adds to it. One line per area. */
export interface ConsultationsContext
  extends SubgraphRequest,
    MembershipContext,
    AuditContext,
    ConsultationContext,
    ContributionContext,
    GroupContext,
    DocumentContext<DocumentPurpose>,
    LegalTermContext,
    IdeaContext,
    InvitationContext,
    DraftNotificationContext,
    DebateContext,
    PaperContext,
    DashboardContext,
    OpenDataContext,
    HistoryContext,
    ReportContext,
    TransparencyIndexContext {}
