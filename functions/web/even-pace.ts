/** Longer than SES and the tables take, as a rule; nobody who filled in a form minds. */
const PACE_MS = 500;

/**
 * Answers no sooner than that, whatever there was to do: an address that takes no mail, or got one today, makes less work than one
 * that nobody knows, and the time must not tell them apart. What fails, by a cap that asks for no address, fails at once.
 */
export async function atEvenPace<Answer>(
  wait: (milliseconds: number) => Promise<void>,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  const [answered] = await Promise.all([answer(), wait(PACE_MS)]);
  return answered;
}
