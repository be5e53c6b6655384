const QUOTE = Array.from(
  { length: 28 },
  (_, line) => `> Line ${line} of the letter that is answered, as it was written.`,
);

/** A reply as many people write it: some lines, an attribution, what it answers. */
export const TEXT_REPLY = [
  'Lunch with Ruth was lovely. Leo starts school in September, and she is reading about bees.',
  '',
  'She would like the book on gardens.',
  '',
  'Nora',
  '',
  'On Mon, 24 Aug 2026 at 07:30, Kith <r+abc@in.kith.example> wrote:',
  '',
  ...QUOTE,
].join('\n');

const HTML_LINES = QUOTE.map((line) => `<p style=3D"margin:0 0 12px">${line.slice(2)} caf=C3=A9</p>`).join(
  '\r\n',
);
const HTML_BODY = `<div dir=3D"ltr"><div>Lunch with <b>Ruth</b> was lovely.</div><div><br></div></div><br>
<div class=3D"gmail_quote"><div dir=3D"ltr" class=3D"gmail_attr">On Mon, 24 Aug 2026 at 07:30, Kith &lt;<a href=3D"mailto:r+abc@in.kith.example">r+abc@in.kith.example</a>&gt; wrote:<br></div>
<blockquote class=3D"gmail_quote" style=3D"margin:0 0 0 .8ex">${HTML_LINES}</blockquote></div>`;

export const HTML_REPLY = HTML_BODY.replaceAll('=3D', '=').replaceAll('=C3=A9', 'é');

const TRACE = Array.from(
  { length: 5 },
  (_, hop) =>
    `Received: from mx${hop}.example (mx${hop}.example [192.0.2.${hop}])\r\n\tby mx${hop + 1}.example with ESMTPS id ${hop}abcdef;\r\n\tMon, 24 Aug 2026 07:31:0${hop} +0000`,
);
const SIGNATURE = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=lindqvist.example; s=k1;\r\n\tbh=${'b'.repeat(43)}=;\r\n\tb=${'c'.repeat(340)}`;

/** About 7 KB: traces, a signature, the words as plain text and as HTML. */
export const TYPICAL_MESSAGE = Buffer.from(
  [
    ...TRACE,
    SIGNATURE,
    'From: Nora Lindqvist <nora@lindqvist.example>',
    'To: r+abc@in.kith.example',
    'Subject: =?utf-8?Q?Re=3A_Ruth_und_das_Caf=C3=A9?=',
    'Message-ID: <1@lindqvist.example>',
    'In-Reply-To: <0100@email.amazonses.com>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    TEXT_REPLY.replaceAll('\n', '\r\n'),
    '--b',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    HTML_BODY,
    '--b--',
    '',
  ].join('\r\n'),
);

const MEGABYTE = 1_000_000;
const repeated = (text: string): string => text.repeat(Math.ceil(MEGABYTE / text.length));

/** Bodies of 1 MB, each hard on some way of reading. */
export const WORST_BODIES: Readonly<Record<string, string>> = {
  'quotation marks': repeated('>\n'),
  'one line of them': repeated('>'),
  'blank lines': `hi${repeated('\n')}bye`,
  'one word': repeated('a'),
  'openings of attributions': repeated('On Mon, 24 Aug\n'),
  'open header blocks': repeated('From: <\n'),
  dashes: repeated('-'),
  rulers: repeated('__\n'),
  blanks: `x${repeated(' ')}y`,
  'open tags': repeated('<div><blockquote>'),
  prose: repeated('The garden was full of bees, and nobody wanted to go in.\r\n'),
};

const part = '--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n';
const head = 'From: nora@lindqvist.example\r\nMIME-Version: 1.0\r\n';

/** Whole messages of about 1 MB, each hard on some way of reading MIME. */
export const WORST_MESSAGES: Readonly<Record<string, Buffer>> = {
  'parts without end': Buffer.from(
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeated(part)}`,
  ),
  'encoded words': Buffer.from(
    `${head}Subject: ${repeated('=?utf-8?Q?=C3?= ').slice(0, 900_000)}\r\n\r\nhello`,
  ),
  'open brackets in From': Buffer.from(`From: ${repeated('<').slice(0, 900_000)}\r\n\r\nhello`),
  'soft line breaks': Buffer.from(
    `${head}Content-Type: text/plain; format=flowed\r\n\r\n${repeated('> word \r\n')}`,
  ),
  'equals signs': Buffer.from(`${head}Content-Transfer-Encoding: quoted-printable\r\n\r\n${repeated('=')}`),
  'nested tags': Buffer.from(`${head}Content-Type: text/html\r\n\r\n${repeated('<b><i>')}`),
};
