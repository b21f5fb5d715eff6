import type { z } from 'zod';

/** How the messages of a topic reach those who listen; all contracts of one topic have the same. */
export type DeliveryMode = 'group' | 'broadcast';

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
  /** `group`: handled once per listening service. `broadcast`: every process sees it, none handles it for the others. */
  readonly mode: DeliveryMode;
  /** How long the topic keeps a message; null is for ever. */
  readonly retentionMillis: number | null;
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
  readonly mode?: DeliveryMode;
  /** Only for broadcasts, which matter as long as what they speak of lives; an hour if not said. */
  readonly retentionMillis?: number;
  readonly when: string;
  readonly consumers?: readonly string[];
  readonly data: Data;
  readonly example: z.infer<Data>;
}

const broadcastRetentionMillis = 3_600_000;

/** Makes the `defineEvent` of one publisher; topic, type and schema address follow from the names. */
export const publishedBy =
  (service: string) =>
  <Data extends z.ZodType>(definition: Definition<Data>): EventContract<Data> => {
    const { aggregate, name, version = 1, consumers = [], mode = 'group' } = definition;
    if (mode === 'group' && definition.retentionMillis !== undefined) throw new Error(`Expected ${name} to be kept for ever, as every event of a group is`);
    return {
      ...definition,
      service,
      version,
      consumers,
      mode,
      retentionMillis: mode === 'group' ? null : (definition.retentionMillis ?? broadcastRetentionMillis),
      topic: `conect.${service}.${aggregate}.v${version}`,
      type: `ro.gov.conect.${service}.${name}`,
      source: `/${service}`,
      dataschema: `https://conect.gov.ro/schemas/${service}/${name}/${version}`,
    };
  };

/** The payload of a contract. */
export type DataOf<Contract extends EventContract> = z.infer<Contract['data']>;
