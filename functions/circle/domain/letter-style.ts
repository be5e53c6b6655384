import * as z from 'zod';

/** How the owner opens and closes their own letters. */
export const letterStyleSchema = z.object({
  /** `Hi`, `Dear`: what stands before the name. */
  greeting: z.string().min(1).max(20).optional(),
  /** `Warmly`, `All the best`: what stands above their own name. */
  signOff: z.string().min(1).max(40).optional(),
});

export type LetterStyle = z.infer<typeof letterStyleSchema>;

interface Parties {
  readonly ownerName: string;
  /** What the owner may call whom they wrote to: `Bob`, `Robert`, `Robert Smith`. */
  readonly contactNames: readonly string[];
}

/** Greetings that go with one person; `Hello all` tells nothing of how the owner greets a friend. */
const GREETING =
  /^(?<greeting>hi|hiya|hello|hey|dear|my dear|dearest|good morning)[ ,]+(?<name>[^,!:.–—-]+)[,!:.–—-]?\s*$/i;
/** Its subject may stand above. */
const FIRST_LINES = 3;
const SIGN_OFF =
  /^(?<signOff>(?:(?:with|my|all the|kind|kindest|best|warm|warmest|many) )*(?:regards|wishes|thanks|best|cheers|love|yours|warmly|hugs|always|take care|talk soon|speak soon|see you soon)(?: (?:and|best|regards|wishes|always|ever|truly|sincerely|as))*)[,.!]?$/i;

/**
 * What a mail of the owner's own shows of their habit: the greeting, where one of its first lines greets the one whom it is to; the
 * sign-off, where one stands right above the owner's name.
 */
export function readLetterStyle(text: string, { ownerName, contactNames }: Parties): LetterStyle {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isTo = (name: string | undefined) =>
    contactNames.some((known) => known.toLowerCase() === name?.trim().toLowerCase());
  const greeted = lines.slice(0, FIRST_LINES).map((line) => GREETING.exec(line)?.groups);
  const greeting = greeted.find((groups) => isTo(groups?.['name']))?.['greeting'];
  const ownNames = [ownerName, ...ownerName.split(/\s+/)].map((name) => name.toLowerCase());
  const signedAt = lines.findIndex((line) => ownNames.includes(line.replace(/[.!]$/, '').toLowerCase()));
  const signOff = SIGN_OFF.exec(lines[signedAt - 1] ?? '')?.groups?.['signOff'];
  return { ...(greeting && { greeting }), ...(signOff && { signOff }) };
}
