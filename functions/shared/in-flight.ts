/** Does `work` for each of the entries, so many at a time; the first failure ends it. */
export async function eachInFlight<T>(
  entries: Iterable<T>,
  mostInFlight: number,
  work: (entry: T) => Promise<unknown>,
): Promise<void> {
  const left = entries[Symbol.iterator]();
  const worker = async () => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: mostInFlight }, worker));
}
