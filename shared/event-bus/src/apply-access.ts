import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes, type AclEntry, type Admin } from 'kafkajs';
import type { AccessRule } from './access';
import type { KafkaConnection } from './kafka-connection';

/** What applying access rules changed. */
export interface AccessChanges {
  readonly granted: number;
  readonly withdrawn: number;
}

/** Makes the brokers' rules for these identities exactly those given: grants what is missing and withdraws what is too much. For who may alter the cluster. */
export async function applyAccess({ kafka, wireName }: KafkaConnection, rules: readonly AccessRule[]): Promise<AccessChanges> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const wanted = rules.flatMap((rule) => entriesOf(rule, wireName));
    const principals = new Set(wanted.map(({ principal }) => principal));
    const existing = (await readEntries(admin)).filter(({ principal }) => principals.has(principal));
    const missing = without(wanted, existing);
    const superfluous = without(existing, wanted);
    if (missing.length > 0) await admin.createAcls({ acl: [...missing] });
    if (superfluous.length > 0) await admin.deleteAcls({ filters: [...superfluous] });
    return { granted: missing.length, withdrawn: superfluous.length };
  } finally {
    await admin.disconnect();
  }
}

const entriesOf = ({ identity, resource, name, pattern, operations }: AccessRule, wireName: KafkaConnection['wireName']): AclEntry[] =>
  operations.map((operation) => ({
    resourceType: AclResourceTypes[resource],
    resourceName: wireName(name),
    resourcePatternType: ResourcePatternTypes[pattern],
    principal: `User:${identity}`,
    host: '*',
    operation: AclOperationTypes[operation],
    permissionType: AclPermissionTypes.ALLOW,
  }));

async function readEntries(admin: Admin): Promise<readonly AclEntry[]> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...acl, ...resource })));
}

function without(entries: readonly AclEntry[], others: readonly AclEntry[]): readonly AclEntry[] {
  const known = new Set(others.map(keyOf));
  return entries.filter((entry) => !known.has(keyOf(entry)));
}

const keyOf = ({ resourceType, resourceName, resourcePatternType, principal, host, operation, permissionType }: AclEntry): string =>
  JSON.stringify([resourceType, resourceName, resourcePatternType, principal, host, operation, permissionType]);
