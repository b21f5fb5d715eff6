import type { DocumentContext } from '@conect/documents';
import type { OpenDataContext, SubgraphRequest } from '@conect/service-kit';
import type { ActivityContext } from '../../activity/graphql/context';
import type { CatalogueContext } from '../../catalogue/graphql/context';
import type { ChangeRequestContext } from '../../change-request/graphql/context';
import type { ClaimContext } from '../../claim/graphql/context';
import type { CommunityContext } from '../../community/graphql/context';
import type { DocumentPurpose } from '../../document/domain/document';
import type { InterestRecordContext } from '../../interest-record/graphql/context';
import type { LinkContext } from '../../link/graphql/context';
import type { MembershipContext } from '../../membership/graphql/context';
import type { RegisterImportContext } from '../../register-import/graphql/context';
import type { OrganizationContext } from '../../organization/graphql/context';
import type { RecordContext } from '../../record/graphql/context';
import type { PublicUtilityContext } from '../../public-utility/graphql/context';
import type { YearlyReportContext } from '../../yearly-report/graphql/context';

/** What resolvers are given: the request, and what each area adds to it. One line per area. */
export interface RegistryContext
  extends SubgraphRequest,
    MembershipContext,
    DocumentContext<DocumentPurpose>,
    OrganizationContext,
    ActivityContext,
    CatalogueContext,
    ClaimContext,
    ChangeRequestContext,
    InterestRecordContext,
    CommunityContext,
    LinkContext,
    OpenDataContext,
    PublicUtilityContext,
    RecordContext,
    RegisterImportContext,
    YearlyReportContext {}
