import type { ReactElement } from 'react';
import { expect, test, vi } from 'vitest';
import { BriefAids } from '../../../emails/components/brief-aids.tsx';
import { BriefSections } from '../../../emails/components/brief-sections.tsx';
import { FactList } from '../../../emails/components/text.tsx';
import { Notice } from '../../../emails/notice.tsx';
import { Receipt } from '../../../emails/receipt.tsx';
import { renderMail } from '../../../emails/render-mail.ts';
import { MessagePage } from '../../../functions/web/pages/message-page.tsx';
import { repeatedKeys } from '../../builders/repeated-keys.ts';

const RUTH = { name: 'Ruth Adler', recorded: ['Likes wine', 'Likes wine'] };
const TWICE = ['the same', 'the same'];

const MAILS: Record<string, ReactElement> = {
  'a receipt about two people of one name': (
    <Receipt
      {...{ ownerGreetingName: 'Nora', title: 'Noted', smallPrint: 'Because.' }}
      people={[RUTH, RUTH]}
      remarks={TWICE}
      questions={[]}
      proposals={TWICE}
      help={[{ label: 'Help', examples: TWICE }]}
    />
  ),
  'a notice': <Notice ownerGreetingName="Nora" headline="So it is." paragraphs={TWICE} />,
  'sections of a brief': (
    <BriefSections
      isFirst
      sections={[
        { title: 'Week', items: [] },
        { title: 'Week', items: [] },
      ]}
    />
  ),
  'what helps': (
    <BriefAids
      aids={[
        {
          ...{ label: 'Help', lines: TWICE },
          links: [
            { label: 'Post', href: 'https://x.example' },
            { label: 'Post', href: 'https://x.example' },
          ],
        },
      ]}
    />
  ),
  facts: <FactList facts={TWICE} />,
  'a page': <MessagePage title="Kith" paragraphs={TWICE} />,
};

test.each(Object.entries(MAILS))(
  '%s gives each of its parts a key of its own, though words come twice',
  (_, mail) => {
    expect(repeatedKeys(mail)).toEqual([]);
  },
);

test.each(Object.entries(MAILS))('%s in which words come twice is rendered without a warning', (_, mail) => {
  const warned = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  renderMail(mail);
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});
