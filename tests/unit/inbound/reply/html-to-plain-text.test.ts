import { describe, expect, it } from 'vitest';
import { htmlToPlainText, readHtml } from '../../../../functions/inbound/adapters/html-to-plain-text.ts';
import {
  extractAnswer,
  extractReply,
  keepWhole,
} from '../../../../functions/inbound/domain/reply/extract-reply.ts';

const textOf = (html: string) => htmlToPlainText(html).trim();

describe('HTML reads as a browser shows it', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<div>One</div><div>Two</div>', 'One\nTwo'],
    ['<div>One</div><div><br></div><div>Two<br></div><div>Three</div>', 'One\n\nTwo\nThree'],
    ['One<br/>Two<br><br>Three', 'One\nTwo\n\nThree'],
    [
      '<p class=MsoNormal>One</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Two</p>',
      'One\n\nTwo',
    ],
    ['One\n  <b>bold </b> <i>and</i>\ttwo', 'One bold and two'],
    ['<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    ['<ol><li>One</li><li>Two</li></ol>', '1. One\n2. Two'],
    ['<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>', 'One Two\nThree'],
    ['<pre>One\nTwo</pre>', 'One\nTwo'],
    ['Leo &amp; Ruth &lt;3 &eacute;&#128512;', 'Leo & Ruth <3 é😀'],
    ['<a href="https://x.example">One</a><img src="x" alt="Two">', 'One'],
    ['<head><title>No</title><style>p{}</style></head><script>no()</script>One<!-- no -->', 'One'],
    ['<div style="display: none">No</div>One', 'One'],
    ['One <b>two', 'One two'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(textOf(html)).toBe(text);
  });
});

