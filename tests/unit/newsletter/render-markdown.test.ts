import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../functions/newsletter/domain/render-markdown.ts';
import { writeBodyText } from '../../../functions/newsletter/domain/write-body-text.ts';

describe('the Markdown of an issue', () => {
  it('becomes headings, paragraphs, lists, quotations and links', () => {
    const html = renderMarkdown(
      '## One tip\n\nKeep *a* card.\n\n- one\n- two\n\n> Said.\n\n[Here](https://x.example/a?b=1&c=2)',
    );
    expect(html).toContain('<h2>One tip</h2>');
    expect(html).toContain('<p>Keep <em>a</em> card.</p>');
    expect(html).toContain('<li>one</li>');
    expect(html).toContain('<blockquote>');
    expect(html).toContain('<a href="https://x.example/a?b=1&amp;c=2">Here</a>');
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;'],
    ['Words <img src=x onerror=alert(1)> and', '&lt;img src=x'],
    ['<a href="https://x.example">x</a>', '&lt;a href=&quot;'],
  ])('shows raw HTML as the text that it is: %s', (markdown, shown) => {
    expect(renderMarkdown(markdown)).toContain(shown);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '[x](/relative)',
    '<javascript:alert(1)>',
    '[x]: javascript:alert(1)\n\n[x]',
  ])('makes no link of %s', (markdown) => {
    expect(renderMarkdown(markdown)).not.toContain('<a ');
  });

  it.each(['http://x.example/', 'https://x.example/', 'mailto:nora@x.example'])('links to %s', (href) => {
    expect(renderMarkdown(`[x](${href})`)).toContain(`<a href="${href}">x</a>`);
  });

  it('keeps a quotation mark in a link inside its attribute', () => {
    expect(renderMarkdown('[x](<https://x.example/"onclick="y>)')).not.toContain('"onclick="');
  });

  it('has no picture, but its words', () => {
    expect(renderMarkdown('![A <dog>](https://x.example/dog.png)')).toContain('A &lt;dog&gt;');
    expect(renderMarkdown('![A dog](https://x.example/dog.png)')).not.toContain('<img');
  });

  it('never lets through an element that Markdown does not have', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      '`',
      '[',
      ']',
      '(',
      ')',
      '!',
      'script',
      'img src=x',
      '\n',
      ' ',
      'javascript:',
      '&',
      '*',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        expect(renderMarkdown(parts.join(''))).not.toMatch(
          /<(?:script|img|iframe|style|svg)|javascript:[^<]*"/i,
        );
      }),
    );
  });
});

describe('the text of an issue', () => {
  it('has lines of at most 76 columns and every word and link of the letter', () => {
    const markdown = `## One tip\n\n${'Some words that go on. '.repeat(20)}\n\n- ${'an item of a list, '.repeat(8)}\n\n[Here](https://x.example/)`;
    const text = writeBodyText(renderMarkdown(markdown));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(text).toContain('ONE TIP');
    expect(text).toContain('- an item of a list,');
    expect(text).toContain('Here (https://x.example/)');
    expect(text).not.toMatch(/<|&amp;/);
  });
});
