/**
 * One read for all keys that are asked for in the same turn of the event loop: a batch of events asks for one address each. A read
 * that fails fails for all of them.
 */
export function readTogether<V>(
  readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | undefined> {
  let asked = new Set<string>();
  let reading: Promise<ReadonlyMap<string, V>> | undefined;
  const readAsked = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    const keys = [...asked];
    asked = new Set();
    reading = undefined;
    return await readAll(keys);
  };
  return async (key) => {
    asked.add(key);
    reading ??= readAsked();
    return (await reading).get(key);
  };
}
