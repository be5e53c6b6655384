import { Marked, type Token } from 'marked';
import { escapeHtml } from './escape-html.ts';
import { leadsToAPage, showsAPicture } from './safe-address.ts';

/**
 * Markdown to HTML that cannot act: raw HTML comes out as the text it is, links lead only to pages and addresses, pictures come by
 * https and say in words what they show. Headings are h3 and h4, since the mail has its title, and a section its own.
 */
const marked = new Marked({
  async: false,
  // What looks like HTML is none, so that all of it is text, and escaped as such.
  tokenizer: { html: () => undefined, tag: () => undefined },
  renderer: {
    // Whoever writes \{\{firstName\}\} means the braces: they are no field.
    text: ({ type, text }) => (type === 'escape' && text === '{' ? '&#123;' : false),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return leadsToAPage(href) ? `<a href="${escapeHtml(href)}">${words}</a>` : words;
    },
    image: ({ href, text }) =>
      showsAPicture(href, text)
        ? `<img src="${escapeHtml(href)}" alt="${escapeHtml(text)}">`
        : escapeHtml(text),
    heading({ tokens, depth }) {
      const level = depth > 3 ? 4 : 3;
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

export const renderMarkdown = (markdown: string): string => marked.parse(markdown, { async: false });

/** The blocks of a text, each to be rendered by `renderBlocks`; a link's address may stand in any other of them. */
export const readBlocks = (markdown: string): readonly Token[] => marked.lexer(markdown);

export const renderBlocks = (blocks: readonly Token[]): string => marked.parser([...blocks]);