describe('quotations are told by their markup', () => {
  it.each([
    '<blockquote type="cite">Ruth</blockquote>',
    '<blockquote cite="mid:1@kith.example">Ruth</blockquote>',
    '<div class="gmail_quote"><div>Ruth</div><blockquote>Adler</blockquote></div>',
    '<div class="yahoo_quoted" id="yahoo_quoted_1">Ruth</div>',
    '<div class="moz-cite-prefix">Someone said:</div>',
    '<div class="protonmail_quote">Ruth</div>',
    '<div class="zmail_extra">Ruth</div>',
    '<div name="messageReplySection">Ruth</div>',
    '<div id="qt">Ruth</div>',
    '<div id="appendonsend"></div><hr><div>Ruth</div><p>Adler</p>',
    '<div id="x_divRplyFwdMsg">Ruth</div>',
    '<div id="mail-editor-reference-message-container"><div>Ruth</div></div>',
    '<div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p>Ruth</p></div><p>Adler</p>',
    '<hr id="stopSpelling">Ruth',
    '<span id="OLK_SRC_BODY_SECTION">Ruth</span>',
    '<blockquote>Ruth</blockquote>',
    '<div id="divRpF427">Ruth</div>',
    '<div class="aolmail_yahoo_quoted">Ruth</div>',
    '<div class="ydp5a8cfb1fyahoo_quoted">Ruth</div>',
    '<div class="quoted_body_section">Ruth</div>',
  ])('%s', (quotation) => {
    expect(extractReply(htmlToPlainText(`<div>Saw her.</div>${quotation}`))).toBe('Saw her.');
  });

  it.each([
    '<div class="gmail_signature">Nora</div>',
    '<pre class="moz-signature">-- \nNora</pre>',
    '<div id="Signature">Nora</div>',
    '<div id="ms-outlook-mobile-signature">Nora</div>',
    '<div class="protonmail_signature_block">Nora</div>',
    '<div name="messageSignatureSection">Nora</div>',
    '<signature id="local-1">Nora</signature>',
    '<div fairemail="signature">Nora</div>',
    '<div data-signature-widget="container">Nora</div>',
    '<div class="k9mail-signature">Nora</div>',
  ])('and so are signatures: %s', (signature) => {
    expect(extractReply(htmlToPlainText(`<div>Saw her.</div>${signature}`))).toBe('Saw her.');
  });

  it('answers below and between them are kept', () => {
    const html =
      '<blockquote type="cite">How is Ruth?</blockquote>Well.<blockquote type="cite">And Leo?</blockquote><div>At school.</div>';
    expect(extractReply(htmlToPlainText(html))).toBe('Well.\n\nAt school.');
  });

  it.each([
    ['gmail_quote', '<blockquote class="gmail_quote">'],
    ['gmail_quote gmail_quote_container', '<blockquote class="gmail_quote">'],
    ['protonmail_quote', '<blockquote class="protonmail_quote" type="cite">'],
    ['zmail_extra', '<blockquote id="blockquote_zmail">'],
  ])('answers inside the element around the quotations are kept: %s', (name, blockquote) => {
    const nested = `<div class="${name}">Nora wrote:${blockquote}Who?</blockquote>Me.</div>`;
    const html = `<div class="${name}">On Monday, Kith wrote:${blockquote}How is Ruth?${nested}</blockquote><div>Well.</div>${blockquote}And Leo?</blockquote><div>At school.</div></div><div>More soon.</div>`;
    expect(extractReply(htmlToPlainText(html))).toBe('Well.\n\nAt school.\nMore soon.');
  });

  it('answers between plain blockquotes are kept, and those are not, below an attribution', () => {
    const html =
      '<div>On 24 Aug 2026, at 07:30, Kith wrote:</div><blockquote>Ruth?</blockquote><div>Well.</div><blockquote>And Leo?</blockquote><div>At school.</div>';
    expect(extractReply(htmlToPlainText(html))).toBe('Well.\n\nAt school.');
  });

  it('what the writer indents under a time of day is kept', () => {
    const html =
      '<div>At 10:30 Leo said:</div><blockquote>I like it.</blockquote><div>Good.</div><blockquote>Ruth</blockquote>';
    expect(extractReply(htmlToPlainText(html))).toBe('At 10:30 Leo said:\n\nI like it.\n\nGood.');
  });

  it('a body that is nothing but an indented thread is kept whole, and cut only where it is known to answer', () => {
    const attribution = 'On 24 Aug 2026, at 07:30, Kith <k@kith.example> wrote:';
    const html = `<blockquote>Saw her.<div>${attribution.replace('<', '&lt;')}</div><div>Ruth</div></blockquote>`;
    const { text, isDoubtful } = readHtml(html);
    expect(isDoubtful).toBe(true);
    expect(keepWhole(text)).toBe(`Saw her.\n${attribution}\nRuth`);
    expect(extractAnswer(text)).toBe('Saw her.');
  });

  it.each([
    '<blockquote>Saw her.</blockquote>',
    '<blockquote>Saw her.</blockquote><div>On 24 Aug 2026, at 07:30, Kith wrote:</div><blockquote>Ruth</blockquote>',
    '<div>Saw her.</div><blockquote>On 24 Aug 2026, at 07:30, Kith wrote:<div>Ruth</div></blockquote>',
    '<blockquote type="cite">Saw her.<div>On 24 Aug 2026, at 07:30, Kith wrote:</div></blockquote>',
    '<blockquote><div>On 24 Aug 2026, at 07:30, Kith wrote:</div>Ruth</blockquote>',
    '',
  ])('which no other body is: %s', (html) => {
    expect(readHtml(html).isDoubtful).toBe(false);
  });

  it('words below the line that Outlook on a telephone draws are kept: what it quotes is marked by itself', () => {
    const html =
      '<div class="ms-outlook-mobile-body-separator-line"><br></div><div>Saw her.</div><div id="mail-editor-reference-message-container">Ruth</div>';
    expect(extractReply(htmlToPlainText(html))).toBe('Saw her.');
  });

  it('what the writer indented is kept', () => {
    const html =
      'Leo said:<blockquote class="gmail_quote">I like it.</blockquote><blockquote>So do I.</blockquote>Good.<br><blockquote>Ruth</blockquote>';
    expect(extractReply(htmlToPlainText(html))).toBe('Leo said:\n\nI like it.\n\nSo do I.\n\nGood.');
  });

  it('words in the element of Apple’s signature are kept: people write there', () => {
    const html = '<div id="AppleMailSignature">Saw her.<div><br></div><div>Sent from my iPhone</div></div>';
    expect(extractReply(htmlToPlainText(html))).toBe('Saw her.');
  });
});

describe('HTML made to hurt', () => {
  it.each([
    '<div><blockquote>',
    '<p>',
    '<div></x>',
    '<a b="',
    '<!--',
    '&',
    '<ol><li>',
    '<div class="gmail_quote">',
  ])('a megabyte of %s is read to where it matters', (piece) => {
    const html = `<div>Saw her.</div>${piece.repeat(1_000_000 / piece.length)}`;
    expect(extractReply(htmlToPlainText(html))).toContain('Saw her.');
  });
});

it('a whole mail that is marked as a quotation, of nobody, is what its writer wrote', () => {
  const words = '<div name="messageReplySection"><p>See you on Friday.</p></div>';
  expect(htmlToPlainText(words).trim()).toBe('See you on Friday.');
  const quoted = '<div class="gmail_quote"><div>On Monday, Ruth wrote:</div><p>See you.</p></div>';
  expect(htmlToPlainText(quoted)).toContain('> See you.');
});
