/** `line 12` of the text below the front matter; undefined where the words do not stand there as they are. */
export function placeOf(markdown: string, words: string): string | undefined {
  const plain = words.toLowerCase();
  const at = markdown.toLowerCase().indexOf(plain);
  return at < 0 ? undefined : `line ${markdown.slice(0, at).split('\n').length}`;
}
