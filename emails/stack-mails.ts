const OPENING = /<body[^>]*>/;
const CLOSING = '</body>';

/**
 * Several whole mails as one, below each other. The head is that of `letter`, so that a letter within looks as it does alone.
 */
export function stackMails(letter: string, above: readonly string[], below: readonly string[] = []): string {
  const opening = OPENING.exec(letter)?.[0] ?? '';
  const [head = '', rest = ''] = split(letter, opening);
  const end = rest.lastIndexOf(CLOSING);
  const bodies = [...above.map(bodyOf), rest.slice(0, end), ...below.map(bodyOf)];
  return `${head}${opening}${bodies.join('\n')}${rest.slice(end)}`;
}

function bodyOf(mail: string): string {
  const [, rest = ''] = split(mail, OPENING.exec(mail)?.[0] ?? '');
  return rest.slice(0, rest.lastIndexOf(CLOSING));
}

/** At the first place of `mark`, which is left out; all of it where there is none. */
function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
