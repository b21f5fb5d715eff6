import type { DocumentContext } from '@conect/documents';
import type { SubgraphRequest } from '@conect/service-kit';
import type { ApplicationContext } from '../../application/graphql/context';
import type { AuditContext } from '../../audit/graphql/context';
import type { CatalogueContext } from '../../catalogue/graphql/context';
import type { ContractContext } from '../../contract/graphql/context';
import type { DocumentPurpose } from '../../document/domain/document';
import type { CertificateContext } from '../../certificate/graphql/context';
import type { HoursContext } from '../../hours/graphql/context';
import type { MembershipContext } from '../../membership/graphql/context';
import type { PaperContext } from '../../paper/graphql/context';
import type { RecordContext } from '../../record/graphql/context';
import type { OpportunityContext } from '../../opportunity/graphql/context';
import type { VolunteerContext } from '../../volunteer/graphql/context';

/** What resolvers are given: the request, and what each area adds to it. One line per area. */
export interface VolunteeringContext
  extends SubgraphRequest,
    MembershipContext,
    AuditContext,
    OpportunityContext,
    CatalogueContext,
    VolunteerContext,
    ApplicationContext,
    ContractContext,
    HoursContext,
    CertificateContext,
    RecordContext,
    PaperContext,
    DocumentContext<DocumentPurpose> {}
