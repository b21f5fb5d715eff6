/** Joins the areas' resolver maps; two areas that resolve the same field are a mistake that shows at start. */
export function mergeResolvers<Resolvers extends object>(maps: readonly Resolvers[]): Resolvers {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const [type, fields] of maps.flatMap((map) => Object.entries(map) as [string, Record<string, unknown>][])) {
    const known = (merged[type] ??= {});
    const twice = Object.keys(fields).find((field) => field in known);
    if (twice !== undefined) throw new Error(`Expected one area to resolve ${type}.${twice}, found two`);
    Object.assign(known, fields);
  }
  return merged as Resolvers;
}
