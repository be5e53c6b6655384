import { expect, test } from 'vitest';
import { InnerCircleQuestion, innerCircleQuestionText } from '../../../emails/inner-circle-question.tsx';
import { renderMail } from '../../../emails/render-mail.ts';

const props = {
  ownerGreetingName: 'Nora',
  replyAddress: 'r+abc@in.kith.example',
  howOften: 'about once a month',
};

test('it asks for names in one breath, says what follows, and that silence is an answer, too', () => {
  expect(innerCircleQuestionText(props)).toMatchInlineSnapshot(`
    "Dear Nora,

    Whom would you hate to lose?

    The people you brought in are safe in your circle, and Kith is quiet about
    every one of them. Nobody can be close to everybody, so it begins with the
    few who matter most.

    Which fifteen or so would you hate to lose? Reply to this mail with their
    names, one on each line, as you would say them. Ten are as good as fifteen.

    They become your inner circle: Kith will bring each of them to your mind
    about once a month, one after the other, and counts nothing from the past
    against you.

    * * *

    Kith asks this once, because people were brought into your circle. Until you
    answer, it says nothing about them, and that is fine, too.
    "
  `);
});

test('the HTML has one link, and it opens a reply', () => {
  const html = renderMail(<InnerCircleQuestion {...props} />);
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual(['mailto:r+abc@in.kith.example?subject=Whom%20would%20you%20hate%20to%20lose%3F']);
});
