import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { readSections } from '../../../functions/newsletter/domain/letter-sections.ts';
import { renderMarkdown } from '../../../functions/newsletter/domain/render-markdown.ts';
import { writeBodyText } from '../../../functions/newsletter/domain/write-body-text.ts';
import { writeIssue } from '../../../functions/newsletter/write-issue.ts';
import { newsletterContext } from '../../builders/newsletter.ts';

describe('the Markdown of an issue', () => {
  it('becomes headings (below the title of the mail and that of a section), paragraphs, lists, quotations and links', () => {
    const html = renderMarkdown(
      '## One tip\n\nKeep *a* card.\n\n- one\n- two\n\n> Said.\n\n[Here](https://x.example/a?b=1&c=2)',
    );
    expect(html).toContain('<h3>One tip</h3>');
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
    '[x](https://x.example/?who={{firstName}})',
  ])('makes no link of %s', (markdown) => {
    expect(renderMarkdown(markdown)).not.toContain('<a ');
  });

  it.each(['http://x.example/', 'https://x.example/', 'mailto:nora@x.example'])('links to %s', (href) => {
    expect(renderMarkdown(`[x](${href})`)).toContain(`<a href="${href}">x</a>`);
  });

  it('keeps a quotation mark in a link inside its attribute', () => {
    expect(renderMarkdown('[x](<https://x.example/"onclick="y>)')).not.toContain('"onclick="');
  });

  it('shows a picture that comes by https and says what it shows', () => {
    expect(renderMarkdown('![A "dog"](https://x.example/dog.png?a&b)')).toContain(
      '<img src="https://x.example/dog.png?a&amp;b" alt="A &quot;dog&quot;">',
    );
  });

  it.each([
    ['![A <dog>](http://x.example/dog.png)', 'A &lt;dog&gt;'],
    ['![A dog](data:image/png;base64,AAAA)', 'A dog'],
    ['![A dog](//x.example/dog.png)', 'A dog'],
    ['![A dog](https://x.example/{{firstName}}.png)', 'A dog'],
    ['![](https://x.example/pixel.png)', '<p></p>'],
  ])('of any other picture, %s, there are its words', (markdown, shown) => {
    expect(renderMarkdown(markdown)).toContain(shown);
    expect(renderMarkdown(markdown)).not.toContain('<img');
  });

  it('makes text of a list of boxes to tick, as mail programs send no forms', () => {
    expect(renderMarkdown('- [x] done\n- [ ] to do')).not.toContain('<input');
  });
});

describe('whatever is written', () => {
  const ELEMENTS =
    /^(?:p|h[3-6]|ul|ol|li|blockquote|pre|code|em|strong|del|br|hr|a|img|table|thead|tbody|tr|th|td)$/;
  const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
    'a.href': /^(?:https?|mailto):/i,
    'img.src': /^https:/i,
    'img.alt': /\S/,
    'ol.start': /^\d+$/,
    'code.class': /^language-/,
    'th.align': /^(?:left|center|right)$/,
    'td.align': /^(?:left|center|right)$/,
  };

  /** What an HTML parser finds that a letter must not hold. */
  function foreignParts(html: string): readonly string[] {
    const found: string[] = [];
    const parser = new Parser({
      onopentag(name, attributes) {
        if (!ELEMENTS.test(name)) found.push(name);
        for (const [key, value] of Object.entries(attributes)) {
          if (!ATTRIBUTES[`${name}.${key}`]?.test(value)) found.push(`${name}.${key}=${value}`);
        }
      },
      oncomment: (words) => found.push(`<!--${words}`),
      onprocessinginstruction: (name) => found.push(name),
    });
    parser.end(html);
    return found;
  }

  const nasty = fc.constantFrom(
    '<script>alert(1)</script>',
    '<style>@import "https://x.example/a.css";</style>',
    '<link rel=stylesheet href=https://x.example/a.css>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://x.example">',
    '<a href="javascript:alert(1)" onclick="x">',
    '<!-- comment',
    '<?php ',
    '<![CDATA[',
    '[x](javascript:alert(1))',
    '[x](<https://x.example/" onmouseover="a>)',
    '![x" onerror="a](https://x.example/"onload=)',
    '![x](data:image/svg+xml,<svg>)',
    '<https://x.example/"a>',
    '[x]: javascript:a "t"\n\n[x]',
    '~~~"><script>\n',
    '```js" onclick="x\n',
    '| a | b |\n|:-|-:|\n| <b> | `<i>` |\n',
    '- [ ] <input>',
    '&lt;script&gt;',
    '&#60;script&#62;',
    'https://x.example/<b>',
    '&#106;avascript:',
  );
  const piece = fc.oneof(
    { weight: 3, arbitrary: nasty },
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '[',
      ']',
      '(',
      ')',
      '!',
      '\n',
      '\n\n',
      ' ',
      '# ',
      '- ',
      '> ',
      '*',
      '\\',
    ),
    fc.string(),
  );

  it('holds no element, attribute or address that a letter does not have, as an HTML parser reads it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const sections = readSections(parts.join(''));
        const html = [renderMarkdown(parts.join('')), ...sections.map((section) => section.html)].join('');
        expect(foreignParts(html)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('and the mail made of it has no script, no foreign style and no handler', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (parts) => {
        const file = {
          slug: 'nasty',
          subject: parts.join(''),
          preheader: parts.join(''),
          markdown: parts.join(''),
        };
        const letter = writeIssue(newsletterContext, { ...file, contacts: parts.join('') });
        const names = new Set<string>();
        const parser = new Parser({
          onopentag(name, attributes) {
            names.add(name);
            for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^on/);
            for (const address of [attributes['href'], attributes['src']]) {
              expect(address ?? 'https:').toMatch(/^(?:https?:|mailto:|\{\{)/);
            }
          },
        });
        parser.end(letter.html);
        for (const name of ['script', 'iframe', 'link', 'svg', 'input', 'object', 'form']) {
          expect(names).not.toContain(name);
        }
        expect(letter.html).not.toMatch(/<style[^>]*>[^<]*@import/);
      }),
      { numRuns: 200 },
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
    expect(writeBodyText(renderMarkdown('![A cup](https://x.example/cup.png)'))).toBe(
      'A cup (https://x.example/cup.png)',
    );
    expect(text).not.toMatch(/<|&amp;/);
  });

  it('keeps a field in a heading, whose words are in capitals', () => {
    expect(writeBodyText(renderMarkdown('### Well, {{firstName}}'))).toBe('WELL, {{firstName}}');
  });

  it('keeps the rows and columns of a table', () => {
    const table = '| What | Costs |\n|---|---|\n| Tea | 2 |\n| A cup | 14 |';
    expect(
      writeBodyText(renderMarkdown(table))
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(['What    Costs', 'Tea     2', 'A cup   14']);
  });
});
