import DataLoader from 'dataloader';

/** Reads what one request asks for of a kind by one statement. Nothing is kept for the request: a mutation of it may have changed what was read before. */
export const batch = <Key, Value>(read: (keys: readonly Key[]) => Promise<readonly Value[]>): ((key: Key) => Promise<Value>) => {
  const loader = new DataLoader<Key, Value>(read, { cache: false });
  return (key) => loader.load(key);
};

/** Makes a read of things by a key of theirs one that {@link batch} takes; null stands for what is not there. */
export const byKey =
  <Item>(find: (keys: readonly string[]) => Promise<readonly Item[]>, keyOf: (item: Item) => string) =>
  async (keys: readonly string[]): Promise<readonly (Item | null)[]> => {
    const found = new Map((await find(keys)).map((item) => [keyOf(item), item]));
    return keys.map((key) => found.get(key) ?? null);
  };

/** As {@link byKey}, by their ids. */
export const byId = <Item extends { readonly id: string }>(find: (ids: readonly string[]) => Promise<readonly Item[]>) => byKey(find, ({ id }) => id);

/** As {@link byKey}, of things of which many have one key. */
export const manyByKey =
  <Item>(find: (keys: readonly string[]) => Promise<readonly Item[]>, keyOf: (item: Item) => string) =>
  async (keys: readonly string[]): Promise<readonly (readonly Item[])[]> => {
    const found = Map.groupBy(await find(keys), keyOf);
    return keys.map((key) => found.get(key) ?? []);
  };
