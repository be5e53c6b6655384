import { Lexer, type Token, type Tokens } from 'marked';

/** Somewhere that an issue leads to, or a picture that it shows. */
export interface Target {
  readonly kind: 'link' | 'picture';
  readonly url: string;
  /** The words of the link, or what the picture shows. */
  readonly words: string;
}

/** All links and pictures of the Markdown, in their order, also those that no reader gets since they lead nowhere safe. */
export function findTargets(markdown: string): readonly Target[] {
  const targets: Target[] = [];
  for (const token of tokensIn(markdown)) {
    if (isLink(token)) targets.push({ kind: 'link', url: token.href, words: token.text });
    if (isImage(token)) targets.push({ kind: 'picture', url: token.href, words: token.text });
  }
  return targets;
}

/** The HTML that stands in the Markdown: readers would see its code. */
export const findRawHtml = (markdown: string): readonly string[] =>
  [...tokensIn(markdown)].filter(({ type }) => type === 'html').map(({ raw }) => raw.trim());

const isLink = (token: Token): token is Tokens.Link => token.type === 'link';
const isImage = (token: Token): token is Tokens.Image => token.type === 'image';

function* tokensIn(markdown: string): Generator<Token> {
  yield* within(Lexer.lex(markdown));
}

function* within(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    yield* within(childrenOf(token));
  }
}

function childrenOf(token: Token): readonly Token[] {
  if (isList(token)) return token.items;
  if (isTable(token)) return [...token.header, ...token.rows.flat()].flatMap(({ tokens }) => tokens);
  return 'tokens' in token ? (token.tokens ?? []) : [];
}

const isList = (token: Token): token is Tokens.List => token.type === 'list';
const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
