import { organizationTableOf } from '@conect/event-bus';

export const organizationTable = organizationTableOf();
