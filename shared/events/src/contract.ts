import type { z } from 'zod';

/** What a publisher promises about one kind of event; the only thing two services share. */
export interface EventContract<Data extends z.ZodType = z.ZodType> {
  /** The publisher, e.g. `registry`. */
  readonly service: string;
  /** The aggregate whose id is the message key, e.g. `organization`. */
  readonly aggregate: string;
  /** Past participle, e.g. `OrganizationApproved`. */
  readonly name: string;
  /** Major version of the payload. */
  readonly version: number;
  readonly topic: string;
  /** CloudEvents `type`. */
  readonly type: string;
  /** CloudEvents `source`. */
  readonly source: string;
  /** CloudEvents `dataschema`. */
  readonly dataschema: string;
  /** What has happened when this is published, one sentence. */
  readonly when: string;
  /** The services that act on it today. */
  readonly consumers: readonly string[];
  /** The payload: ids and public facts, never personal data. */
  readonly data: Data;
  readonly example: z.infer<Data>;
}

interface Definition<Data extends z.ZodType> {
  readonly aggregate: string;
  readonly name: string;
  readonly version?: number;
  readonly when: string;
  readonly consumers?: readonly string[];
  readonly data: Data;
  readonly example: z.infer<Data>;
}

/** Makes the `defineEvent` of one publisher; topic, type and schema address follow from the names. */
export const publishedBy =
  (service: string) =>
  <Data extends z.ZodType>(definition: Definition<Data>): EventContract<Data> => {
    const { aggregate, name, version = 1, consumers = [] } = definition;
    return {
      ...definition,
      service,
      version,
      consumers,
      topic: `conect.${service}.${aggregate}.v${version}`,
      type: `ro.gov.conect.${service}.${name}`,
      source: `/${service}`,
      dataschema: `https://conect.gov.ro/schemas/${service}/${name}/${version}`,
    };
  };

/** The payload of a contract. */
export type DataOf<Contract extends EventContract> = z.infer<Contract['data']>;
