import DataLoader from 'dataloader';

/** Reads what one request asks for of a kind by one statement. Nothing is kept for the request: a mutation of it may have changed what was read before. */
export const batch = <Key, Value>(read: (keys: readonly Key[]) => Promise<readonly Value[]>): ((key: Key) => Promise<Value>) => {
  const loader = new DataLoader<Key, Value>(read, { cache: false });
  return (key) => loader.load(key);
};

/** Makes a read of things by their ids one that {@link batch} takes; null stands for what is not there. */
export const byId =
  <Item extends { readonly id: string }>(find: (ids: readonly string[]) => Promise<readonly Item[]>) =>
  async (ids: readonly string[]): Promise<readonly (Item | null)[]> => {
    const found = new Map((await find(ids)).map((item) => [item.id, item]));
    return ids.map((id) => found.get(id) ?? null);
  };
