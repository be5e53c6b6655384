import { Marked } from 'marked';
import { escapeHtml } from './escape-html.ts';

const LINK_PROTOCOLS = ['https:', 'http:', 'mailto:'];

/** Markdown to HTML that cannot act: raw HTML comes out as the text it is, links lead only to pages and addresses. */
const marked = new Marked({
  async: false,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      return leadsSomewhereSafe(href) ? `<a href="${escapeHtml(href)}">${words}</a>` : words;
    },
    /** Letters carry no pictures; what one shows is said in words. */
    image: ({ text }) => escapeHtml(text),
  },
});

export function renderMarkdown(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

function leadsSomewhereSafe(href: string): boolean {
  return URL.canParse(href) && LINK_PROTOCOLS.includes(new URL(href).protocol);
}
