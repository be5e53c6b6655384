import { expect, test } from 'vitest';
import {
  ConfirmSubscription,
  confirmSubscriptionSubject,
  confirmSubscriptionText,
} from '../../../emails/confirm-subscription.tsx';
import { renderMail } from '../../../emails/render-mail.ts';

const props = {
  newsletterName: 'The Open Hand',
  confirmUrl: 'https://kith.example/newsletter/confirm/abc',
  ownerName: 'Nora Lindqvist',
};

test('it says what one gets, how often, how to say yes, and what to do if it was somebody else', () => {
  expect(confirmSubscriptionSubject(props)).toBe('Do you want The Open Hand?');
  expect(confirmSubscriptionText(props)).toMatchInlineSnapshot(`
    "Do you want The Open Hand?

    Somebody asked for The Open Hand at this address; we hope it was you. It is
    a letter by Nora Lindqvist, once a week and no more, and every issue has a
    link that ends it.

    Your yes below opens a page, and one more press there puts you on the list.
    It works for seven days.

    Yes, send it to me:
    https://kith.example/newsletter/confirm/abc

    * * *

    Not you? Ignore this mail. Somebody may have mistyped their own address;
    without your yes, nothing will come.
    "
  `);
});

test('the HTML has one link, and it is the button', () => {
  const html = renderMail(<ConfirmSubscription {...props} />);
  expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([props.confirmUrl]);
});
