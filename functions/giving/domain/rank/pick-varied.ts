/**
 * The best ones, but not all alike: of each form at most half, rounded up, as long as there are others. `ranked`: best first.
 */
export function pickVaried<T extends { readonly form: string }>(
  ranked: readonly T[],
  count: number,
): readonly T[] {
  const mostOfAForm = Math.ceil(count / 2);
  const picked: T[] = [];
  const passedOver: T[] = [];
  for (const each of ranked) {
    const alike = picked.filter(({ form }) => form === each.form).length;
    if (alike < mostOfAForm && picked.length < count) picked.push(each);
    else passedOver.push(each);
  }
  return [...picked, ...passedOver.slice(0, count - picked.length)];
}
